/// Reads an XML document record by record, so that memory holds one record at a time: the entries of a feed, the items
/// of an RSS channel.
public enum XMLRecords {
    /// Deeper elements are an error.
    public static let depthLimit = 256

    /// Reads a document and hands over each of its records as soon as it is complete.
    ///
    /// - Parameters:
    ///   - bytes: The document, in any encoding that ``TextEncoding`` knows.
    ///   - charset: What the transport said (the `charset` of `Content-Type`).
    ///   - records: Local names of records, in any namespace and at any depth; one within another stays part of it.
    ///   - maxRecords: Further ones are left out, with a note. Default: no limit.
    ///   - each: Called for every complete record, in document order.
    /// - Returns: What stands around the records, and what had to be mended.
    /// - Throws: ``MarkupError``; records that were complete before the fault have been handed over.
    public static func read(
        _ bytes: [UInt8], charset: String? = nil, records: Set<String>, maxRecords: Int = .max,
        each: (XMLElement) -> Void
    ) throws(MarkupError) -> XMLReading {
        let text = UTF8Text(bytes, charset: charset, declaration: .xml)
        return try withoutActuallyEscaping(each) { each throws(MarkupError) in
            let builder = XMLRecordBuilder(records: records, maxRecords: maxRecords, each: each)
            try XMLParser.parse(text.bytes, into: builder)
            if let failure = builder.failure { throw failure }
            if let fault = builder.fault { throw .malformed(line: fault.line, code: fault.code) }
            return XMLReading(
                head: builder.root, recordCount: builder.recordCount, encoding: text.encoding,
                notes: text.notes + builder.notes)
        }
    }
}

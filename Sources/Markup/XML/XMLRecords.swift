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
        guard text.bytes.contains(where: { !TagScanner.isSpace($0) }) else { throw .empty }
        if let start = AttributeFlood.start(in: text.bytes) {
            let line = text.bytes[..<start].count { $0 == 0x0A } + 1
            throw .tooManyAttributes(line: line, limit: AttributeFlood.limit)
        }
        return try withoutActuallyEscaping(each) { each throws(MarkupError) in
            // The builder, which holds the closure, must not outlive this block.
            let builder = try build(text.bytes, records: records, maxRecords: maxRecords, each: each)
            if builder.isEmpty { throw .noElement }
            return XMLReading(
                head: builder.root, recordCount: builder.recordCount, encoding: text.encoding,
                notes: text.notes + builder.notes)
        }
    }

    /// Reads strictly, and mends only what cannot be read so: most feeds are well-formed, and mending costs a pass.
    private static func build(
        _ bytes: [UInt8], records: Set<String>, maxRecords: Int, each: @escaping (XMLElement) -> Void
    ) throws(MarkupError) -> XMLRecordBuilder {
        var strict = XMLRecordBuilder(records: records, maxRecords: maxRecords, each: each)
        try XMLParser.parse(bytes, into: &strict)
        if let failure = strict.failure { throw failure }
        guard strict.fault != nil else { return strict }
        let repair = try repaired(bytes, records: records, begun: strict.recordCount)
        guard let repair else { throw .noElement }
        // What came before the fault has been handed over and comes out of the repair unchanged.
        var mended = XMLRecordBuilder(
            records: records, maxRecords: maxRecords, isWrapped: true, skipping: strict.recordCount,
            notes: repair.notes,
            each: each)
        try XMLParser.parse(repair.output, into: &mended)
        if let failure = mended.failure { throw failure }
        if let fault = mended.fault { throw .malformed(line: fault.line, code: fault.code) }
        return mended
    }

    private static func repaired(
        _ bytes: [UInt8], records: Set<String>, begun: Int
    ) throws(MarkupError) -> (output: [UInt8], notes: [MarkupNote])? {
        let result = bytes.withUnsafeBufferPointer { bytes -> Result<XMLRepair, MarkupError> in
            do throws(MarkupError) {
                return .success(try XMLRepair(bytes, records: records, begun: begun))
            } catch {
                return .failure(error)
            }
        }
        let repair = try result.get()
        return repair.hasElement ? (repair.output, repair.notes) : nil
    }
}

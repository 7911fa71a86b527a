internal import JSONText
internal import Papers

/// Reads the JSON of `https://huggingface.co/api/daily_papers`: an array of items, one item, or the data of the page
/// (`{"dailyPapers": […]}`).
struct HFJSONReader {
    let context: ReadingContext
    /// The source's own words where it answers with an error.
    private var report: String?
    /// Whether the root is a list of items, or has one.
    private var hasList = false
    private var dateString: String?
    private var digest: HFDigest

    init(_ context: ReadingContext) {
        self.context = context
        digest = HFDigest(context)
    }

    /// - Throws: ``IngestError`` for what is no JSON, no digest, or the source's report of an error.
    func read(_ bytes: [UInt8]) throws(IngestError) -> DigestReading {
        let body = JSONBody(bytes, context)
        var reader = self
        for diagnostic in body.diagnostics { reader.digest.note(diagnostic) }
        return try reader.read(body, as: .hfJSON)
    }

    /// Reads the data that a page carries, whose text has been decoded.
    func readPage(_ bytes: [UInt8], _ diagnostics: [IngestDiagnostic]) throws(IngestError) -> DigestReading {
        var reader = self
        for diagnostic in diagnostics { reader.digest.note(diagnostic) }
        return try reader.read(JSONBody(decoded: bytes, context), as: .hfHTML)
    }

    private mutating func read(_ body: JSONBody, as format: SourceFormat) throws(IngestError) -> DigestReading {
        var failure: IngestError?
        let fault: JSONScanError? = JSONScanner.scan(body.bytes) { (scanner: inout JSONScanner) in
            do throws(JSONScanError) {
                try scanRoot(&scanner, &failure)
                if failure == nil { try scanner.finish() }
                return nil
            } catch {
                return error
            }
        }
        if let failure { throw failure }
        if let fault {
            // What is complete is read; text behind the end, or a fault within, refuses the whole.
            guard fault.isCutOff, digest.isBegun, !digest.isForeign else { throw body.error(fault) }
            // The lines of a page's data are not those of the page.
            let line = format == .hfHTML ? nil : fault.position(in: body.bytes).line
            digest.note(IngestDiagnostic(line.map { .line($0) } ?? .whole, kind: .cutOff))
        }
        if let report, !digest.isBegun { throw body.error(SourceReport.reason(report)) }
        guard hasList || digest.isBegun, !digest.isForeign else { throw body.error(.looksLike(.json(nil))) }
        let reading = digest.reading(as: format, named: dateString.flatMap { Day($0) })
        // A list of what is no paper is a broken source; an empty one, or one of withdrawn papers, is not.
        let holdsOthers = reading.diagnostics.contains { if case .noPaper = $0.kind { true } else { false } }
        if reading.papersRead == 0, holdsOthers { throw body.error(.noPaper) }
        return reading
    }

    /// - Parameter failure: set, and reading ended, where it is not the JSON that is at fault.
    private mutating func scanRoot(
        _ scanner: inout JSONScanner, _ failure: inout IngestError?
    ) throws(JSONScanError) {
        switch try scanner.kind() {
        case .array: try scanList(&scanner, &failure)
        case .object: try scanObject(&scanner, &failure)
        case .string: report = try scanner.text(atMost: SourceReport.limit)
        default: try scanner.skipValue()
        }
    }

    private mutating func scanList(
        _ scanner: inout JSONScanner, _ failure: inout IngestError?
    ) throws(JSONScanError) {
        hasList = true
        try scanner.enterArray()
        while try scanner.nextElement() {
            var item: HFItem?
            if try scanner.kind() == .object { item = try HFItem.read(from: &scanner) } else { try scanner.skipValue() }
            do throws(IngestError) {
                try digest.add(item)
            } catch {
                failure = error
                return
            }
        }
    }

    /// One item, the data of a page, or an error.
    private mutating func scanObject(
        _ scanner: inout JSONScanner, _ failure: inout IngestError?
    ) throws(JSONScanError) {
        var item = HFItem()
        try scanner.enterObject()
        while let key = try scanner.nextKey() {
            let name = scanner.text(of: key, atMost: 64)
            if let known = HFFields.Key(rawValue: name) {
                try item.take(known, from: &scanner)
            } else if name == "dailyPapers" || name == "papers", !hasList, try scanner.kind() == .array {
                try scanList(&scanner, &failure)
                if failure != nil { return }
            } else if name == "dateString" {
                dateString = try scanner.text(atMost: 64)
            } else if SourceReport.keys.contains(name) {
                report = try SourceReport.text(from: &scanner) ?? report
            } else {
                try scanner.skipValue()
            }
        }
        guard !hasList, item.isPaper, item.inner != nil || item.outer.title != nil else { return }
        do throws(IngestError) { try digest.add(item) } catch { failure = error }
    }
}

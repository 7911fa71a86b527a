public import JSONText

/// What lists of readers are imported from.
public enum ImportFormat: String, Sendable, CaseIterable {
    /// One subscriber of `subscribers.json` a line.
    case jsonLines = "jsonl"
    /// A table with a header row.
    case csv
    /// The subscribers that listmonk exports.
    case listmonk
    /// Alert terms, one a line.
    case terms
    /// Its `custom.yaml`, `.env`, or the `env` of its workflow.
    case zoteroArxivDaily = "zotero-arxiv-daily"
    /// Its `config.yaml`.
    case arxivDigest = "arxivdigest"

    /// Any number of readers, a row each; the others are one reader, or one profile.
    public var isTable: Bool {
        switch self {
        case .jsonLines, .csv, .listmonk: true
        case .terms, .zoteroArxivDaily, .arxivDigest: false
        }
    }
}

extension ImportFormat {
    /// What a file looks like.
    /// - Parameters:
    ///   - head: Its first bytes: 64 KiB, or all.
    ///   - name: Its name, which tells where the bytes do not.
    /// - Throws: `RefusedFile` where nothing fits, with what to do.
    public static func sniffed(_ head: [UInt8], name: String) throws(RefusedFile) -> ImportFormat {
        let text = TextEncoding.sniffed(head).text(head[...]).trimmingPrefix("\u{FEFF}")
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        let said = lines.first { !$0.allSatisfy(\.isWhitespace) && !$0.hasPrefix("#") }
        guard let first = said?.trimmingPrefix(while: \.isWhitespace) else {
            throw ImportFault.empty.refusing(name)
        }
        switch first.first {
        case "{":
            let isWhole = first.hasSuffix("}") || (first.contains("}") && lines.count > 1)
            guard isWhole || !text.contains("\"subscribers\"") else { throw ImportFault.operatorsFile.refusing(name) }
            return .jsonLines
        case "[": throw ImportFault.jsonArray.refusing(name)
        default: break
        }
        if let table = table(String(first)) { return table }
        if let settings = settings(lines) { return settings }
        let ending = name.split(separator: ".").last?.lowercased() ?? ""
        switch ending {
        case "jsonl", "ndjson": return .jsonLines
        case "csv", "tsv": return .csv
        case "txt": return .terms
        default: throw ImportFault.unknownFormat.refusing(name)
        }
    }

    /// A header row has a cell for the address.
    private static func table(_ line: String) -> ImportFormat? {
        var splitter = CSVSplitter(delimiter: CSVSplitter.delimiter(of: line))
        let rows = splitter.rows(in: Array(line.utf8), isLast: true)
        let cells = rows.first?.cells.map { CSVColumn.squeezed(String(decoding: $0.bytes, as: UTF8.self)) } ?? []
        // Its export has a status; what it imports itself has none.
        if cells.contains("email"), cells.contains("attributes") { return .listmonk }
        return cells.contains { CSVColumn.key(of: $0) == "email" } ? .csv : nil
    }

    private static func settings(_ lines: [String]) -> ImportFormat? {
        let keys = Set(
            lines.compactMap { line -> String? in
                let line = line.trimmingPrefix(while: { $0 == " " || $0 == "-" }).trimmingPrefix("export ")
                guard let end = line.firstIndex(where: { $0 == ":" || $0 == "=" }) else { return nil }
                return line[..<end].trimmingSuffix(while: \.isWhitespace)
            })
        if !keys.isDisjoint(with: ["ZOTERO_ID", "ZOTERO_KEY", "ARXIV_QUERY", "MAX_PAPER_NUM"]) {
            return .zoteroArxivDaily
        }
        if keys.contains("zotero"), keys.contains("email") || keys.contains("executor") { return .zoteroArxivDaily }
        if keys.contains("topic"), keys.contains("interest") || keys.contains("categories") { return .arxivDigest }
        return nil
    }
}

extension StringProtocol {
    func trimmingPrefix(while isIn: (Character) -> Bool) -> String { String(drop(while: isIn)) }

    func trimmingPrefix(_ prefix: String) -> String {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : String(self)
    }

    func trimmingSuffix(while isIn: (Character) -> Bool) -> String {
        guard let end = lastIndex(where: { !isIn($0) }) else { return "" }
        return String(self[...end])
    }

    /// Without white space at both ends.
    var trimmed: String { trimmingPrefix(while: \.isWhitespace).trimmingSuffix(while: \.isWhitespace) }
}

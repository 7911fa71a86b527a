internal import JSONText
internal import Markup
internal import Text

/// CSL-JSON, what Zotero exports, and lists of papers of ours: an array of objects, or an object that holds one.
enum JSONLibrary {
    private static let rules = ReadingRules(
        allowsComments: false, maxDepth: 64, maxBytes: LibraryReading.maxBytes, allowsDuplicateKeys: true)

    /// - Throws: `RefusedFile` for a text that is no JSON, with every place.
    static func read(_ text: [UInt8], file: String, into reading: inout LibraryReading) throws(RefusedFile) {
        let (document, diagnostics) = JSONDocument.read(text, file: file, rules: rules)
        if let document, diagnostics.isEmpty {
            for item in items(document.root) { read(item, line: item.position, into: &reading) }
        } else if isLines(text) {
            readLines(text, file: file, into: &reading)
        } else {
            throw RefusedFile(diagnostics)
        }
    }

    /// The entries: of an array, of `items` (Better BibTeX), of `references`; or the object itself.
    private static func items(_ root: JSONValue) -> [JSONValue] {
        if root.kind == .array { return Array(root.elements) }
        for key in ["items", "references", "papers"] {
            if let list = root.member(key), list.kind == .array { return Array(list.elements) }
        }
        return [root]
    }

    private static func read(_ item: JSONValue, line place: Position, into reading: inout LibraryReading) {
        guard item.kind == .object else {
            reading.remark(
                line: place.line, column: place.column, code: "no-object", "the entry is no object; it is left out")
            return
        }
        // Zotero's API wraps what it says of an entry.
        let data = item.member("data").flatMap { $0.kind == .object ? $0 : nil } ?? item
        let kind = data.member("itemType")?.string ?? data.member("type")?.string
        if kind == "attachment" || kind == "note" || kind == "annotation" { return }
        let labels =
            data.texts("tags", "tag") + data.texts("keywords", "") + data.texts("categories", "")
            + data.commaList("keyword") + (data.text("primaryClass").map { [$0] } ?? [])
        guard
            let entry = LibraryEntry(
                title: HTMLText(data.text("title") ?? "", layout: .oneLine).text,
                abstract: (data.text("abstract") ?? data.text("abstractNote")).map {
                    HTMLText($0, layout: .oneLine).text
                },
                authors: data.names("author") + data.names("creators") + data.names("authors"), labels: labels,
                line: place.line)
        else {
            reading.remark(
                line: place.line, column: place.column, code: "no-title", "the entry has no title; it is left out")
            return
        }
        reading.add(entry)
    }

    /// A JSON object a line.
    private static func isLines(_ text: [UInt8]) -> Bool {
        let lines = text.split(separator: 0x0A, maxSplits: 8).prefix(8)
            .map { $0.drop { $0 <= 0x20 } }.filter { !$0.isEmpty }
        return lines.count > 1 && lines.allSatisfy { $0.first == UInt8(ascii: "{") && $0.count > 2 }
    }

    private static func readLines(_ text: [UInt8], file: String, into reading: inout LibraryReading) {
        for (index, line) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            let (document, diagnostics) = JSONDocument.read(Array(line), file: file, rules: rules)
            let place = Position(line: index + 1, column: diagnostics.first?.position?.column ?? 1)
            if let document, diagnostics.isEmpty {
                read(document.root, line: place, into: &reading)
            } else {
                reading.remark(
                    line: place.line, column: place.column, code: "not-json", "the line is no JSON; it is left out")
            }
        }
    }
}

extension JSONValue {
    fileprivate func text(_ key: String) -> String? {
        member(key)?.string.map { ReadableText.plain($0) }
    }

    /// Strings of an array, or the values of `inner` in its objects.
    fileprivate func texts(_ key: String, _ inner: String) -> [String] {
        guard let list = member(key), list.kind == .array else { return [] }
        return list.elements.compactMap { $0.string ?? $0.member(inner)?.string }.map { ReadableText.plain($0) }
    }

    /// CSL has one string for all keywords.
    fileprivate func commaList(_ key: String) -> [String] {
        guard let text = member(key)?.string else { return [] }
        return text.split { $0 == "," || $0 == ";" }.map { ReadableText.plain(String($0)) }
    }

    /// People as `{family, given}` (CSL), `{lastName, firstName}` (Zotero), `{name}`, `{literal}`, or a string.
    fileprivate func names(_ key: String) -> [String] {
        guard let list = member(key) else { return [] }
        if let text = list.string { return [ReadableText.plain(text)] }
        guard list.kind == .array else { return [] }
        return list.elements.compactMap { person -> String? in
            if let role = person.member("creatorType")?.string, role != "author" { return nil }
            if let name = person.string { return ReadableText.plain(name) }
            let particle = person.text("non-dropping-particle") ?? person.text("dropping-particle")
            let family = person.text("family") ?? person.text("lastName")
            let given = person.text("given") ?? person.text("firstName")
            if family != nil || given != nil {
                return [given, particle, family].compactMap(\.self).joined(separator: " ")
            }
            return person.text("name") ?? person.text("literal")
        }
    }
}

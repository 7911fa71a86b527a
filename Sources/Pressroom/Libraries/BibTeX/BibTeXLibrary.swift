internal import Text

/// BibTeX and biblatex, as reference managers and people write it.
enum BibTeXLibrary {
    /// Whether an `@` with a type and a brace stands somewhere.
    static func isOne(_ text: [UInt8]) -> Bool {
        var scanner = BibTeXScanner(text)
        while scanner.skipToEntry() {
            if scanner.opening() != nil { return true }
        }
        return false
    }

    static func read(_ text: [UInt8], into reading: inout LibraryReading) {
        var parser = BibTeXParser(text)
        while let item = parser.next() {
            switch item {
            case .entry(let entry): add(entry, to: &reading)
            case .fault(let fault):
                reading.remark(
                    line: fault.place.line, column: fault.place.column, code: "broken-entry",
                    "\(fault.message); the entry is left out")
            }
        }
    }

    private static func add(_ entry: BibTeXEntry, to reading: inout LibraryReading) {
        let title = [entry["title"], entry["subtitle"]].compactMap(\.self).map(readable).joined(separator: ": ")
        // biblatex has the class of a preprint in `eprintclass`, arXiv's own export in `primaryclass`.
        let classes = ["primaryclass", "eprintclass"].compactMap { entry[$0] }.map(readable)
        let keywords = (entry["keywords"] ?? entry["keyword"])?.split { $0 == "," || $0 == ";" } ?? []
        guard
            let paper = LibraryEntry(
                title: title, abstract: entry["abstract"].map(readable),
                authors: names(entry["author"] ?? ""), labels: classes + keywords.map { readable(String($0)) },
                line: entry.place.line)
        else {
            // `@misc` entries for web pages and data often have none: said, not hidden.
            let name = entry.key.isEmpty ? "the entry" : "the entry \(entry.key)"
            reading.remark(
                line: entry.place.line, column: entry.place.column, code: "no-title",
                "\(name) has no title; it is left out")
            return
        }
        reading.add(paper)
    }

    /// TeX made readable; braces that only keep capitals or group words are no text.
    private static func readable(_ value: String) -> String {
        ReadableText.plain(value).filter { $0 != "{" && $0 != "}" }
    }

    /// Names are parted by ` and ` outside of braces (BibTeX's own documentation, "BibTeXing", 1988).
    static func names(_ value: String) -> [String] {
        var names: [String] = []
        var name = ""
        var depth = 0
        for word in value.split(whereSeparator: \.isWhitespace) {
            if depth == 0, word.lowercased() == "and" {
                names.append(name)
                name = ""
                continue
            }
            name += name.isEmpty ? word : " " + word
            for byte in word.utf8 {
                if byte == UInt8(ascii: "{") { depth += 1 }
                if byte == UInt8(ascii: "}") { depth = max(0, depth - 1) }
            }
        }
        names.append(name)
        return names.map(readable).filter { !$0.isEmpty }
    }
}

/// An entry with its fields, values joined and macros replaced, TeX as it is.
struct BibTeXEntry {
    var key: String
    /// In small letters; of equal names the first one counts.
    var fields: [String: String] = [:]
    var place: BibTeXScanner.Place

    subscript(_ name: String) -> String? { fields[name].flatMap { $0.isEmpty ? nil : $0 } }
}

/// What makes an entry unreadable, and where.
struct BibTeXFault: Error {
    var place: BibTeXScanner.Place
    var message: String
}

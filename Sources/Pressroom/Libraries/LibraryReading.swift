internal import JSONText
internal import Markup
internal import Text

/// What a library's file holds: its good entries, and which ones were left out, and where.
struct LibraryReading: Sendable {
    /// In the order of the file, each title once.
    var entries: [LibraryEntry] = []
    /// What was left out, with file, line and column; warnings all.
    var remarks: [Diagnostic] = []
    /// Entries that were there before, under the same title.
    var repeated = 0

    /// Most bytes of a library.
    static let maxBytes = 64 << 20
    /// Remarks that are kept; more help nobody.
    private static let mostRemarks = 200
    private(set) var furtherRemarks = 0

    private let file: String
    private var places: [NormalizedTitle: Int] = [:]

    init(file: String) { self.file = file }

    /// Reads BibTeX, RIS or JSON; which one the text says itself.
    /// - Throws: `RefusedFile` where the file is none of them, or holds no entry with a title.
    static func read(_ bytes: [UInt8], file: String) throws(RefusedFile) -> LibraryReading {
        guard bytes.count <= maxBytes else { throw refusal(file, "too-large", "the file is larger than 64 MiB") }
        let text = UTF8Text(bytes, declaration: .none).bytes
        var reading = LibraryReading(file: file)
        switch LibraryFormat(of: text) {
        case .json: try JSONLibrary.read(text, file: file, into: &reading)
        case .ris: RISLibrary.read(text, into: &reading)
        case .bibTeX: BibTeXLibrary.read(text, into: &reading)
        case nil:
            throw refusal(
                file, "unknown-format",
                "the file is no library: neither BibTeX (@article{…), nor RIS (TY  - …), nor JSON ([ … ])")
        }
        guard !reading.entries.isEmpty else {
            let reason = reading.remarks.isEmpty ? "the library is empty" : "no entry of the library can be used"
            throw RefusedFile(reading.remarks + [Diagnostic(file: file, code: "no-entry", message: reason)])
        }
        return reading
    }

    /// Takes an entry over; one of the same title again only where it brings the abstract that was missing.
    mutating func add(_ entry: LibraryEntry) {
        let title = NormalizedTitle(entry.title)
        guard let place = places[title] else {
            places[title] = entries.count
            entries.append(entry)
            return
        }
        repeated += 1
        if entries[place].abstract == nil, entry.abstract != nil { entries[place] = entry }
    }

    mutating func remark(line: Int, column: Int = 1, code: String, _ message: String) {
        guard remarks.count < Self.mostRemarks else {
            furtherRemarks += 1
            return
        }
        remarks.append(
            Diagnostic(
                file: file, position: Position(line: line, column: column), code: code, message: message,
                severity: .warning))
    }

    private static func refusal(_ file: String, _ code: String, _ message: String) -> RefusedFile {
        RefusedFile([Diagnostic(file: file, code: code, message: message)])
    }
}

/// The formats that libraries are kept and exchanged in.
enum LibraryFormat: Sendable {
    case bibTeX, ris, json

    /// By the text's own marks: an opening bracket first, a `TY` line, an `@` with a type and a brace.
    init?(of text: [UInt8]) {
        guard let first = text.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) else { return nil }
        if first == UInt8(ascii: "["), !RISLibrary.isOne(text) {
            self = .json
        } else if first == UInt8(ascii: "{") {
            self = .json
        } else if RISLibrary.isOne(text) {
            self = .ris
        } else if BibTeXLibrary.isOne(text) {
            self = .bibTeX
        } else {
            return nil
        }
    }
}

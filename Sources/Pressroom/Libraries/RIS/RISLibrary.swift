internal import Text

/// RIS, as reference managers write it, and its cousin from medicine (`PMID- 1`, `TI  - …`): a tag, a hyphen, the
/// value; further lines without a tag go on with it.
enum RISLibrary {
    /// Whether a line of the first hundred opens a record.
    static func isOne(_ text: [UInt8]) -> Bool {
        text.prefix(65_536).split(separator: 0x0A, maxSplits: 100).prefix(100).contains { line in
            guard let (tag, _) = field(line) else { return false }
            return tag == "TY" || tag == "PMID"
        }
    }

    static func read(_ text: [UInt8], into reading: inout LibraryReading) {
        var record: RISRecord?
        var number = 0
        var hasStray = false
        var rest = text[...]
        while !rest.isEmpty {
            number += 1
            let end = rest.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? rest.endIndex
            let line = rest[..<end]
            let isPair = end + 1 < rest.endIndex && rest[end] == 0x0D && rest[end + 1] == 0x0A
            rest = rest[min(rest.endIndex, end + (isPair ? 2 : 1))...]
            guard let (tag, value) = field(line) else {
                if record != nil {
                    record?.goOn(with: line)
                } else if !hasStray, line.contains(where: { $0 > 0x20 }) {
                    hasStray = true
                    reading.remark(line: number, code: "stray-text", "text before the first record is left out")
                }
                continue
            }
            if tag == "TY" || tag == "PMID" {
                record?.finish(into: &reading)
                record = RISRecord(line: number)
            } else if tag == "ER" {
                record?.finish(into: &reading)
                record = nil
            } else if record != nil {
                record?.take(tag, value)
            } else {
                reading.remark(
                    line: number, code: "stray-field", "the field \(tag) belongs to no record: \"TY\" is missing")
                record = RISRecord(line: number)
                record?.take(tag, value)
            }
        }
        record?.finish(into: &reading)
    }

    /// `AU  - Ada Byron`; tags of two characters, of up to four in medicine, filled up to four with spaces.
    private static func field(_ line: ArraySlice<UInt8>) -> (tag: String, value: ArraySlice<UInt8>)? {
        guard let hyphen = line.prefix(6).firstIndex(of: UInt8(ascii: "-")) else { return nil }
        let head = line[..<hyphen]
        let tag = head.prefix { $0 != 0x20 }
        let width = head.count
        let isFilled = head.dropFirst(tag.count).allSatisfy { $0 == 0x20 }
        guard (2...4).contains(tag.count), isFilled, width == 4 || tag.count == 2 && (3...5).contains(width),
            let first = tag.first, isCapital(first), tag.dropFirst().allSatisfy({ isCapital($0) || isDigit($0) })
        else { return nil }
        let value = line[(hyphen + 1)...]
        guard value.isEmpty || value.first == 0x20 || value.first == 0x09 || value.first == 0x0D else { return nil }
        return (String(decoding: tag, as: UTF8.self), value)
    }

    private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

/// A record on its way to an entry.
private struct RISRecord {
    let line: Int
    private var fields: [(tag: String, value: [UInt8])] = []

    init(line: Int) { self.line = line }

    mutating func take(_ tag: String, _ value: ArraySlice<UInt8>) {
        fields.append((tag, Array(value)))
    }

    mutating func goOn(with line: ArraySlice<UInt8>) {
        guard !fields.isEmpty, line.contains(where: { $0 > 0x20 }) else { return }
        fields[fields.count - 1].value += [0x20] + line
    }

    func finish(into reading: inout LibraryReading) {
        guard
            let entry = LibraryEntry(
                title: first(["TI", "T1", "CT", "BT"]) ?? "", abstract: first(["AB", "N2"]),
                authors: all(["AU", "A1", "FAU"]), labels: all(["KW", "OT", "MH"]), line: line)
        else {
            let what = fields.isEmpty ? "the record is empty" : "the record has no title"
            reading.remark(line: line, code: "no-title", "\(what); it is left out")
            return
        }
        reading.add(entry)
    }

    /// The first of the tags that has a value.
    private func first(_ tags: [String]) -> String? {
        tags.lazy.compactMap { tag in all([tag]).first }.first
    }

    /// Full names (`FAU`) instead of the short ones that stand beside them.
    private func all(_ tags: [String]) -> [String] {
        let hasFullNames = tags.contains("FAU") && fields.contains { $0.tag == "FAU" }
        return fields.filter { tags.contains($0.tag) && !(hasFullNames && $0.tag == "AU") }
            .map { ReadableText.plain(String(decoding: $0.value, as: UTF8.self)) }
            .filter { !$0.isEmpty }
    }
}

/// Puts the events of a parser into arenas, and hands over each record that is complete.
final class XMLRecordBuilder {
    /// A violation of XML's rules, where the parser stopped being sure.
    struct Fault {
        var line: Int
        var code: Int
    }

    /// A record's text beyond this is no abstract.
    static let textLimit = 10 << 20
    static let nodeLimit = 1 << 16

    let names: XMLNames
    private let each: (XMLElement) -> Void
    private let maxRecords: Int
    private let head: XMLArena
    private var record: XMLArena
    private var depth = 0
    /// The depth of the open record; `0`: none.
    private var recordDepth = 0
    /// How many elements, above the open one, were dissolved.
    private var dissolvedDepth = 0
    private(set) var recordCount = 0
    private(set) var notes: [MarkupNote]
    /// The first one only. No event counts after it: an unknown entity behind an external document type, for one, is no
    /// fatal error to libxml2, which would go on without it.
    var fault: Fault?
    /// Why reading was given up.
    var failure: MarkupError?

    /// How many of the first records are not handed over again.
    private let skipped: Int

    init(
        records: Set<String>, maxRecords: Int, skipping skipped: Int = 0, notes: [MarkupNote] = [],
        each: @escaping (XMLElement) -> Void
    ) {
        self.skipped = skipped
        self.notes = notes
        names = XMLNames(recordNames: records)
        self.each = each
        self.maxRecords = maxRecords
        head = XMLArena(names: names)
        record = XMLArena(names: names)
    }

    /// The document element without its records.
    var root: XMLElement? {
        head.nodes.isEmpty ? nil : XMLElement(arena: head, index: 0)
    }

    /// No element has begun.
    var isEmpty: Bool { head.nodes.isEmpty && record.nodes.isEmpty }

    private var arena: XMLArena { recordDepth > 0 ? record : head }

    /// - Returns: The arena whose open element is the new one, to take the attributes; `nil` for a dissolved element.
    func start(_ name: Int32, line: Int) -> XMLArena? {
        depth += 1
        if recordDepth == 0, names.isRecord(name) { beginRecord() }
        let arena = self.arena
        if dissolvedDepth > 0 || arena.nodes.count >= Self.nodeLimit {
            dissolvedDepth += 1
            note(.elementsDissolved, line: line)
            return nil
        }
        arena.open(name: name, line: line)
        return arena
    }

    private func beginRecord() {
        recordDepth = depth
        if isKnownUniquelyReferenced(&record) { record.removeAll() } else { record = XMLArena(names: names) }
        if head.current >= 0 {
            record.outerBases = head.bases(at: Int(head.current))
            record.outerLanguage = head.language(at: Int(head.current))
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) {
        let arena = self.arena
        if let control = Self.control(bytes) {
            if Windows1252.append(control, to: &arena.text) { note(.windows1252Controls, line: line) }
            return
        }
        let room = Self.textLimit - arena.text.count
        if bytes.count <= room {
            arena.text.append(contentsOf: bytes)
        } else {
            note(.textCut, line: line)
        }
    }

    /// The second byte of a C1 control that comes alone, as one that is written as a reference does.
    private static func control(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt8? {
        guard bytes.count == 2, bytes[0] == 0xC2, bytes[1] < 0xA0 else { return nil }
        return bytes[1]
    }

    func end(line: Int) {
        if dissolvedDepth > 0 { dissolvedDepth -= 1 } else { arena.close() }
        if depth == recordDepth { endRecord(line: line) }
        depth -= 1
    }

    private func endRecord(line: Int) {
        recordDepth = 0
        if recordCount < maxRecords {
            recordCount += 1
            if recordCount > skipped { each(XMLElement(arena: record, index: 0)) }
        } else {
            note(.recordsLeftOut, line: line)
        }
    }

    func note(_ kind: MarkupNote.Kind, line: Int) {
        MarkupNote.count(kind, line: line, in: &notes)
    }

    /// Whether one more element would be too deep.
    var isTooDeep: Bool { depth >= XMLRecords.depthLimit }

    func noteUndeclared(prefix: String, line: Int) {
        note(.undeclaredPrefix(prefix), line: line)
    }
}

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
    private(set) var notes: [MarkupNote] = []
    /// The first one only.
    var fault: Fault?
    /// Why reading was given up.
    var failure: MarkupError?

    init(records: Set<String>, maxRecords: Int, each: @escaping (XMLElement) -> Void) {
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
        let room = Self.textLimit - arena.text.count
        if bytes.count <= room {
            arena.text.append(contentsOf: bytes)
        } else {
            note(.textCut, line: line)
        }
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
            each(XMLElement(arena: record, index: 0))
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

/// Puts the events of a parser into arenas, and hands over each record that is complete.
struct XMLRecordBuilder {
    /// A violation of XML's rules, where the parser stopped being sure.
    struct Fault {
        var line: Int
        var code: Int
    }

    /// A start tag as libxml2 hands it over.
    struct StartTag {
        var local: UnsafePointer<UInt8>
        var prefix: UnsafePointer<UInt8>?
        var namespace: UnsafePointer<UInt8>?
        /// Five pointers each: local name, prefix, namespace, start of the value, its end.
        var attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
        var attributeCount: Int
        var line: Int
    }

    /// A record's text beyond this is no abstract.
    private static let textLimit = 10 << 20
    private static let nodeLimit = 1 << 16

    private var names: XMLNames
    private let each: (XMLElement) -> Void
    private let maxRecords: Int
    /// How many of the first records are not handed over again.
    private let skipped: Int
    private var head = XMLArenaWriter()
    private var record = XMLArenaWriter()
    /// The values of `xml:base` and `xml:lang` around the records, with the depths of their elements.
    private var bases: [(depth: Int, value: String)] = []
    private var languages: [(depth: Int, value: String)] = []
    /// `0` within a wrapper, whose tags count for nothing.
    private var depth: Int
    /// The depth of the open record; `0`: none.
    private var recordDepth = 0
    /// How many of the innermost open elements were dissolved.
    private var dissolvedDepth = 0
    private(set) var recordCount = 0
    private(set) var notes: [MarkupNote]
    /// The first one only. No event counts after it: an unknown entity behind an external document type, for one, is no
    /// fatal error to libxml2, which would go on without it.
    var fault: Fault?
    /// Why reading was given up.
    var failure: MarkupError?

    init(
        records: Set<String>, maxRecords: Int, isWrapped: Bool = false, skipping skipped: Int = 0,
        notes: [MarkupNote] = [],
        each: @escaping (XMLElement) -> Void
    ) {
        names = XMLNames(recordNames: records)
        self.each = each
        self.maxRecords = maxRecords
        self.skipped = skipped
        depth = isWrapped ? -1 : 0
        self.notes = notes
    }

    /// No element has begun.
    var isEmpty: Bool { head.nodes.isEmpty && record.nodes.isEmpty }

    /// The document element without its records.
    var root: XMLElement? {
        head.nodes.isEmpty ? nil : XMLElement(arena: XMLArena(head, names: names.entries), index: 0)
    }

    /// - Returns: `false` where the element would be too deep.
    mutating func start(_ tag: StartTag) -> Bool {
        guard fault == nil else { return true }
        guard depth < XMLRecords.depthLimit else { return false }
        depth += 1
        if depth == 0 { return true }
        let name = names.id(local: tag.local, prefix: tag.prefix, namespace: tag.namespace)
        if recordDepth == 0, names.isRecord(name) { beginRecord() }
        if recordDepth > 0 {
            if mayOpen(record.nodes.count, line: tag.line) { Self.open(name, tag, &names, in: &record) }
        } else if mayOpen(head.nodes.count, line: tag.line) {
            Self.open(name, tag, &names, in: &head)
            keepInherited()
        }
        return true
    }

    private mutating func mayOpen(_ count: Int, line: Int) -> Bool {
        if dissolvedDepth == 0, count < Self.nodeLimit { return true }
        dissolvedDepth += 1
        note(.elementsDissolved, line: line)
        return false
    }

    private static func open(
        _ name: Int32, _ tag: StartTag, _ names: inout XMLNames, in arena: inout XMLArenaWriter
    ) {
        arena.open(name: name, line: tag.line)
        guard let attributes = tag.attributes else { return }
        for index in 0..<tag.attributeCount {
            let parts = attributes + 5 * index
            guard let local = parts[0], let start = parts[3], let end = parts[4] else { continue }
            arena.addAttribute(
                name: names.id(local: local, prefix: parts[1], namespace: parts[2]),
                value: UnsafeBufferPointer(start: start, count: end - start))
        }
    }

    private mutating func beginRecord() {
        recordDepth = depth
        record = XMLArenaWriter(after: record, bases: bases.map(\.value), language: languages.last?.value)
    }

    /// Remembers what the element of the head that was just opened says for the records in it.
    private mutating func keepInherited() {
        guard let node = head.nodes.last, node.attributeStart < node.attributeEnd else { return }
        for attribute in head.attributes[Int(node.attributeStart)..<Int(node.attributeEnd)] {
            guard attribute.name == XMLNames.base || attribute.name == XMLNames.language else { continue }
            let value = String(decoding: head.values[Int(attribute.start)..<Int(attribute.end)], as: UTF8.self)
            if attribute.name == XMLNames.base {
                bases.append((depth, value))
            } else {
                languages.append((depth, value))
            }
        }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) {
        guard fault == nil, depth > 0 else { return }
        let isMended = recordDepth > 0 ? Self.append(bytes, to: &record.text) : Self.append(bytes, to: &head.text)
        if let isMended { note(isMended, line: line) }
    }

    /// - Returns: What had to be changed.
    private static func append(_ bytes: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) -> MarkupNote.Kind? {
        // A C1 control that comes alone, as one that is written as a reference does.
        if bytes.count == 2, bytes[0] == 0xC2, bytes[1] < 0xA0 {
            return Windows1252.append(bytes[1], to: &text) ? .windows1252Controls : .invalidReference
        }
        if text.count + bytes.count <= textLimit {
            text.append(contentsOf: bytes)
            return nil
        }
        // libxml2 may hand over all of a long text at once.
        var end = textLimit - text.count
        while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        text.append(contentsOf: bytes[..<end])
        return .textCut
    }

    mutating func end(line: Int) {
        guard fault == nil else { return }
        defer { depth -= 1 }
        if depth == 0 { return }
        if dissolvedDepth > 0 {
            dissolvedDepth -= 1
        } else if recordDepth > 0 {
            record.close()
        } else {
            head.close()
            if bases.last?.depth == depth { bases.removeLast() }
            if languages.last?.depth == depth { languages.removeLast() }
        }
        if depth == recordDepth { endRecord(line: line) }
    }

    private mutating func endRecord(line: Int) {
        recordDepth = 0
        guard recordCount < maxRecords else { return note(.recordsLeftOut, line: line) }
        recordCount += 1
        if recordCount > skipped { each(XMLElement(arena: XMLArena(record, names: names.entries), index: 0)) }
    }

    mutating func note(_ kind: MarkupNote.Kind, line: Int) {
        MarkupNote.count(kind, line: line, in: &notes)
    }
}

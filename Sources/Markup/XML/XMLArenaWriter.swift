/// An arena that is being filled.
struct XMLArenaWriter {
    private(set) var nodes: [XMLArena.Node] = []
    private(set) var attributes: [XMLArena.Attribute] = []
    var text: [UInt8] = []
    private(set) var values: [UInt8] = []
    let outerBases: [String]
    let outerLanguage: String?
    /// The open element, or -1.
    private var current: Int32 = -1

    init() {
        outerBases = []
        outerLanguage = nil
    }

    /// - Parameter sibling: The record before, which this one will resemble in size.
    init(after sibling: XMLArenaWriter, bases: [String], language: String?) {
        outerBases = bases
        outerLanguage = language
        nodes.reserveCapacity(min(sibling.nodes.count, 1024))
        attributes.reserveCapacity(min(sibling.attributes.count, 1024))
        text.reserveCapacity(min(sibling.text.count, 16384))
        values.reserveCapacity(min(sibling.values.count, 4096))
    }

    mutating func open(name: Int32, line: Int) {
        let attributeStart = Int32(truncatingIfNeeded: attributes.count)
        nodes.append(
            XMLArena.Node(
                name: name, parent: current, line: Int32(truncatingIfNeeded: line),
                textStart: Int32(truncatingIfNeeded: text.count),
                attributeStart: attributeStart, attributeEnd: attributeStart))
        current = Int32(truncatingIfNeeded: nodes.count - 1)
    }

    /// Adds an attribute to the open element, which must be the last that was opened.
    mutating func addAttribute(name: Int32, value: UnsafeBufferPointer<UInt8>) {
        let start = values.count
        if value.contains(where: { $0 == UInt8(ascii: "&") || $0 == 0xC2 }) {
            appendDecoding(value)
        } else {
            values.append(contentsOf: value)
        }
        attributes.append(
            XMLArena.Attribute(
                name: name, start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: values.count)))
        nodes[nodes.count - 1].attributeEnd = Int32(truncatingIfNeeded: attributes.count)
    }

    /// libxml2 leaves every `&` of an attribute as `&#38;` when it is told not to replace entities, which it must not
    /// be told: that would read files.
    ///
    /// C1 controls, which only references can bring here, mean windows-1252.
    private mutating func appendDecoding(_ value: UnsafeBufferPointer<UInt8>) {
        let escaped: [UInt8] = [0x26, 0x23, 0x33, 0x38, 0x3B]
        var position = 0
        while position < value.count {
            let byte = value[position]
            if byte == 0xC2, position + 1 < value.count, value[position + 1] < 0xA0 {
                _ = Windows1252.append(value[position + 1], to: &values)
                position += 2
                continue
            }
            values.append(byte)
            position += byte == 0x26 && value[position...].starts(with: escaped) ? escaped.count : 1
        }
    }

    mutating func close() {
        guard current >= 0 else { return }
        let index = Int(current)
        nodes[index].end = Int32(truncatingIfNeeded: nodes.count)
        nodes[index].textEnd = Int32(truncatingIfNeeded: text.count)
        current = nodes[index].parent
    }
}

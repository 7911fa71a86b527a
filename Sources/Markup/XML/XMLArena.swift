/// The elements of one record, or of a document's head: flat arrays in document order, with no object per node.
///
/// All character data stands in one buffer, so that the text of any element is one slice of it, and the elements below
/// an element are those up to its `end`.
final class XMLArena {
    struct Node {
        var name: Int32
        var parent: Int32
        /// The index behind its last descendant; `0` while it is open.
        var end: Int32 = 0
        var line: Int32
        var textStart: Int32
        var textEnd: Int32 = 0
        var attributeStart: Int32
        var attributeEnd: Int32
    }

    struct Attribute {
        var name: Int32
        var start: Int32
        var end: Int32
    }

    let names: XMLNames
    var nodes: [Node] = []
    var attributes: [Attribute] = []
    /// UTF-8.
    var text: [UInt8] = []
    /// The attributes' values, one after another; UTF-8.
    var values: [UInt8] = []
    /// The `xml:base` values above the first element, the outermost first.
    var outerBases: [String] = []
    /// The `xml:lang` in force above the first element.
    var outerLanguage: String?
    /// The open element, or -1.
    var current: Int32 = -1

    init(names: XMLNames) {
        self.names = names
    }

    /// Makes place for the next record and keeps the memory.
    func removeAll() {
        nodes.removeAll(keepingCapacity: true)
        attributes.removeAll(keepingCapacity: true)
        text.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
        outerBases = []
        outerLanguage = nil
        current = -1
    }

    func open(name: Int32, line: Int) {
        let attributeStart = Int32(truncatingIfNeeded: attributes.count)
        nodes.append(
            Node(
                name: name, parent: current, line: Int32(truncatingIfNeeded: line),
                textStart: Int32(truncatingIfNeeded: text.count),
                attributeStart: attributeStart, attributeEnd: attributeStart))
        current = Int32(truncatingIfNeeded: nodes.count - 1)
    }

    func addAttribute(name: Int32, value: UnsafeBufferPointer<UInt8>) {
        let start = values.count
        if value.contains(where: { $0 == UInt8(ascii: "&") || $0 == 0xC2 }) {
            appendDecoding(value)
        } else {
            values.append(contentsOf: value)
        }
        attributes.append(
            Attribute(
                name: name, start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: values.count)))
        nodes[Int(current)].attributeEnd = Int32(truncatingIfNeeded: attributes.count)
    }

    /// libxml2 leaves every `&` of an attribute as `&#38;` when it is told not to replace entities, which it must not
    /// be told: that would read files.
    ///
    /// C1 controls, which only references can bring here, mean windows-1252.
    private func appendDecoding(_ value: UnsafeBufferPointer<UInt8>) {
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

    func close() {
        guard current >= 0 else { return }
        let index = Int(current)
        nodes[index].end = Int32(truncatingIfNeeded: nodes.count)
        nodes[index].textEnd = Int32(truncatingIfNeeded: text.count)
        current = nodes[index].parent
    }

    func string(_ attribute: Attribute) -> String {
        values.withUnsafeBufferPointer { values in
            String(
                decoding: UnsafeBufferPointer(rebasing: values[Int(attribute.start)..<Int(attribute.end)]),
                as: UTF8.self)
        }
    }

    func attributes(of node: Int) -> ArraySlice<Attribute> {
        attributes[Int(nodes[node].attributeStart)..<Int(nodes[node].attributeEnd)]
    }

    func value(of name: XMLName, at node: Int) -> String? {
        attributes(of: node).first { names[$0.name] == name }.map(string)
    }

    /// The `xml:base` values that hold for an element, the outermost first.
    func bases(at node: Int) -> [String] {
        var inner: [String] = []
        var index = node
        while index >= 0 {
            if let base = value(of: .base, at: index) { inner.append(base) }
            index = Int(nodes[index].parent)
        }
        return outerBases + inner.reversed()
    }

    func language(at node: Int) -> String? {
        var index = node
        while index >= 0 {
            if let language = value(of: .language, at: index) { return language }
            index = Int(nodes[index].parent)
        }
        return outerLanguage
    }
}

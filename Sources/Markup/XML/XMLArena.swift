/// The elements of one record, or of a document's head: flat arrays in document order, with no object per node.
///
/// All character data stands in one buffer, so that the text of any element is one slice of it, and the elements below
/// an element are those up to its `end`.
final class XMLArena: Sendable {
    struct Node {
        /// An index of ``XMLArena/names``.
        var name: Int32
        var parent: Int32
        /// The index behind its last descendant.
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

    let nodes: [Node]
    let attributes: [Attribute]
    /// UTF-8.
    let text: [UInt8]
    /// The attributes' values, one after another; UTF-8.
    let values: [UInt8]
    /// Those of the whole document so far.
    let names: [XMLName]
    /// The `xml:base` values above the first element, the outermost first.
    let outerBases: [String]
    /// The `xml:lang` in force above the first element.
    let outerLanguage: String?

    init(_ writer: XMLArenaWriter, names: [XMLName]) {
        nodes = writer.nodes
        attributes = writer.attributes
        text = writer.text
        values = writer.values
        outerBases = writer.outerBases
        outerLanguage = writer.outerLanguage
        self.names = names
    }

    func name(of node: Int) -> XMLName { names[Int(nodes[node].name)] }

    func name(of attribute: Attribute) -> XMLName { names[Int(attribute.name)] }

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

    /// The values of an attribute at an element and above it, the innermost first.
    func inherited(_ name: Int32, at node: Int) -> [String] {
        var found: [String] = []
        var index = node
        while index >= 0 {
            if let attribute = attributes(of: index).first(where: { $0.name == name }) {
                found.append(string(attribute))
            }
            index = Int(nodes[index].parent)
        }
        return found
    }
}

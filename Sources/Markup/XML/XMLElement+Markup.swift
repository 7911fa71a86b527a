extension XMLElement {
    /// What it holds as HTML: the inner markup of an Atom `content type="xhtml"`, of a title with MathML.
    ///
    /// Names are local names; elements that HTML, MathML and JATS do not know are dissolved, and their text kept.
    public var markup: String { String(decoding: markupBytes, as: UTF8.self) }

    var markupBytes: [UInt8] {
        let first = arena.nodes[index]
        var writer = InnerMarkup(arena: arena, position: Int(first.textStart))
        for child in (index + 1)..<max(index + 1, Int(first.end)) {
            writer.closeElements(before: child)
            writer.open(child)
        }
        writer.closeElements(before: .max)
        writer.text(to: Int(first.textEnd))
        return writer.output
    }
}

/// Writes elements with the text between them, in document order.
private struct InnerMarkup {
    let arena: XMLArena
    /// How far the text is written.
    var position: Int
    var output: [UInt8] = []
    private var open: [Int] = []

    init(arena: XMLArena, position: Int) {
        self.arena = arena
        self.position = position
    }

    mutating func text(to end: Int) {
        escape(arena.text[position..<end])
        position = end
    }

    mutating func open(_ node: Int) {
        text(to: Int(arena.nodes[node].textStart))
        open.append(node)
        guard let name = name(node) else { return }
        output.append(UInt8(ascii: "<"))
        output += name.utf8
        for attribute in arena.attributes(of: node) where arena.name(of: attribute).namespace.isEmpty {
            output.append(UInt8(ascii: " "))
            output += arena.name(of: attribute).local.utf8
            output += "=\"".utf8
            escape(arena.values[Int(attribute.start)..<Int(attribute.end)])
            output.append(UInt8(ascii: "\""))
        }
        output.append(UInt8(ascii: ">"))
    }

    /// Closes the open elements that end before a node.
    mutating func closeElements(before node: Int) {
        while let last = open.last, Int(arena.nodes[last].end) <= node {
            text(to: Int(arena.nodes[last].textEnd))
            open.removeLast()
            guard let name = name(last), !HTMLElements.isVoid(name) else { continue }
            output += "</".utf8
            output += name.utf8
            output.append(UInt8(ascii: ">"))
        }
    }

    /// `nil` for elements that mean nothing to HTML.
    private func name(_ node: Int) -> String? {
        let name = arena.name(of: node).local.lowercased()
        return HTMLElements.meaning(name) == nil ? nil : name
    }

    private mutating func escape(_ bytes: ArraySlice<UInt8>) {
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "&"): output += "&amp;".utf8
            case UInt8(ascii: "<"): output += "&lt;".utf8
            case UInt8(ascii: ">"): output += "&gt;".utf8
            case UInt8(ascii: "\""): output += "&quot;".utf8
            default: output.append(byte)
            }
        }
    }
}

/// A tree written as an XML 1.0 document: UTF-8, one declaration, and indented by us.
public struct XMLText: Hashable, Sendable {
    /// UTF-8 without a byte order mark; ends with a line end.
    public let bytes: [UInt8]

    /// - Parameter root: The document element. An element that holds elements only is spread over lines, two spaces a
    ///   level; one that holds text stays on its line, so that no white space is added to any text.
    /// - Throws: `XMLWritingError` where a name is no XML name (Namespaces in XML 1.0, §3), a prefix is declared nowhere
    ///   above, an attribute stands twice, or memory ends.
    public init(root: MarkupElement) throws(XMLWritingError) {
        let writer = try XMLWriter()
        try Self.write(root, to: writer, depth: 0, prefixes: ["xml", "xmlns"])
        bytes = try writer.finish()
    }

    private static func write(
        _ element: MarkupElement, to writer: XMLWriter, depth: Int, prefixes: Set<String>
    ) throws(XMLWritingError) {
        let prefixes = prefixes.union(element.declaredPrefixes)
        try element.check(prefixes: prefixes)
        try writer.startElement(element.name)
        for attribute in element.attributes {
            try writer.attribute(attribute.name, CleanText(attribute.value).text)
        }
        let isSpread = !element.content.isEmpty && element.content.allSatisfy(\.isElement)
        for node in element.content {
            if isSpread { try writer.lineBreak(depth: depth + 1) }
            switch node {
            case .element(let child): try write(child, to: writer, depth: depth + 1, prefixes: prefixes)
            case .text(let text): try writer.text(CleanText(text).text)
            case .cdata(let text): try writeCDATA(CleanText(text).text, to: writer)
            }
        }
        if isSpread { try writer.lineBreak(depth: depth) }
        try writer.endElement()
    }

    /// `]]>` would end the section too early: the `>` opens the next one.
    private static func writeCDATA(_ text: String, to writer: XMLWriter) throws(XMLWritingError) {
        var section: [UInt8] = []
        for byte in text.utf8 {
            if byte == UInt8(ascii: ">"), section.suffix(2) == [UInt8(ascii: "]"), UInt8(ascii: "]")] {
                try writer.cdata(String(decoding: section, as: UTF8.self))
                section.removeAll(keepingCapacity: true)
            }
            section.append(byte)
        }
        try writer.cdata(String(decoding: section, as: UTF8.self))
    }
}

extension MarkupElement {
    fileprivate var declaredPrefixes: [String] {
        attributes.compactMap { attribute in
            attribute.name.hasPrefix("xmlns:") ? String(attribute.name.dropFirst("xmlns:".count)) : nil
        }
    }

    fileprivate func check(prefixes: Set<String>) throws(XMLWritingError) {
        var seen: Set<String> = []
        for name in [name] + attributes.map(\.name) {
            let parts = name.split(separator: ":", omittingEmptySubsequences: false)
            guard (1...2).contains(parts.count), parts.allSatisfy(isXMLName) else { throw .invalidName(name) }
            if parts.count == 2, !prefixes.contains(String(parts[0])) { throw .undeclaredPrefix(name) }
        }
        for attribute in attributes where !seen.insert(attribute.name).inserted {
            throw .repeatedAttribute(attribute.name)
        }
    }
}

/// The ASCII part of XML's names is all that any format written here needs.
private func isXMLName(_ name: Substring) -> Bool {
    guard let first = name.utf8.first, first == UInt8(ascii: "_") || isASCIILetter(first) else { return false }
    return name.utf8.allSatisfy { byte in
        isASCIILetter(byte) || (0x30...0x39).contains(byte) || [0x2D, 0x2E, 0x5F].contains(byte)
    }
}

private func isASCIILetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
}

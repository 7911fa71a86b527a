/// HTML made from raw text and from trees. Whatever comes from outside is text in it: no tag, attribute or entity of a
/// paper survives as one.
public struct HTMLFragment: Hashable, Sendable {
    /// HTML source.
    public let source: String

    /// Escapes text for HTML, both between tags and in quoted attributes; cleans it first.
    public init(escaping raw: String) {
        var bytes: [UInt8] = []
        Self.append(escaping: raw, to: &bytes)
        source = String(decoding: bytes, as: UTF8.self)
    }

    /// Writes a fragment: void elements (HTML, §13.1.2) without an end tag, every other one with it.
    ///
    /// Names of elements and attributes are ours and are written as they are.
    public init(_ nodes: [MarkupNode]) {
        var bytes: [UInt8] = []
        for node in nodes { Self.append(node, to: &bytes) }
        source = String(decoding: bytes, as: UTF8.self)
    }

    private static func append(_ node: MarkupNode, to bytes: inout [UInt8]) {
        switch node {
        case .text(let text), .cdata(let text): append(escaping: text, to: &bytes)
        case .element(let element):
            bytes += "<\(element.name)".utf8
            for attribute in element.attributes {
                bytes += " \(attribute.name)=\"".utf8
                append(escaping: attribute.value, to: &bytes)
                bytes += "\"".utf8
            }
            bytes += ">".utf8
            if HTMLElements.isVoid(element.name) { return }
            for child in element.content { append(child, to: &bytes) }
            bytes += "</\(element.name)>".utf8
        }
    }

    private static func append(escaping raw: String, to bytes: inout [UInt8]) {
        for byte in CleanText(raw).text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            case UInt8(ascii: "'"): bytes += "&#39;".utf8
            default: bytes.append(byte)
            }
        }
    }
}

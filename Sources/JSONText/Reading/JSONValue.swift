/// A value (or a key) in a `JSONDocument`: what it is, and where.
public struct JSONValue: Sendable {
    /// The kinds of RFC 8259 §3, and what is none.
    public enum Kind: UInt8, Sendable {
        case null, boolean, number, string, array, object
        /// Something that has its syntax error already; nothing more is to be said about it.
        case faulty
    }

    let document: JSONDocument
    let index: Int

    private var node: Node { document.nodes[index] }

    /// What it is.
    public var kind: Kind { node.kind }

    /// Of the first byte, from 0.
    public var offset: Int { Int(node.start) }

    /// The bytes of the value as they stand in the file.
    public var range: Range<Int> { Int(node.start)..<Int(node.end) }

    /// Line and column of the first byte.
    public var position: Position { document.source.position(of: offset) }

    /// `true` or `false`, else `nil`.
    public var boolean: Bool? {
        kind == .boolean ? document.source.bytes[offset] == 0x74 : nil
    }

    /// The string, its escapes resolved; `nil` for anything else. A key is a string too.
    public var string: String? {
        guard kind == .string else { return nil }
        switch node.spelling {
        case .bare: return String(decoding: document.source.bytes[range], as: UTF8.self)
        case .plain: return String(decoding: document.source.bytes[content], as: UTF8.self)
        case .escaped: return Unescaping.string(document.source.bytes[content])
        }
    }

    /// Between the quotes.
    var content: Range<Int> {
        node.spelling == .bare ? range : (offset + 1)..<max(offset + 1, Int(node.end) - 1)
    }

    /// A number's digits as they were written; `nil` for anything else.
    public var numberText: String? {
        kind == .number ? String(decoding: document.source.bytes[range], as: UTF8.self) : nil
    }

    /// The elements of an array; empty for anything else.
    public var elements: Elements {
        Elements(document: document, at: index + 1, end: kind == .array ? Int(node.next) : index + 1)
    }

    /// The members of an object in the order of the file; empty for anything else.
    public var members: Members {
        Members(document: document, at: index + 1, end: kind == .object ? Int(node.next) : index + 1)
    }

    /// The value of the first member with this key. Looks at one member after the other.
    public func member(_ key: String) -> JSONValue? {
        for member in members where member.key.string == key { return member.value }
        return nil
    }

    /// `subscribers[2].keywords[0].weight`, for people; empty for the root. A key has its member's path.
    public var path: String {
        var steps: [String] = []
        var current = node
        var standsForMember = isKey
        while current.parent >= 0 {
            let parent = document.nodes[Int(current.parent)]
            if parent.kind == .array {
                steps.append("[\(current.ordinal)]")
            } else {
                let key = standsForMember ? self : JSONValue(document: document, index: Int(current.ordinal))
                steps.append(Self.step(key.string ?? ""))
            }
            standsForMember = false
            current = parent
        }
        let path = steps.reversed().joined()
        return path.hasPrefix(".") ? String(path.dropFirst()) : path
    }

    private var isKey: Bool {
        node.parent >= 0 && Int(node.ordinal) == index && document.nodes[Int(node.parent)].kind == .object
    }

    private static func step(_ key: String) -> String {
        let isPlain = !key.isEmpty && key.utf8.allSatisfy { isWordByte($0) }
        return isPlain ? ".\(key)" : "[\(quoted(key))]"
    }
}

extension JSONValue {
    /// The elements of an array, in order.
    public struct Elements: Sequence, IteratorProtocol, Sendable {
        let document: JSONDocument
        var at: Int
        let end: Int

        public mutating func next() -> JSONValue? {
            guard at < end else { return nil }
            defer { at = Int(document.nodes[at].next) }
            return JSONValue(document: document, index: at)
        }
    }

    /// The members of an object, in order.
    public struct Members: Sequence, IteratorProtocol, Sendable {
        let document: JSONDocument
        var at: Int
        let end: Int

        public mutating func next() -> (key: JSONValue, value: JSONValue)? {
            guard at < end else { return nil }
            defer { at = Int(document.nodes[at + 1].next) }
            return (JSONValue(document: document, index: at), JSONValue(document: document, index: at + 1))
        }
    }
}

/// Letters, digits, `_`, `$` and `-`: what keys are made of.
func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x24, 0x2D: true
    default: false
    }
}

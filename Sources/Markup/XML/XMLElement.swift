/// An element that was read, with everything below it. Nothing becomes a string before it is asked for.
///
/// It is a view of its record's (or head's) memory and may be kept as long as one likes.
public struct XMLElement: Sendable {
    let arena: XMLArena
    let index: Int

    private var node: XMLArena.Node { arena.nodes[index] }

    /// Its name, with the namespace as it is written in the document; an undeclared prefix that is well known (`dc`,
    /// `content`, `media`…) stands for its usual namespace.
    public var qualifiedName: XMLName { arena.name(of: index) }

    /// The local name, case kept.
    public var name: String { qualifiedName.local }

    /// The namespace's URI; `""` for none.
    public var namespace: String { qualifiedName.namespace }

    /// A number that stands for its name: the same for all elements of one document with the same name and namespace,
    /// so that whoever reads thousands of elements need compare each name only once. Below 8,193.
    public var nameNumber: Int { Int(node.name) }

    /// The line, from 1, on which its start tag ends.
    public var line: Int { Int(node.line) }

    /// `nil` for a record and for the document element.
    public var parent: XMLElement? {
        node.parent < 0 ? nil : XMLElement(arena: arena, index: Int(node.parent))
    }

    /// The elements directly below it, in document order.
    public var children: XMLChildren { XMLChildren(arena: arena, position: index + 1, end: Int(node.end)) }

    /// The first child with this name.
    ///
    /// - Parameter namespace: Default: any.
    public func child(_ name: String, in namespace: String? = nil) -> XMLElement? {
        children.first { $0.isNamed(name, in: namespace) }
    }

    /// All children with this name.
    ///
    /// - Parameter namespace: Default: any.
    public func children(_ name: String, in namespace: String? = nil) -> [XMLElement] {
        children.filter { $0.isNamed(name, in: namespace) }
    }

    func isNamed(_ name: String, in namespace: String?) -> Bool {
        let own = qualifiedName
        return own.local == name && (namespace == nil || own.namespace == namespace)
    }

    /// All character data in it, that of its descendants included, as it stands: no white space is removed or added.
    public var text: String {
        withTextBytes { String(decoding: $0, as: UTF8.self) }
    }

    /// Hands over the bytes of ``text``: valid UTF-8, only valid within the closure.
    public func withTextBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        let range = Int(node.textStart)..<Int(node.textEnd)
        return try arena.text.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    /// The value of an attribute, references resolved; `nil` when it is absent.
    ///
    /// - Parameter namespace: Default: none, as attributes without a prefix have.
    public func attribute(_ name: String, in namespace: String = "") -> String? {
        for attribute in arena.attributes(of: index) {
            let own = arena.name(of: attribute)
            if own.local == name, own.namespace == namespace { return arena.string(attribute) }
        }
        return nil
    }

    /// All attributes, in document order; declarations of namespaces are none.
    public var attributes: [(name: XMLName, value: String)] {
        arena.attributes(of: index).map { (arena.name(of: $0), arena.string($0)) }
    }

    /// The values of `xml:base` in force here, the outermost first (those above the record included): each is to be
    /// resolved against the one before it (XML Base, §4).
    public var bases: [String] { arena.outerBases + arena.inherited(XMLNames.base, at: index).reversed() }

    /// The `xml:lang` in force here.
    public var language: String? { arena.inherited(XMLNames.language, at: index).first ?? arena.outerLanguage }
}

/// The elements directly below an element, in document order.
public struct XMLChildren: Sequence, IteratorProtocol {
    let arena: XMLArena
    var position: Int
    let end: Int

    public mutating func next() -> XMLElement? {
        guard position < end else { return nil }
        defer { position = Int(arena.nodes[position].end) }
        return XMLElement(arena: arena, index: position)
    }
}

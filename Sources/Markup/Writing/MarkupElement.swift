/// An element of an XML document or an HTML fragment, as a value: what is built from it is well-formed by construction.
///
/// Its strings are raw text; escaping and cleaning happen in writing, once.
public struct MarkupElement: Hashable, Sendable {
    /// A name with its value.
    public struct Attribute: Hashable, Sendable {
        /// With its prefix, where it has one.
        public var name: String
        /// Raw text.
        public var value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// With its prefix, where it has one: `dc:creator`. A namespace is declared by an attribute `xmlns:dc`.
    public var name: String
    /// In the order of writing.
    public var attributes: [Attribute]
    /// In the order of writing.
    public var content: [MarkupNode]

    /// - Parameters:
    ///   - name: With its prefix, where it has one.
    ///   - attributes: In the order of writing; one without a value is left out.
    ///   - content: Default: nothing.
    public init(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: [MarkupNode] = []) {
        self.name = name
        self.attributes = attributes.compactMap { name, value in value.map { Attribute(name, $0) } }
        self.content = content
    }

    /// An element that holds nothing but `text`.
    public init(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], text: String) {
        self.init(name, attributes, [.text(text)])
    }
}

/// What an element holds.
public enum MarkupNode: Hashable, Sendable {
    case element(MarkupElement)
    /// Raw text: `<` stays a `<` to whoever reads it.
    case text(String)
    /// Raw text, written as a CDATA section in XML and like any other text in HTML.
    case cdata(String)
}

extension MarkupNode {
    /// An element, without the wrapping: `.element("p", [:], […])`.
    public static func element(
        _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: [MarkupNode] = []
    ) -> MarkupNode {
        .element(MarkupElement(name, attributes, content))
    }

    /// An element that holds nothing but `text`.
    public static func element(
        _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], text: String
    ) -> MarkupNode {
        .element(MarkupElement(name, attributes, text: text))
    }

    var isElement: Bool {
        if case .element = self { true } else { false }
    }
}

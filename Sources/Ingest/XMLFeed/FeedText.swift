internal import FoundationEssentials
internal import Markup

/// What the text of an element is written in.
enum FeedText {
    case plain
    /// Markup as text: `&lt;p&gt;…`.
    case html
    /// Text that may be markup: what RSS does not say, and Atom's writers forget to say.
    case perhapsHTML
    /// Markup as elements.
    case elements
    /// Base64 of plain text or of HTML (Atom 0.3), or of anything else, which may be no text at all.
    case base64(isHTML: Bool)

    /// - Parameter isNative: whether the element is Atom's own, whose attributes say what it holds (RFC 4287 §3.1,
    ///   §4.1.3; Atom 0.3 has media types and a `mode`).
    init(_ element: XMLElement, isNative: Bool) {
        let hasElements = element.hasChildren
        guard isNative else {
            self = hasElements ? .elements : .perhapsHTML
            return
        }
        let type = element.attribute("type")?.lowercased().trimmedType
        let isHTML =
            type.map { $0 == "html" || $0 == "text/html" || $0 == "application/xhtml+xml" || $0 == "xhtml" } ?? false
        if hasElements {
            self = .elements
            return
        }
        switch element.attribute("mode")?.lowercased() {
        case "base64": self = .base64(isHTML: isHTML)
        case "escaped": self = isHTML ? .html : type == nil ? .perhapsHTML : .plain
        case "xml": self = .plain
        default: self.init(type: type)
        }
    }

    /// The types of Atom 1.0.
    private init(type: String?) {
        switch type {
        case nil: self = .perhapsHTML
        case "html", "text/html": self = .html
        case "text", "text/plain", "xhtml", "application/xhtml+xml": self = .plain
        case let type? where Self.isText(type): self = .plain
        case let type? where type.hasSuffix("+xml") || type.hasSuffix("/xml"): self = .plain
        // Any other media type comes in Base64 (RFC 4287 §4.1.3.3, 6).
        case let type?: self = type.contains("/") ? .base64(isHTML: false) : .perhapsHTML
        }
    }

    private static func isText(_ type: String) -> Bool {
        type.hasPrefix("text/") || type.hasPrefix("application/xhtml") || !type.contains("/")
    }

    /// On one line.
    func line(of element: XMLElement) -> String {
        switch self {
        case .plain: element.line
        case .html: EntryHTML.line(element.text)
        case .perhapsHTML: element.mayHoldMarkup ? EntryHTML.line(element.text) : element.line
        case .elements: EntryHTML.line(element)
        case .base64(let isHTML):
            Self.decoded(element.text).map { isHTML ? EntryHTML.line($0) : SourceText.line($0) } ?? ""
        }
    }

    /// Paragraphs with blank lines between them.
    func paragraphs(of element: XMLElement) -> String {
        switch self {
        case .plain: element.withTextBytes(SourceText.paragraphs)
        case .html: EntryHTML.paragraphs(element.text)
        case .perhapsHTML:
            element.mayHoldMarkup
                ? EntryHTML.paragraphs(element.text) : element.withTextBytes(SourceText.paragraphs)
        case .elements: EntryHTML.paragraphs(element)
        case .base64(let isHTML):
            Self.decoded(element.text).map { isHTML ? EntryHTML.paragraphs($0) : SourceText.paragraphs($0) } ?? ""
        }
    }

    private static func decoded(_ text: String) -> String? {
        // An image decodes too, into no UTF-8.
        Data(base64Encoded: text, options: .ignoreUnknownCharacters).flatMap { String(validating: $0, as: UTF8.self) }
    }
}

extension String {
    /// Without parameters: `text/html; charset=utf-8`.
    fileprivate var trimmedType: String {
        prefix { $0 != ";" }.trimmed
    }
}

extension XMLElement {
    var hasChildren: Bool { children.contains { _ in true } }

    /// Whether the text may be HTML: without `<` and `&` it reads the same both ways.
    var mayHoldMarkup: Bool {
        withTextBytes { $0.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") } }
    }
}

/// A web page that a source answered with: the data that it carries, the links that can be used without it, and what
/// helps to say why it is not what was asked for.
///
/// It is searched tag by tag and never becomes a tree: libxml2's stops without a word at a depth of 256, and takes
/// several times as long.
public struct HTMLPage: Hashable, Sendable {
    /// A link that stands in a heading.
    public struct Link: Hashable, Sendable {
        /// As it is written, references resolved.
        public let href: String
        /// In one line.
        public let text: String
    }

    /// A feed that the page offers (`link rel=alternate`).
    public struct Feed: Hashable, Sendable {
        /// As it is written, references resolved.
        public let href: String
        /// In lower case: `application/rss+xml`, `application/atom+xml`, `application/feed+json`…
        public let type: String
        public let title: String?
    }

    /// What stands between the reader and the page.
    public enum Gate: Hashable, Sendable {
        /// A field for a password, or a form that goes to a sign-in address.
        case signIn
        /// A test whether a person reads.
        case challenge
    }

    let bytes: [UInt8]
    /// The character encoding that the bytes were read in.
    public let encoding: TextEncoding
    /// What was mended in decoding.
    public let notes: [MarkupNote]

    /// - Parameters:
    ///   - bytes: The page, in any encoding that ``TextEncoding`` knows.
    ///   - charset: What the transport said. Default: nothing.
    public init(_ bytes: [UInt8], charset: String? = nil) {
        let text = UTF8Text(bytes, charset: charset, declaration: .html)
        self.bytes = text.bytes
        encoding = text.encoding
        notes = text.notes
    }

    /// The values of an attribute in all start tags, in document order: UTF-8, references resolved.
    ///
    /// - Parameter attribute: In lower case, such as `data-props`.
    public func values(of attribute: StaticString) -> [[UInt8]] {
        scan { scanner, tag, values in
            if let value = scanner.value(of: attribute, in: tag) { values.append(scanner.decodedBytes(value)) }
        }
    }

    /// The page's `title`, in one line; `nil` if it has none.
    public var title: String? {
        let titles: [String] = scan { scanner, tag, titles in
            guard titles.isEmpty, tag.kind == .start, scanner.holds(tag.name, "title") else { return }
            let end = scanner.endTag(tag.name, from: tag.end) ?? tag.end
            titles.append(HTMLText(scanner.string(tag.end..<end), layout: .oneLine).text)
        }
        return titles.first
    }

    /// The address that the page's links are relative to (`base`), where it says so.
    public var base: String? {
        let bases: [String] = scan { scanner, tag, bases in
            guard bases.isEmpty, scanner.holds(tag.name, "base") else { return }
            if let href = scanner.value(of: "href", in: tag) { bases.append(scanner.decoded(href)) }
        }
        return bases.first
    }

    /// The feeds that it offers.
    public var feeds: [Feed] {
        scan { scanner, tag, feeds in
            guard scanner.holds(tag.name, "link"), let href = scanner.value(of: "href", in: tag),
                let type = scanner.value(of: "type", in: tag).map({ scanner.decoded($0).lowercased() }),
                let relation = scanner.value(of: "rel", in: tag).map({ scanner.decoded($0).lowercased() }),
                relation.split(separator: " ").contains("alternate"), Self.isFeed(type)
            else { return }
            let title = scanner.value(of: "title", in: tag).map(scanner.decoded)
            feeds.append(Feed(href: scanner.decoded(href), type: type, title: title))
        }
    }

    private static func isFeed(_ type: String) -> Bool {
        type.hasSuffix("+xml") || type == "application/feed+json" || type == "application/json" || type == "text/xml"
    }

    /// What keeps readers out, if anything does: only worth asking where nothing else was found.
    public var gate: Gate? {
        let gates: [Gate] = scan { scanner, tag, gates in
            if scanner.holds(tag.name, "input"), let type = scanner.value(of: "type", in: tag),
                scanner.holds(type, "password")
            {
                gates.append(.signIn)
            } else if scanner.holds(tag.name, "form"), let action = scanner.value(of: "action", in: tag) {
                let address = scanner.decoded(action).lowercased()
                if ["login", "signin", "sign-in", "sso", "saml"].contains(where: address.contains) {
                    gates.append(.signIn)
                }
            }
            if tag.kind == .start, Self.namesChallenge(scanner, tag) { gates.append(.challenge) }
        }
        return gates.contains(.signIn) ? .signIn : gates.first
    }

    private static func namesChallenge(_ scanner: TagScanner, _ tag: MarkupTag) -> Bool {
        var attributes = MarkupAttributes(scanner: scanner, from: tag.name.upperBound)
        while let attribute = attributes.next() {
            guard let value = attribute.value, value.count < 512,
                (["id", "class", "src"] as [StaticString]).contains(where: { scanner.holds(attribute.name, $0) })
            else { continue }
            let words = ["captcha", "cf-chl", "challenge"] as [StaticString]
            if value.contains(where: { position in words.contains { scanner.has($0, at: position) } }) { return true }
        }
        return false
    }
}

internal import JSONText
internal import Markup

/// Tells from the bytes what a source is; names of files and URLs are not asked.
struct FormatSniffer {
    /// What the bytes are.
    enum Verdict: Hashable {
        /// Perhaps a digest; its reader knows.
        case kind(DocumentKind)
        /// No digest.
        case lookalike(IngestError.Lookalike)
        /// The source asks for fewer requests.
        case throttled
        /// Nothing but white space.
        case empty
    }

    /// How far markers are looked for.
    private static let reach = 64 * 1024

    private static let signatures: [(bytes: [UInt8], lookalike: IngestError.Lookalike)] = [
        (Array("%PDF-".utf8), .pdf),
        ([0x1F, 0x8B], .archive),
        (Array("PK\u{3}\u{4}".utf8), .archive),
        (Array("BZh".utf8), .archive),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], .archive),
        ([0x28, 0xB5, 0x2F, 0xFD], .archive),
        ([0x89, 0x50, 0x4E, 0x47], .image),
        ([0xFF, 0xD8, 0xFF], .image),
        (Array("GIF8".utf8), .image),
        (Array("{\\rtf".utf8), .richText),
    ]

    /// - Parameter mediaType: what HTTP declared; asked only where the bytes leave it open.
    static func verdict(on bytes: [UInt8], mediaType: String? = nil) -> Verdict {
        for signature in signatures where bytes.starts(with: signature.bytes) { return .lookalike(signature.lookalike) }
        let isWide = isWide(bytes)
        let text = isWide ? UTF8Text(bytes, declaration: .none).bytes : bytes
        let mark = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let body = text[mark...].drop { isBlank($0) }
        guard let first = body.first else { return isWide ? .kind(.text) : .empty }
        switch first {
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: ")"):
            if let verdict = JSONSniffer.verdict(on: body, isDeclared: declares(mediaType, "json")) { return verdict }
        case UInt8(ascii: "<"):
            if let verdict = markup(ByteText(body, reach: reach), isDeclared: isMarkup(mediaType)) { return verdict }
        default:
            let head = ByteText(body, reach: 4096)
            if let verdict = afterJunk(head) { return verdict }
            if isThrottling(body) { return .throttled }
        }
        return .kind(.text)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// By a byte order mark or the zero bytes of ASCII characters.
    private static func isWide(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 4 else { return false }
        return bytes[0] == 0xFF && bytes[1] == 0xFE || bytes[0] == 0xFE && bytes[1] == 0xFF
            || (bytes[0] == 0) != (bytes[1] == 0)
            || bytes[0] == 0 && bytes[1] == 0 && (bytes[2] == 0xFE || bytes[2] == 0 && bytes[3] != 0)
    }

    private static func declares(_ mediaType: String?, _ part: String) -> Bool {
        mediaType?.prefix { $0 != ";" }.lowercased().contains(part) ?? false
    }

    private static func isMarkup(_ mediaType: String?) -> Bool {
        declares(mediaType, "xml") || declares(mediaType, "html") || declares(mediaType, "rss")
            || declares(mediaType, "atom")
    }

    private static func isThrottling(_ body: ArraySlice<UInt8>) -> Bool {
        body.count < 200 && SourceReport.isThrottling(String(decoding: body, as: UTF8.self))
    }

    // MARK: Markup

    private static func markup(_ head: ByteText, isDeclared: Bool) -> Verdict? {
        if let verdict = root(head) { return verdict }
        let containers: [StaticString] = [
            "<main", "<div", "<section", "<article", "<nav", "<table", "<title", "<meta", "<link", "<!--", "<?",
        ]
        if containers.contains(where: head.hasPrefix) { return .kind(.html) }
        // A title may begin with a tag, such as `<script>`; a fragment of a page has many.
        return tags(head.bytes.prefix(4096)) >= 12 || isDeclared ? .kind(.html) : nil
    }

    private static func tags(_ bytes: ArraySlice<UInt8>) -> Int {
        zip(bytes, bytes.dropFirst()).count { $0 == 0x3C && ((0x61...0x7A).contains($1) || $1 == 0x2F || $1 == 0x21) }
    }

    /// By the element that comes first, whatever comments and declarations stand before it.
    private static func root(_ head: ByteText) -> Verdict? {
        let start = head.prologEnd
        func first(of names: [StaticString]) -> Int? {
            names.compactMap { elementStart($0, head, from: start, within: start + 8192) }.min()
        }
        let page = first(of: ["<html", "<!doctype html", "<head", "<body"]) ?? .max
        let list = first(of: ["<opml"]) ?? .max
        let feed = first(of: ["<rss", "<feed", "<rdf:rdf", "<channel"]) ?? .max
        if page < min(list, feed) { return .kind(.html) }
        if list < feed { return .lookalike(.opml) }
        if feed < .max { return .kind(xmlKind(head)) }
        if let feed = prefixed(head) { return feed }
        // Its reader refuses entities by name, whatever the document is.
        if head.contains("<!entity") { return .kind(.xmlFeed) }
        return head.hasPrefix("<?xml") ? .lookalike(.xml(nil)) : nil
    }

    /// `<feed` begins an element where its name ends there.
    private static func elementStart(
        _ marker: StaticString, _ head: ByteText, from start: Int, within reach: Int
    ) -> Int? {
        var start = start
        while let place = head.offset(of: marker, from: start, within: reach) {
            let next = place + marker.utf8CodeUnitCount
            if next >= head.bytes.count || isBlank(head.bytes[next]) || [0x3E, 0x2F].contains(head.bytes[next]) {
                return place
            }
            start = next
        }
        return nil
    }

    /// A root with an unusual prefix: `<a:feed xmlns:a="http://www.w3.org/2005/Atom">`.
    private static func prefixed(_ head: ByteText) -> Verdict? {
        let isFeed =
            (head.contains(":feed ", within: 8192) || head.hasPrefix("<entry")) && head.contains("/atom", within: 8192)
            || head.contains(":rss ", within: 8192)
            || head.contains(":rdf ", within: 8192) && head.contains("purl.org/rss", within: 8192)
        return isFeed ? .kind(xmlKind(head)) : nil
    }

    /// arXiv's announcements and its API share a namespace; only the latter's feeds are always Atom.
    private static func xmlKind(_ head: ByteText) -> DocumentKind {
        let near = 4096
        let far = 16384
        if head.contains("oai:arxiv.org", within: far) || head.contains("announce_type", within: far)
            || head.contains("rss.arxiv.org", within: near) || head.contains("export.arxiv.org/rss", within: near)
            || head.contains("feed error for query", within: near)
        {
            return .arxivRSS
        }
        if head.contains("arxiv.org/api", within: near) { return .arxivAtom }
        guard head.contains("http://arxiv.org/schemas/atom", within: near) else { return .xmlFeed }
        return head.contains("<rss", within: near) ? .arxivRSS : .arxivAtom
    }

    /// A page saved with its HTTP headers, or a feed after a warning of its server.
    private static func afterJunk(_ head: ByteText) -> Verdict? {
        let pages: [StaticString] = ["\n<!doctype html", "\n<html", "<?xml version"]
        let feeds: [StaticString] = ["<rss", "<feed", "<rdf:rdf"]
        // A text may speak of feeds; their first tag says more than its name.
        let starts =
            pages.compactMap { head.offset(of: $0) }
            + feeds.compactMap { elementStart($0, head, from: 0, within: head.bytes.count) }.filter { start in
                ["version=", "xmlns"].contains { head.offset(of: $0, from: start, within: start + 200) != nil }
            }
        guard let start = starts.min() else { return nil }
        return markup(ByteText(head.bytes[start...].drop { isBlank($0) }, reach: reach), isDeclared: false)
    }
}

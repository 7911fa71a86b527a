/// Tells from the first bytes what a file is that is no page text.
enum FormatSniffer {
    /// How far markers are looked for: hydrated pages carry their data within the first part of the body.
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

    /// `nil` for what may be page text.
    static func lookalike(of bytes: [UInt8]) -> IngestError.Lookalike? {
        for signature in signatures where bytes.starts(with: signature.bytes) { return signature.lookalike }
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        let body = text.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
        guard let first = body.first else { return nil }
        switch first {
        case UInt8(ascii: "{"), UInt8(ascii: "["): return isJSON(body) ? .json(jsonFormat(body)) : nil
        case UInt8(ascii: "<"): return markup(body)
        default: return hasPageAfterHeaders(body) ? html(body) : nil
        }
    }

    /// A title may begin with a bracket too, such as `[Re]…`; in JSON only certain characters follow one.
    private static func isJSON(_ body: ArraySlice<UInt8>) -> Bool {
        let next = body.dropFirst().first { $0 > 0x20 }
        if body.first == UInt8(ascii: "{") { return next.map { "\"}".utf8.contains($0) } ?? false }
        return next.map { "{[]\"".utf8.contains($0) } ?? false
    }

    private static func jsonFormat(_ body: ArraySlice<UInt8>) -> SourceFormat? {
        let head = lowercaseHead(body)
        if head.contains("jsonfeed.org") { return .feed }
        return head.contains("\"paper\"") || head.contains("\"upvotes\"") ? .hfJSON : nil
    }

    private static func markup(_ body: ArraySlice<UInt8>) -> IngestError.Lookalike? {
        let head = lowercaseHead(body)
        let start = head.prefix(4096)
        if ["<!doctype html", "<html", "<head", "<body"].contains(where: start.contains) { return html(body) }
        if head.hasPrefix("<?xml") || ["<rss", "<feed", "<rdf:rdf", "<opml"].contains(where: head.hasPrefix) {
            return .xml(xmlFormat(head))
        }
        let containers = [
            "<main", "<div", "<section", "<article", "<nav", "<table", "<title", "<meta", "<link", "<!--",
        ]
        if containers.contains(where: head.hasPrefix) { return html(body) }
        // A title may begin with a tag, such as `<script>`; a fragment of a page has many.
        let tags = start.split(separator: "<").count { $0.first.map { $0.isLetter || $0 == "/" || $0 == "!" } ?? false }
        return tags >= 12 ? html(body) : nil
    }

    private static func xmlFormat(_ head: String) -> SourceFormat? {
        let start = head.prefix(4096)
        if start.contains("rss.arxiv.org") || start.contains("oai:arxiv.org") { return .arxivRSS }
        if start.contains("arxiv.org/api") || start.contains("http://arxiv.org/schemas/atom") { return .arxivAtom }
        return ["<rss", "<feed", "<rdf:rdf"].contains(where: start.contains) ? .feed : nil
    }

    private static func html(_ body: ArraySlice<UInt8>) -> IngestError.Lookalike {
        let head = lowercaseHead(body)
        if head.contains("dailypapers") { return .htmlPage(.hfHTML) }
        let asks = ["type=\"password\"", "type='password'", "type=password", "sign in", "log in", "captcha", "cf-chl"]
        return asks.contains(where: head.contains) ? .signInPage : .htmlPage(nil)
    }

    /// A page saved with its HTTP headers, or after a comment.
    private static func hasPageAfterHeaders(_ body: ArraySlice<UInt8>) -> Bool {
        let start = lowercaseHead(body.prefix(4096))
        return ["\n<!doctype html", "\n<html"].contains(where: start.contains)
    }

    private static func lowercaseHead(_ body: ArraySlice<UInt8>) -> String {
        // A character of Swift may be CR and LF together.
        String(decoding: body.prefix(reach).map { $0 == 0x0D ? 0x0A : $0 }, as: UTF8.self).lowercased()
    }
}

internal import Markup
internal import Papers

/// Chooses the links of an entry: its page, its PDF.
struct FeedLinks {
    /// The page: absolute, http(s).
    private(set) var page: String?
    /// The page's link where no base in the document makes it absolute.
    private(set) var relativePage: String?
    private(set) var pdfs: [String] = []
    /// Everything absolute that may name the paper, the best first.
    private(set) var addresses: [String] = []

    private var rank = Int.max
    private let url: String?

    /// - Parameter url: of the feed.
    init(_ record: FeedRecord, url: String?) {
        self.url = url
        for link in record.links { take(link) }
        if let original = record.originalLink { offer(original, rank: 0, at: record.element) }
        if let name = record.name, record.nameIsLink || record.isAtom {
            // Most permalinks are the link once more; where there is none, they are the page.
            offer(name, rank: record.isAtom ? 6 : 3, at: record.element, mayBeRelative: false)
        }
        for address in record.otherAddresses + record.identifiers {
            offer(address, rank: 5, at: record.element, mayBeRelative: false)
        }
        for enclosure in record.enclosures { take(enclosure: enclosure) }
    }

    /// RSS has the address in the text, Atom in an attribute; both are met in both.
    private mutating func take(_ link: XMLElement) {
        guard let href = link.attribute("href") else { return offer(link.line, rank: 1, at: link) }
        let type = link.attribute("type")?.lowercased()
        let isPDF = type == "application/pdf" || link.attribute("title")?.lowercased() == "pdf"
        if isPDF, let url = WebLink.resolve(href, against: bases(href, link)) {
            addPDF(url)
            return offer(href, rank: 8, at: link)
        }
        if let rank = Self.rank(of: link.attribute("rel"), type: type) { offer(href, rank: rank, at: link) }
    }

    /// The alternate in HTML first; a link without relation is one (RFC 4287 §4.2.7.2).
    private static func rank(of relation: String?, type: String?) -> Int? {
        switch relation?.lowercased() {
        case "alternate", nil, "", "http://www.iana.org/assignments/relation/alternate":
            return type == nil || type == "text/html" || type == "application/xhtml+xml" ? 1 : 2
        case "canonical": return 2
        case "related", "via": return 4
        case "self", "edit", "enclosure", "replies", "edit-media", "service.edit", "service.post", "next":
            return 9
        case "license": return nil
        default: return 7
        }
    }

    private mutating func take(enclosure: XMLElement) {
        guard let raw = enclosure.attribute("url") ?? enclosure.attribute("href") ?? enclosure.about else { return }
        guard let url = WebLink.resolve(raw, against: bases(raw, enclosure)) else { return }
        if enclosure.attribute("type")?.lowercased() == "application/pdf" { addPDF(url) }
        // A picture is no page, and a podcast is one where there is no other.
        if enclosure.attribute("type") != nil, enclosure.name.lowercased() == "enclosure" { consider(url, rank: 9) }
    }

    private mutating func offer(_ raw: String, rank: Int, at element: XMLElement, mayBeRelative: Bool = true) {
        guard mayBeRelative || raw.hasPrefix("http") || raw.hasPrefix("HTTP") else { return }
        if let url = WebLink.resolve(raw, against: bases(raw, element)) {
            consider(url, rank: rank)
        } else if mayBeRelative, !raw.isEmpty, rank < self.rank, !WebLink.hasScheme(raw[...]) {
            (self.rank, relativePage, page) = (rank, raw, nil)
        }
    }

    private mutating func consider(_ url: String, rank: Int) {
        if rank < self.rank { (self.rank, page, relativePage) = (rank, url, nil) }
        if addresses.count < Entry.factLimit, !addresses.contains(url) { addresses.append(url) }
    }

    private mutating func addPDF(_ url: String) {
        if pdfs.count < Entry.factLimit, !pdfs.contains(url) { pdfs.append(url) }
    }

    private func bases(_ raw: String, _ element: XMLElement) -> [String?] {
        // The walk up to the root only where it is needed.
        WebLink.hasScheme(raw[...]) ? [] : [url] + element.bases
    }
}

internal import Markup
internal import Papers

/// What a feed says of itself, around its entries.
struct FeedHead {
    enum Root {
        case feed
        /// An OPML document: a list of feeds.
        case list
        case page
        /// Some other XML, by the name of its outermost element.
        case other(String)
    }

    let root: Root
    private(set) var title = ""
    /// Of RSS; empty where there is none.
    private(set) var description = ""
    /// The site's page, or the feed's own address.
    private(set) var addresses: [String] = []
    private(set) var published: EntryDate?
    private(set) var built: EntryDate?
    /// OpenSearch: how many entries there are in all, and the number of the first one here.
    private(set) var total: Int?
    private(set) var start: Int?
    private(set) var pageSize: Int?

    /// - Parameter head: `nil` where an entry stands alone.
    init(_ head: XMLElement?) {
        guard let head else {
            root = .feed
            return
        }
        root = Self.root(head.name)
        read(head)
        // RSS has the facts in its channel, beside the entries or around them.
        for child in head.children where child.name.lowercased() == "channel" { read(child) }
    }

    private static func root(_ name: String) -> Root {
        switch name.lowercased() {
        case "rss", "feed", "rdf", "channel", "entry", "item": .feed
        case "opml": .list
        case "html", "head", "body": .page
        default: .other(String(name.prefix(40)))
        }
    }

    private mutating func read(_ element: XMLElement) {
        for child in element.children {
            switch child.name.lowercased() {
            case "title": if title.isEmpty { title = child.line }
            case "description": if description.isEmpty { description = child.line }
            case "link":
                let address = child.attribute("href") ?? child.line
                if !address.isEmpty, addresses.count < 20 { addresses.append(address) }
            case "pubdate", "published": published = published ?? child.withTextBytes(EntryDate.read)
            case "lastbuilddate": built = built ?? child.withTextBytes(EntryDate.read)
            case "totalresults": total = Int(child.line)
            case "startindex": start = Int(child.line)
            case "itemsperpage": pageSize = Int(child.line)
            default: break
            }
        }
    }
}

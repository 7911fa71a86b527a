internal import Markup

/// RSS 2.0, with the Atom (self link), Dublin Core (creators) and content modules.
enum RSSFeed {
    static func root(of feed: Feed) -> MarkupElement {
        let site = feed.site
        var channel: [MarkupNode] = [
            .element("title", text: feed.title),
            // Required by RSS. A site without a URL has nothing better than its permanent name.
            .element("link", text: site.url ?? site.tagURI("site")),
            .element("description", text: html(feed.summary)),
            .element("language", text: site.language),
            .element("lastBuildDate", text: Timestamp.rfc822(feed.updated)),
            .element("generator", text: "Paperboy \(site.version)"),
            .element("dc:creator", text: feed.author),
        ]
        if let own = site.absolute(feed.path(.rss)) {
            channel.append(.element("atom:link", ["rel": "self", "type": FeedFormat.rss.mediaType, "href": own]))
        }
        if feed.isPrivate {
            channel.append(.element("access:restriction", ["relationship": "deny"]))
        }
        return MarkupElement(
            "rss",
            [
                "version": "2.0",
                "xmlns:atom": "http://www.w3.org/2005/Atom",
                "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
                "xmlns:dc": "http://purl.org/dc/elements/1.1/",
                "xmlns:access": feed.isPrivate ? AccessRestriction.namespace : nil,
            ],
            [.element("channel", [:], channel + feed.entries.map { .element(item($0)) })])
    }

    private static func item(_ entry: FeedEntry) -> MarkupElement {
        // A title is plain text: escaped once, by the writer.
        var content: [MarkupNode] = [.element("title", text: entry.title)]
        if let link = entry.link { content.append(.element("link", text: link.url)) }
        content += [
            .element("guid", ["isPermaLink": "false"], text: entry.tagURI),
            .element("pubDate", text: Timestamp.rfc822(entry.firstSeen)),
        ]
        content += entry.authors.map { .element("dc:creator", text: $0) }
        content += entry.labels.map { .element("category", text: $0) }
        if let source = entry.source, let url = source.url {
            content.append(.element("source", ["url": url], text: source.title))
        }
        if !entry.abstract.isEmpty { content.append(.element("description", text: description(entry.abstract))) }
        content.append(.element("content:encoded", [:], [.cdata(EntryContent(entry: entry).html)]))
        return MarkupElement("item", [:], content)
    }

    /// A description is HTML to every reader, so that an abstract's `<` needs escaping of its own.
    private static func description(_ abstract: [String]) -> String {
        abstract.count == 1 ? html(abstract[0]) : HTMLFragment(abstract.map { .element("p", text: $0) }).source
    }

    private static func html(_ text: String) -> String { HTMLFragment([.text(text)]).source }
}

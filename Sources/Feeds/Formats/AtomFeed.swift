internal import Markup

/// Atom 1.0 (RFC 4287).
enum AtomFeed {
    static func root(of feed: Feed) -> MarkupElement {
        let site = feed.site
        var content: [MarkupNode] = [
            .element("id", text: feed.id),
            .element("title", ["type": "text"], text: feed.title),
            .element("subtitle", ["type": "text"], text: feed.summary),
            .element("updated", text: Timestamp.rfc3339(feed.updated)),
            .element("author", [:], [.element("name", text: feed.author)]),
        ]
        if let own = site.absolute(feed.path(.atom)), let home = site.url {
            content.append(.element("link", ["rel": "self", "type": FeedFormat.atom.mediaType, "href": own]))
            content.append(.element("link", ["rel": "alternate", "type": "text/html", "href": home]))
        }
        content.append(.element("generator", ["version": site.version], text: "Paperboy"))
        if feed.isPrivate {
            content.append(.element("access:restriction", ["relationship": "deny"]))
        }
        return MarkupElement(
            "feed",
            [
                "xmlns": "http://www.w3.org/2005/Atom",
                "xmlns:access": feed.isPrivate ? AccessRestriction.namespace : nil,
                "xml:lang": site.language,
            ],
            content + feed.entries.map { .element(entry($0, site: site)) })
    }

    private static func entry(_ entry: FeedEntry, site: FeedSite) -> MarkupElement {
        var content: [MarkupNode] = [
            .element("id", text: entry.tagURI),
            .element("title", ["type": "text"], text: entry.title),
            .element("published", text: Timestamp.rfc3339(entry.firstSeen)),
            .element("updated", text: Timestamp.rfc3339(entry.updated)),
        ]
        content += entry.authors.map { .element("author", [:], [.element("name", text: $0)]) }
        if let link = entry.link {
            content.append(.element("link", ["rel": "alternate", "type": link.mediaType, "href": link.url]))
        }
        content += entry.related.map { link in
            .element("link", ["rel": "related", "type": link.mediaType, "title": link.label, "href": link.url])
        }
        content += entry.labels.map { .element("category", ["term": $0]) }
        if !entry.abstract.isEmpty {
            content.append(.element("summary", ["type": "text"], text: entry.abstract.joined(separator: "\n\n")))
        }
        content.append(.element("content", ["type": "html"], text: EntryContent(entry: entry).html))
        if let source = entry.source { content.append(.element(self.source(source, of: entry, site: site))) }
        return MarkupElement("entry", [:], content)
    }

    /// What is known of the digest that the paper was first seen in (RFC 4287 §4.2.11).
    private static func source(_ source: FeedSource, of entry: FeedEntry, site: FeedSite) -> MarkupElement {
        var content: [MarkupNode] = [
            .element("id", text: source.url ?? site.tagURI("source/\(source.id)")),
            .element("title", ["type": "text"], text: source.title),
            .element("updated", text: Timestamp.rfc3339(entry.firstSeen)),
        ]
        if let url = source.url {
            content.append(.element("link", ["rel": "alternate", "type": "text/html", "href": url]))
        }
        return MarkupElement("source", [:], content)
    }
}

/// The Feed Access Control module: asks whoever reads a private feed to keep it out of search.
enum AccessRestriction {
    static let namespace = "http://www.bloglines.com/about/specs/fac-1.0"
}

internal import FoundationEssentials
internal import Markup

/// OPML 2.0: a list of feeds that readers import.
enum OPML {
    /// - Parameter feeds: Private ones are never listed.
    static func root(of feeds: [Feed], updated: Date) -> MarkupElement {
        let listed = feeds.filter { !$0.isPrivate }
        let head: [MarkupNode] = [
            .element("title", text: listed.first?.title ?? "Paperboy"),
            .element("dateModified", text: Timestamp.rfc822(updated)),
        ]
        return MarkupElement(
            "opml", ["version": "2.0"],
            [.element("head", [:], head), .element("body", [:], listed.map { .element(outline($0)) })])
    }

    private static func outline(_ feed: Feed) -> MarkupElement {
        let path = feed.path(.atom)
        return MarkupElement(
            "outline",
            [
                // "rss" stands for every format of a feed (OPML 2.0, "Subscription lists").
                "type": "rss", "text": feed.title, "title": feed.title, "description": feed.summary,
                "language": feed.site.language, "xmlUrl": feed.site.absolute(path) ?? path, "htmlUrl": feed.site.url,
            ])
    }
}

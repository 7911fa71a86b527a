internal import Papers
public import Templates
internal import Text

/// The static `index.html`: the newest digest's papers, and where the feeds are. Its addresses are relative to the page,
/// so that a folder of files can be read from a disk as well as from a server, at any prefix.
public enum FrontPage {
    /// Name of the template, without `.mustache`.
    public static let template = "index.html"

    /// Every name that the template may use, each with a value, each list with an item: what `check` renders.
    public static let sample: TemplateContext = [
        "language": "en", "title": "Papers of the day", "generator": "Paperboy",
        "canonical": "https://papers.example.org/",
        "day": .section(["iso": "2025-12-01", "long": "Monday, 1 December 2025", "count": "1 paper"]),
        "hasPapers": true,
        "papers": .list([
            [
                "title": "A paper", "url": "https://example.org/paper", "byline": "Ada Adams",
                "abstract": "An abstract.",
                "hasLinks": true, "links": .list([["label": "PDF", "url": "https://example.org/paper.pdf"]]),
            ]
        ]),
        "feeds": .list([sampleFeed]),
        "profiles": .list([["name": "robots", "feeds": .list([sampleFeed])]]),
        "opml": "feeds.opml", "operator": "The Example Lab",
    ]

    private static let sampleFeed: TemplateContext = [
        "label": "Atom", "type": "application/atom+xml", "href": "feeds/all.atom",
    ]

    /// - Parameters:
    ///   - feed: The public feed; its newest day is shown.
    ///   - profiles: The public profile feeds, in the order to be shown.
    static func context(of feed: Feed, profiles: [(name: String, feed: Feed)]) -> TemplateContext {
        let newest = feed.entries.first?.firstDay
        let shown = feed.entries.filter { $0.firstDay == newest }
        return [
            "language": .text(feed.site.language),
            "title": .text(feed.site.title),
            "generator": .text("Paperboy \(feed.site.version)"),
            "canonical": .optional(feed.site.url),
            "day": newest.map { day in
                .section([
                    "iso": .text(day.description), "long": .text(Timestamp.long(day)),
                    "count": .text(shown.count == 1 ? "1 paper" : "\(shown.count) papers"),
                ])
            } ?? .absent,
            "hasPapers": .flag(!shown.isEmpty),
            "papers": .list(shown.map(paper)),
            "feeds": .list(addresses(of: feed)),
            "profiles": .list(
                profiles.map { ["name": .text(DisplayText.cleaned($0.name)), "feeds": .list(addresses(of: $0.feed))] }),
            "opml": "feeds.opml",
            "operator": .optional(feed.site.operatorName),
        ]
    }

    private static func addresses(of feed: Feed) -> [TemplateContext] {
        FeedFormat.allCases.map { format in
            ["label": .text(format.label), "type": .text(format.mediaType), "href": .text(feed.path(format))]
        }
    }

    private static func paper(_ entry: FeedEntry) -> TemplateContext {
        [
            "title": .text(entry.title),
            "url": .optional(entry.link?.url),
            "byline": .optional(byline(of: entry)),
            "abstract": entry.abstract.isEmpty
                ? .absent : .text(PlainText.excerpt(entry.abstract.joined(separator: " "), limit: 420)),
            "hasLinks": .flag(!entry.outside.isEmpty),
            "links": .list(entry.outside.map { ["label": .text($0.label), "url": .text($0.url)] }),
        ]
    }

    private static func byline(of entry: FeedEntry) -> String? {
        let parts = [EntryContent(entry: entry).byline].compactMap { $0 } + entry.categories.prefix(3)
        return parts.isEmpty ? nil : parts.joined(separator: " · ")
    }
}

public import FoundationEssentials
internal import Papers

/// A feed as a value: what it is called, and its entries in their final order. `FeedFormat` turns it into bytes.
public struct Feed: Hashable, Sendable {
    /// Path under `feeds/` without its extension: `all`, `p/robots`, `s/<token>`. Safe in a URL and in a file name.
    public let name: String
    /// Plain text.
    public let title: String
    /// One plain sentence on what the feed holds.
    public let summary: String
    /// The site that publishes it.
    public let site: FeedSite
    /// Newest first: by day of first sight, then place in the digest, then id. No id stands twice, and no paper that is
    /// withheld.
    public let entries: [FeedEntry]
    /// Behind a token: asks search engines to stay away, and is never listed.
    public let isPrivate: Bool

    /// - Parameters:
    ///   - name: Path under `feeds/` without its extension.
    ///   - entries: In any order; those beyond the site's `maxItems` and `days` are left out.
    init(name: String, title: String, summary: String, site: FeedSite, entries: [FeedEntry], isPrivate: Bool = false) {
        self.name = name
        self.title = title
        self.summary = summary
        self.site = site
        self.entries = Self.select(entries, maxItems: site.maxItems, days: site.days)
        self.isPrivate = isPrivate
    }

    /// Permanent; independent of the site's URL.
    public var id: String { site.tagURI("feed/\(name)") }

    /// The newest change of an entry, never the moment of writing.
    public var updated: Date { entries.map(\.updated).max() ?? site.emptySince }

    /// Where the feed lies, relative to the site.
    public func path(_ format: FeedFormat) -> String { "feeds/\(name).\(format.fileExtension)" }

    /// Stands in for authors whom nobody named.
    var author: String { site.operatorName ?? site.title }

    private static func select(_ entries: [FeedEntry], maxItems: Int, days: Int) -> [FeedEntry] {
        let sorted = entries.filter(\.isNews).sorted { left, right in
            (right.firstDay, left.position, left.id) < (left.firstDay, right.position, right.id)
        }
        guard let newest = sorted.first?.firstDay else { return [] }
        var seen: Set<String> = []
        let recent = sorted.filter { $0.firstDay > newest.adding(-max(days, 1)) && seen.insert($0.tagURI).inserted }
        return Array(recent.prefix(max(maxItems, 0)))
    }
}

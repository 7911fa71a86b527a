public import Matching
public import Papers
internal import Text

extension FeedEntry {
    /// The neutral entry of a paper. Make it once per paper; `explained(by:)` gives each subscriber's copy.
    /// - Parameter source: The source that showed it first, where that is known.
    public init(_ seen: SeenPaper, source: FeedSource? = nil, site: FeedSite) {
        let paper = seen.paper
        let links = EntryLink.usable(paper.links)
        let canonical = EntryLink.canonical(of: links)
        let title = DisplayText.line(paper.title)
        self.init(
            id: paper.id,
            tagURI: site.tagURI("paper/\(paper.id)"),
            title: title.isEmpty ? paper.id.description : title,
            abstract: DisplayText.paragraphs(paper.abstract ?? ""),
            authors: paper.authors.map { DisplayText.line($0.name) }.filter { !$0.isEmpty },
            authorCount: paper.authorCount,
            published: paper.published,
            categories: paper.categories.map(DisplayText.cleaned).filter { !$0.isEmpty },
            link: canonical ?? EntryLink.permalink(of: paper.id, site: site),
            related: links.filter { $0 != canonical },
            source: source,
            firstDay: seen.firstDay,
            position: seen.position,
            firstSeen: seen.firstSeen,
            updated: max(seen.changed, seen.firstSeen),
            votes: seen.votes,
            comments: seen.comments,
            isNews: seen.standing == .news,
            reasons: nil)
    }

    /// The same entry with the reasons of `match`.
    /// - Parameter match: `nil` where the profile takes everything: then there is nothing to explain.
    public func explained(by match: Match?) -> FeedEntry {
        var entry = self
        entry.reasons = match.map(Reasons.init)
        return entry
    }

    /// The same entry with those that say nearly the same and were seen before it: an entry that a reader has seen stays
    /// as it is when a similar one comes.
    public func similar(to earlier: [FeedEntry]) -> FeedEntry {
        var entry = self
        entry.similar = earlier.map(SimilarEntry.init)
        return entry
    }

    /// Labels of the paper, then those of the reader's keywords that match and the profiles they are of; none twice.
    var labels: [String] {
        var seen: Set<String> = []
        let reasons = reasons?.matched.flatMap { [$0.label, $0.profile].compactMap(\.self) } ?? []
        return (categories + reasons).filter { seen.insert($0).inserted }
    }
}

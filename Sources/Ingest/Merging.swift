internal import FoundationEssentials
public import Papers
internal import Text

extension SeenPaper {
    /// What a paper's first sighting says.
    public init(_ sighting: Sighting, on day: Day) {
        self.init(
            paper: sighting.paper, firstDay: day, position: sighting.position, votes: sighting.votes,
            comments: sighting.comments)
    }

    /// The paper with what one more sighting adds; the same value where it adds nothing.
    ///
    /// The first day, place and id stay. A sighting of that day or later brings its votes and its text, one from before
    /// only what was unknown. ``changed`` moves to the start of `day` only where words of the title or the abstract
    /// are others: not for white space, punctuation or TeX, nor for an abstract that is merely cut shorter.
    public func merging(_ sighting: Sighting, on day: Day) -> SeenPaper {
        var merged = self
        let isNewer = day.start >= changed
        if sighting.paper.id != paper.id, !aliases.contains(sighting.paper.id) {
            merged.aliases.append(sighting.paper.id)
        }
        if let votes = sighting.votes, isNewer || self.votes == nil { merged.votes = votes }
        if let comments = sighting.comments, isNewer || self.comments == nil { merged.comments = comments }
        merged.paper.fillGaps(from: sighting.paper)
        if isNewer {
            merged.paper.authorCount = sighting.paper.authorCount ?? paper.authorCount
            merged.paper.takeText(of: sighting.paper)
        }
        if merged.paper.title != paper.title || merged.paper.abstract != paper.abstract {
            merged.changed = max(changed, day.start)
        }
        return merged
    }
}

/// What a digest adds to the papers known before.
public struct Merging: Hashable, Sendable {
    /// Each paper of the digest once, in its order, as it is known now.
    public var papers: [SeenPaper] = []
    /// Those that were unknown.
    public var added: [PaperID] = []
    /// Those that were known and say more, or something else, now.
    public var updated: [PaperID] = []

    /// Merges a digest's sightings in order.
    /// - Parameter known: at least those papers of the store that the digest may show again, by each of their ids and
    ///   aliases. A paper known by its title alone is found for a sighting with an arXiv id or DOI too.
    public init(_ digest: Digest, into known: [PaperID: SeenPaper]) {
        var places: [PaperID: Int] = [:]
        for sighting in digest.sightings {
            let old = Self.find(sighting.paper, in: known)
            let id = old?.id ?? sighting.paper.id
            if let place = places[id] {
                papers[place] = papers[place].merging(sighting, on: digest.day)
            } else {
                places[id] = papers.count
                papers.append(old?.merging(sighting, on: digest.day) ?? SeenPaper(sighting, on: digest.day))
                if old == nil { added.append(id) }
            }
        }
        updated = papers.filter { paper in known[paper.id].map { $0 != paper } ?? false }.map(\.id)
    }

    /// A paper keeps the id of its title when a better id arrives, which becomes an alias;
    /// the same title with a second id of the same kind is another paper.
    private static func find(_ paper: Paper, in known: [PaperID: SeenPaper]) -> SeenPaper? {
        if let old = known[paper.id] { return old }
        guard paper.id.scheme != .title, let old = known[PaperID(title: paper.title)], old.id.scheme == .title,
            !old.aliases.contains(where: { $0.scheme == paper.id.scheme })
        else { return nil }
        return old
    }
}

extension Sighting {
    /// Gives an earlier appearance in the same digest what that one lacks.
    func fillGaps(of first: inout Sighting) {
        first.paper.fillGaps(from: paper)
        first.votes = first.votes ?? votes
        first.comments = first.comments ?? comments
        first.count = first.count ?? count
    }
}

extension Paper {
    /// Takes over what is unknown here.
    fileprivate mutating func fillGaps(from other: Paper) {
        abstract = abstract ?? other.abstract
        authorCount = authorCount ?? other.authorCount
        published = published ?? other.published
        if other.authors.count > authors.count { authors = other.authors }
        if categories.isEmpty { categories = other.categories }
        links += other.links.filter { !links.contains($0) }
    }

    /// Takes over the title and abstract of a newer sighting where their words differ.
    fileprivate mutating func takeText(of newer: Paper) {
        if newer.title != title, NormalizedTitle(newer.title) != NormalizedTitle(title) { title = newer.title }
        guard let old = abstract, let new = newer.abstract, new != old else { return }
        let (oldWords, newWords) = (NormalizedTitle(old).text, NormalizedTitle(new).text)
        if newWords != oldWords, !oldWords.hasPrefix(newWords) { abstract = new }
    }
}

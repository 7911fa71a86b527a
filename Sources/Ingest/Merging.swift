public import Papers

/// What a digest adds to the papers known before.
public struct Merging: Hashable, Sendable {
    /// Each paper of the digest once, in its order, as it is known now.
    public var papers: [SeenPaper] = []
    /// The paper of each sighting, in the digest's order.
    public var ids: [PaperID] = []
    /// Those that were unknown.
    public var added: [PaperID] = []
    /// Those that were known and say more, or something else, now.
    public var updated: [PaperID] = []

    /// Merges a digest's sightings in order.
    /// - Parameters:
    ///   - known: at least those papers of the store that the digest may show again, by each of their names and titles.
    ///   - standings: for each sighting, whether its paper is news from now on. Empty = by what it announces. What was
    ///     news stays so; what was withheld becomes news, of this day, where a sighting says so: but never by the source
    ///     whose flood is held, and without standings never by the source that showed it first.
    public init(_ digest: Digest, into known: KnownPapers, standings: [SeenPaper.Standing] = []) {
        self.init(digest, Identification(digest, among: known), standings: standings)
    }

    /// The same, where it is known already which paper each sighting shows.
    public init(_ digest: Digest, _ identification: Identification, standings: [SeenPaper.Standing] = []) {
        ids = identification.ids
        for group in identification.groups {
            var paper = group.known.first
            for other in group.known.dropFirst() { paper = paper?.absorbing(other, on: digest.day) }
            for place in group.sightings {
                let refused = identification.refused[place] ?? []
                let sighting = Self.granted(digest.sightings[place], refused, in: group.id)
                let standing = standings.indices.contains(place) ? standings[place] : nil
                let telling = SeenPaper(
                    sighting, on: digest.day, source: digest.source, authority: digest.authority,
                    standing: standing ?? (sighting.announcement.isNews ? .news : .revision))
                paper =
                    paper.map { $0.told(by: telling, sighting, digest, isJudged: standing != nil) }
                    ?? telling.named(group.id)
            }
            guard let paper else { continue }
            papers.append(paper)
            if group.known.isEmpty {
                added.append(paper.id)
            } else if group.known.first != paper {
                updated.append(paper.id)
            }
        }
    }

    /// The sighting without the ids that are another paper's.
    private static func granted(_ sighting: Sighting, _ refused: Set<PaperID>, in id: PaperID) -> Sighting {
        guard !refused.isEmpty else { return sighting }
        var sighting = sighting
        if refused.contains(sighting.paper.id) { sighting.paper.id = id }
        sighting.paper.identifiers.removeAll { refused.contains($0) || $0 == sighting.paper.id }
        return sighting
    }
}

extension SeenPaper {
    /// What a new paper's first sighting tells, under the id that it got.
    fileprivate func named(_ id: PaperID) -> SeenPaper {
        guard id != self.id else { return self }
        var named = self
        named.paper.id = id
        named.aliases.removeAll { $0 == id }
        named.paper.identifiers.removeAll { $0 == id }
        return named
    }

    fileprivate func told(by other: SeenPaper, _ sighting: Sighting, _ digest: Digest, isJudged: Bool) -> SeenPaper {
        var merged = uniting(other, on: digest.day)
        guard standing != .news, other.standing == .news, mayTell(digest, isJudged),
            let origin = other.origins[.standing]
        else { return merged }
        merged.become(newsOf: sighting, on: digest.day, origin: origin)
        return merged
    }

    /// Whether a digest may make news of what was withheld.
    private func mayTell(_ digest: Digest, _ isJudged: Bool) -> Bool {
        // A new paper of this digest: a list may name it as replaced, and below as new.
        guard let origin = origins[.standing], origin.source == digest.source else { return true }
        return switch standing {
        case .news, .revision: true
        case .backlog: isJudged
        case .held: false
        }
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
}

public import FoundationEssentials
public import Matching
public import Papers
public import Subscribers

/// Chooses what one subscriber gets for one local day: a pure function of the pool, the profile and the day.
public struct EditionMaker: Sendable {
    /// A paper of the pool with its match; `nil` where the profile takes everything.
    public struct Candidate: Sendable {
        public var paper: SeenPaper
        public var match: Match?

        public init(paper: SeenPaper, match: Match?) {
            self.paper = paper
            self.match = match
        }
    }

    /// Why there is no edition.
    public enum Nothing: Hashable, Sendable {
        /// No digest has been read yet.
        case noDigest
        /// Every paper is older than the subscriber's `maxAgeDays`; `newest` is the last digest's day.
        case tooOld(newest: Day)
        /// All papers of the pool went out in earlier letters.
        case nothingNew
        /// Papers were looked at, and none passed.
        case noMatch(considered: Int)
    }

    /// Near misses that an edition shows at most.
    public static let maxNearMisses = 3

    /// The day by which a paper's age is counted: the latest day that anybody concerned has on the wall.
    public var today: Day
    /// The newest digest's day; `nil` before the first digest.
    public var newestDigest: Day?

    public init(today: Day, newestDigest: Day?) {
        self.today = today
        self.newestDigest = newestDigest
    }

    /// The papers that may be news to a subscriber: none that is withheld (``SeenPaper/Standing``).
    ///
    /// A paper's own date is never asked, only the day of the digest that showed it first.
    /// - Parameters:
    ///   - papers: what is known, in any order.
    ///   - delivered: papers of earlier letters of this subscriber that are planned, sent or unknown.
    ///   - firstDigest: the newest digest of the subscriber's first edition: what was seen before is no news. `nil`
    ///     before the first one, which takes the newest day with news only.
    ///   - firstLetter: when that edition was made; `nil` where there is none. A paper of an older digest that arrived
    ///     after it, because its source was late, is news all the same.
    public func pool(
        of papers: [SeenPaper], for subscriber: Subscriber, delivered: Set<PaperID>, firstDigest: Day?,
        firstLetter: Date? = nil
    ) -> [SeenPaper] {
        let young = papers.filter { paper in
            paper.standing == .news && (0...subscriber.maxAgeDays).contains(today.ordinal - paper.firstDay.ordinal)
        }
        // The newest digest may have shown nothing new, as a feed that is read every day.
        let newest = young.map(\.firstDay).max()
        return young.filter { paper in
            let isLate = firstLetter.flatMap { letter in paper.arrived.map { $0 > letter } } ?? false
            return (firstDigest.map { paper.firstDay >= $0 || isLate } ?? (paper.firstDay == newest))
                && !delivered.contains(paper.id) && delivered.isDisjoint(with: paper.aliases)
        }
    }

    /// The edition, or why there is none.
    ///
    /// - Parameters:
    ///   - candidates: the pool with its matches, in any order; papers that are withheld do not count.
    ///   - previousDigest: the newest digest of the subscriber's last edition; papers up to it are shown where they
    ///     pass, and are not counted as news. `nil` before the first one.
    ///   - likeness: whether two papers say nearly the same: they become one entry. Default: none do.
    public func edition(
        id: EditionID, for subscriber: Subscriber, candidates: [Candidate], previousDigest: Day?,
        likeness: (Candidate, Candidate) -> Likeness? = { _, _ in nil }
    ) -> Result {
        guard let newestDigest else { return .nothing(.noDigest) }
        guard today.ordinal - newestDigest.ordinal <= subscriber.maxAgeDays else {
            return .nothing(.tooOld(newest: newestDigest))
        }
        let ranked = candidates.filter { $0.paper.standing == .news }.sorted(by: Self.precedes)
        let passing = ranked.filter { Self.passes($0, subscriber) }
        let most = subscriber.delivery.maxPapers
        let groups = Self.capped(Grouping(passing, most: most, likeness: likeness).groups, at: most)
        let entries = groups.map(Edition.Entry.init)
        let shown = Set(entries.flatMap { [$0.paper] + $0.similar.map(\.paper) })
        let news = ranked.filter { candidate in
            shown.contains(candidate.paper.id) || previousDigest.map { candidate.paper.firstDay > $0 } ?? true
        }
        // A letter that says "nothing today" is about papers of today: a day without a digest has nothing to say.
        guard !entries.isEmpty || subscriber.delivery.sendEmpty && !news.isEmpty else {
            return .nothing(news.isEmpty ? .nothingNew : .noMatch(considered: news.count))
        }
        let unmatched = news.filter { !Self.passes($0, subscriber) }
        let near = Self.nearMisses(among: unmatched, subscriber)
        return .edition(
            Edition(
                id: id, digestDay: newestDigest, considered: news.count,
                minScore: subscriber.profile.takesEverything ? nil : subscriber.profile.minScore,
                entries: entries, cut: passing.count - shown.count, nearMisses: near,
                popular: Self.popular(
                    among: unmatched, besides: Set(near.map(\.paper)), most: subscriber.delivery.serendipity)))
    }

    /// An edition, or the reason why there is none.
    public enum Result: Hashable, Sendable {
        case edition(Edition)
        case nothing(Nothing)
    }
}

extension EditionMaker {
    /// Whether a candidate belongs into an edition and a feed.
    /// - Parameters:
    ///   - minScore: 0…1; a score of 0 never passes.
    ///   - minVotes: unknown votes pass only 0.
    public static func passes(_ candidate: Candidate, minScore: Double, minVotes: Int) -> Bool {
        let hasVotes = minVotes == 0 || (candidate.paper.votes ?? -1) >= minVotes
        guard let match = candidate.match else { return hasVotes }
        guard match.explanation.vetoes.isEmpty, match.explanation.missing.isEmpty else { return false }
        return match.isAlways || match.score > 0 && match.score >= minScore && hasVotes
    }

    /// Whether a paper that does not pass has half of what it takes at least, whatever else keeps it out.
    public static func isNearMiss(_ candidate: Candidate, minScore: Double) -> Bool {
        guard let evidence = candidate.match?.explanation.evidence else { return false }
        return evidence > 0 && evidence >= nearEvidence(minScore: minScore)
    }

    /// The evidence of a near miss, in nats; what passes has more.
    public static func nearEvidence(minScore: Double) -> Double { minScore / 2 }

    private static func passes(_ candidate: Candidate, _ subscriber: Subscriber) -> Bool {
        passes(candidate, minScore: subscriber.profile.minScore, minVotes: subscriber.minVotes)
    }

    /// Order of an edition: `always` first, then score, votes, newest, place in the digest, id.
    public static func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
        let (one, two) = (rank(left), rank(right))
        return one == two ? left.paper.id < right.paper.id : one > two
    }

    private static func rank(_ candidate: Candidate) -> (Int, Double, Int, Int, Int) {
        (
            candidate.match?.isAlways == true ? 1 : 0, candidate.match?.score ?? 0, candidate.paper.votes ?? -1,
            candidate.paper.firstDay.ordinal, -candidate.paper.position
        )
    }

    /// A cap counts groups: a paper in four versions takes one place.
    public static func capped(_ groups: [Grouping.Group], at most: Int) -> [Grouping.Group] {
        let always = groups.prefix { $0.first.match?.isAlways == true }
        return Array(always) + groups.dropFirst(always.count).prefix(max(0, most - always.count))
    }

    /// Papers with evidence that a threshold, a vote or a requirement kept out, best first. A veto is no near miss.
    private static func nearMisses(among unmatched: [Candidate], _ subscriber: Subscriber) -> [Edition.NearMiss] {
        unmatched.compactMap { candidate -> (Edition.NearMiss, PaperID)? in
            guard let match = candidate.match, match.explanation.vetoes.isEmpty,
                isNearMiss(candidate, minScore: subscriber.profile.minScore)
            else { return nil }
            let miss = Edition.NearMiss(paper: candidate.paper.id, title: candidate.paper.paper.title, match: match)
            return (miss, candidate.paper.id)
        }
        .sorted { ($1.0.match.explanation.evidence, $0.1) < ($0.0.match.explanation.evidence, $1.1) }
        .prefix(maxNearMisses).map(\.0)
    }

    /// The most-voted papers that did not pass. Unknown votes are not popularity.
    private static func popular(
        among unmatched: [Candidate], besides shown: Set<PaperID>, most: Int
    ) -> [Edition.Popular] {
        unmatched.filter { candidate in
            (candidate.paper.votes ?? 0) > 0 && !shown.contains(candidate.paper.id)
                && candidate.match?.explanation.vetoes.isEmpty ?? true
        }
        .sorted { (-($0.paper.votes ?? 0), $0.paper.id) < (-($1.paper.votes ?? 0), $1.paper.id) }
        .prefix(max(0, most))
        .map { Edition.Popular(paper: $0.paper.id, title: $0.paper.paper.title, votes: $0.paper.votes) }
    }
}

extension Edition.Entry {
    fileprivate init(_ group: Grouping.Group) {
        self.init(
            paper: group.first.paper.id, title: group.first.paper.paper.title, match: group.first.match,
            similar: group.similar.map { candidate, likeness in
                Edition.Similar(
                    paper: candidate.paper.id, title: candidate.paper.paper.title, match: candidate.match,
                    likeness: likeness)
            })
    }
}

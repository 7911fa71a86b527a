/// Matches profiles with a batch of papers, one profile after another, as they stream past.
///
///     var matcher = ProfileMatcher(batch)
///     matcher.begin()
///     matcher.add(term, weight: 2)
///     matcher.exclude(other)
///     matcher.rank(minScore: 0.2, limit: 25)
///     for paper in matcher.ranked { … }
///
/// The scores are those of `Scorer`, to the last bit, at a cost that does not depend on how many profiles there are: the
/// papers are indexed, and each different term is read off them once (`TermBook`). One matcher serves one thread; two with
/// the same batch give the same results. Limits of a profile's length are for whoever reads it to check.
public struct ProfileMatcher: ~Copyable {
    /// A paper that a profile takes.
    public struct Ranked: Hashable, Sendable {
        /// Its place in the batch.
        public let paper: Int
        /// 0…1.
        public let score: Double
        /// In nats; the parts of the explanation, summed.
        public let evidence: Double
        /// An `always` keyword matched.
        public let isAlways: Bool
        /// In `parts`; empty where none were asked for.
        public let parts: Range<Int>
    }

    /// What one keyword gives to a paper.
    public struct Part: Hashable, Sendable {
        /// In the order in which keywords and alternatives of requirements were added, from 0; −1 for related words.
        public let keyword: Int
        /// In nats, weighted.
        public let nats: Double
        /// The keyword truly matches; otherwise there is but partial evidence.
        public let isMatch: Bool
    }

    /// The best first; equals in the order of the batch.
    public private(set) var ranked: [Ranked] = []
    /// In the order of the keywords, paper by paper.
    public private(set) var parts: [Part] = []
    /// Keywords and exclusions that were refused, in the order in which they were added; they count for nothing.
    public private(set) var refused: [Refusal] = []

    /// A term that may not be used, see `CompiledProfile.problems` for why.
    public enum Refusal: Hashable, Sendable {
        case keyword(Int)
        case exclusion(Int)
    }

    let batch: PaperBatch
    private var terms: TermBook
    private var sheet: ScoreSheet
    private var keywords: [Entry] = []
    private var exclusions: [Range<Int>] = []
    private var exclusionCount = 0
    /// For each requirement, the positions of its alternatives in `keywords`.
    private var requirements: [Range<Int>] = []
    private var repetitions = Repetitions()

    private struct Entry {
        var papers: Range<Int>
        var related: Range<Int>
        var weight: Double
        var always: Bool
        var isRefused = false
    }

    /// - Parameter memory: bytes that the terms that were read off the papers may take; default 48 MiB.
    public init(_ batch: PaperBatch, memory: Int = 48 << 20) {
        self.batch = batch
        terms = TermBook(bound: memory)
        sheet = ScoreSheet(papers: batch.count)
    }

    // MARK: A profile, as it is read

    /// Begins a new profile.
    public mutating func begin() {
        keywords.removeAll(keepingCapacity: true)
        exclusions.removeAll(keepingCapacity: true)
        requirements.removeAll(keepingCapacity: true)
        refused.removeAll(keepingCapacity: true)
        exclusionCount = 0
        terms.keepWithinBound()
        repetitions.begin()
    }

    /// Adds a keyword.
    /// - Parameter term: as it was written, UTF-8, a field's prefix included.
    public mutating func add(
        _ term: Span<UInt8>, _ options: TermOptions = .none, weight: Double = 1, always: Bool = false
    ) {
        let found = terms.term(term, options, in: batch)
        var entry = Entry(papers: found.papers, related: found.related, weight: weight, always: always)
        if found.isRefused || !ProfileLimits.weight.contains(weight) {
            refused.append(.keyword(keywords.count))
            entry = Entry(papers: 0..<0, related: 0..<0, weight: 0, always: false, isRefused: true)
        } else if found.identity != 0, let first = repetitions.first(found.identity, keywords.count) {
            // A term that stands there twice counts once, with its higher weight.
            keywords[first].weight = max(keywords[first].weight, weight)
            entry.weight = 0
        }
        keywords.append(entry)
    }

    /// Adds a requirement: the last `count` keywords that were added, one of which must match. It counts for nothing where
    /// there are none, or all were refused.
    public mutating func requireOne(ofLast count: Int) {
        let alternatives = (keywords.count - count)..<keywords.count
        if alternatives.contains(where: { !keywords[$0].isRefused }) { requirements.append(alternatives) }
    }

    /// Adds an exclusion.
    public mutating func exclude(_ term: Span<UInt8>, _ options: TermOptions = .none) {
        let found = terms.term(term, options, in: batch)
        if found.isRefused { refused.append(.exclusion(exclusionCount)) }
        if !found.papers.isEmpty { exclusions.append(found.papers) }
        exclusionCount += 1
    }

    // MARK: What it takes

    /// Finds the papers that the profile takes.
    /// - Parameters:
    ///   - minScore: 0…1; a score of 0 is never taken.
    ///   - limit: how many of the best; those of `always` keywords come on top. `nil` = all.
    ///   - heedsAlways: whether an `always` keyword lets a paper pass threshold and limit.
    ///   - explained: whether `parts` is wanted.
    public mutating func rank(
        minScore: Double, limit: Int? = nil, heedsAlways: Bool = true, explained: Bool = true
    ) {
        sheet.begin()
        for keyword in keywords where keyword.weight > 0 {
            sheet.add(terms.records, keyword.papers, weight: keyword.weight)
        }
        for keyword in keywords where keyword.weight > 0 && !keyword.related.isEmpty {
            sheet.addRelated(terms.records, keyword.related, weight: keyword.weight)
        }
        for papers in exclusions { sheet.forbid(terms.records, papers) }
        for keyword in keywords where keyword.always && heedsAlways { sheet.mark(terms.records, keyword.papers) }
        for alternatives in requirements {
            sheet.beginRequirement()
            for index in alternatives { sheet.fulfil(terms.records, keywords[index].papers) }
        }
        sheet.rank(minScore: minScore, limit: limit ?? .max, requirements: requirements.count)
        parts.removeAll(keepingCapacity: true)
        ranked.removeAll(keepingCapacity: true)
        if explained { explain() }
        for (index, found) in sheet.best.enumerated() {
            ranked.append(
                Ranked(
                    paper: found.paper, score: found.score, evidence: found.evidence, isAlways: found.isAlways,
                    parts: explained ? partStarts[index]..<partStarts[index + 1] : 0..<0))
        }
    }

    /// What the profile that was ranked last finds in a paper, whether it takes it or not.
    public struct Standing: Hashable, Sendable {
        /// In nats.
        public let evidence: Double
        /// 0…1, conditions aside.
        public let score: Double
        /// An exclusion stands in it.
        public let isExcluded: Bool
        /// An `always` keyword matched.
        public let isAlways: Bool
    }

    /// - Parameter paper: its place in the batch.
    public func standing(of paper: Int) -> Standing {
        let evidence = sheet.total(of: paper)
        return Standing(
            evidence: evidence, score: evidence > 0 ? Formula.score(evidence: evidence) : 0,
            isExcluded: sheet.isForbidden(paper), isAlways: sheet.isMarked(paper))
    }

    /// Where the parts of each ranked paper begin, and where the last ones end.
    private var partStarts: [Int] = []
    private var found: [(rank: Int, part: Part)] = []

    /// Goes through the keywords once more, for the papers that were taken.
    private mutating func explain() {
        found.removeAll(keepingCapacity: true)
        partStarts.removeAll(keepingCapacity: true)
        partStarts += repeatElement(0, count: sheet.best.count + 1)
        guard !sheet.best.isEmpty else { return }
        for (index, keyword) in keywords.enumerated() where keyword.weight > 0 {
            let postings = terms.records.span.extracting(keyword.papers)
            for place in postings.indices {
                let posting = Posting(bits: postings[place])
                let rank = sheet.rank(of: posting.paper)
                guard rank >= 0 else { continue }
                let nats = keyword.weight * Formula.nats(posting.grains)
                found.append((rank, Part(keyword: index, nats: nats, isMatch: posting.isMatch)))
                partStarts[rank + 1] += 1
            }
        }
        for (rank, paper) in sheet.best.enumerated() where paper.related > 0 {
            found.append((rank, Part(keyword: -1, nats: paper.related, isMatch: false)))
            partStarts[rank + 1] += 1
        }
        for rank in sheet.best.indices { partStarts[rank + 1] += partStarts[rank] }
        var next = partStarts
        parts += repeatElement(Part(keyword: 0, nats: 0, isMatch: false), count: found.count)
        for (rank, part) in found {
            parts[next[rank]] = part
            next[rank] += 1
        }
    }
}

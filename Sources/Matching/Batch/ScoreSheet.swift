/// The evidence that one profile finds in each paper, added up; then the best of them.
struct ScoreSheet {
    struct Best {
        let paper: Int
        var evidence: Double
        let isAlways: Bool
        var related = 0.0
        var score = 0.0
    }

    /// The best first.
    private(set) var best: [Best] = []

    /// Nats, by paper; 0 but for those in `touched`.
    private var evidence: [Double]
    private var touched: [Int32]
    private var touchedCount = 0
    /// Nats of related words, by paper; 0 but for those in `relatedTouched`.
    private var related: [Double]
    private var relatedTouched: [Int32] = []
    /// The run that forbade, or marked, a paper last.
    private var forbidden: [UInt32]
    private var marked: [UInt32]
    /// Requirements that hold, by paper, and the run and requirement that were counted last.
    private var fulfilled: [Int32]
    private var fulfilledLast: [UInt64]
    private var fulfilledPapers: [Int32] = []
    private var requirement: UInt64 = 0
    /// Rank in `best`, or −1.
    private var ranks: [Int32]
    private var run: UInt32 = 0

    init(papers: Int) {
        evidence = Array(repeating: 0, count: papers)
        touched = Array(repeating: 0, count: papers)
        related = Array(repeating: 0, count: papers)
        forbidden = Array(repeating: 0, count: papers)
        marked = forbidden
        fulfilled = Array(repeating: 0, count: papers)
        fulfilledLast = Array(repeating: 0, count: papers)
        ranks = Array(repeating: -1, count: papers)
    }

    /// Wipes what is left of the last profile.
    mutating func begin() {
        for index in 0..<touchedCount { evidence[Int(touched[index])] = 0 }
        touchedCount = 0
        for paper in relatedTouched { related[Int(paper)] = 0 }
        relatedTouched.removeAll(keepingCapacity: true)
        for paper in fulfilledPapers { fulfilled[Int(paper)] = 0 }
        fulfilledPapers.removeAll(keepingCapacity: true)
        for found in best { ranks[found.paper] = -1 }
        best.removeAll(keepingCapacity: true)
        if run == .max {
            for paper in forbidden.indices { (forbidden[paper], marked[paper]) = (0, 0) }
            run = 0
        }
        run += 1
    }

    // MARK: Evidence

    mutating func add(_ records: [UInt32], _ postings: Range<Int>, weight: Double) {
        Self.add(
            records.span.extracting(postings), nats: weight / Formula.grainsPerNat, &evidence, &touched, &touchedCount)
    }

    /// The innermost loop of all: arrays by themselves, so that nothing is checked twice.
    private static func add(
        _ postings: Span<UInt32>, nats: Double, _ evidence: inout [Double], _ touched: inout [Int32],
        _ touchedCount: inout Int
    ) {
        var evidence = evidence.mutableSpan
        var touched = touched.mutableSpan
        var count = touchedCount
        for index in postings.indices {
            let posting = Posting(bits: postings[index])
            let paper = posting.paper
            let before = evidence[paper]
            if before == 0, posting.grains > 0 {
                touched[count] = Int32(truncatingIfNeeded: paper)
                count += 1
            }
            evidence[paper] = before + nats * Double(posting.grains)
        }
        touchedCount = count
    }

    mutating func addRelated(_ records: [UInt32], _ postings: Range<Int>, weight: Double) {
        for place in postings {
            let posting = Posting(bits: records[place])
            if related[posting.paper] == 0 { relatedTouched.append(Int32(truncatingIfNeeded: posting.paper)) }
            related[posting.paper] += weight * Formula.nats(posting.grains)
        }
    }

    // MARK: Conditions

    mutating func forbid(_ records: [UInt32], _ postings: Range<Int>) {
        for place in postings {
            let posting = Posting(bits: records[place])
            if posting.isMatch { forbidden[posting.paper] = run }
        }
    }

    /// Marks papers that pass whatever their score.
    mutating func mark(_ records: [UInt32], _ postings: Range<Int>) {
        for place in postings {
            let posting = Posting(bits: records[place])
            guard posting.isMatch, marked[posting.paper] != run else { continue }
            marked[posting.paper] = run
            if evidence[posting.paper] == 0 {
                touched[touchedCount] = Int32(truncatingIfNeeded: posting.paper)
                touchedCount += 1
            }
        }
    }

    mutating func beginRequirement() { requirement += 1 }

    mutating func fulfil(_ records: [UInt32], _ postings: Range<Int>) {
        for place in postings {
            let posting = Posting(bits: records[place])
            guard posting.isMatch, fulfilledLast[posting.paper] != requirement else { continue }
            fulfilledLast[posting.paper] = requirement
            if fulfilled[posting.paper] == 0 { fulfilledPapers.append(Int32(truncatingIfNeeded: posting.paper)) }
            fulfilled[posting.paper] += 1
        }
    }

    // MARK: Ranking

    /// - Parameter limit: at most so many that are not marked.
    mutating func rank(minScore: Double, limit: Int, requirements: Int) {
        let threshold = Threshold(minScore)
        // A short list is kept in order while it grows; a long one is sorted in the end.
        let isShort = limit <= 64
        var free = limit
        for index in 0..<touchedCount {
            let paper = Int(touched[index])
            let nats = total(of: paper)
            let isAlways = isMarked(paper)
            guard isAlways || threshold.isPassed(by: nats), !isForbidden(paper), fulfilled[paper] >= requirements
            else { continue }
            let found = Best(
                paper: paper, evidence: nats, isAlways: isAlways, related: nats > 0 ? related[paper] : 0)
            if !isShort || isAlways || free > 0 {
                if !isAlways { free -= 1 }
                best.append(found)
            } else if let last = best.last, !last.isAlways, Self.precedes(found, last) {
                best[best.count - 1] = found
            } else {
                continue
            }
            if isShort { sink() }
        }
        if !isShort {
            best.sort(by: Self.precedes)
            if free < 0 { best.removeLast(-free) }
        }
        for index in best.indices {
            best[index].score = Formula.score(evidence: best[index].evidence)
            ranks[best[index].paper] = Int32(truncatingIfNeeded: index)
        }
    }

    /// Brings the last one to its place among those before it, which are in order.
    private mutating func sink() {
        var place = best.count - 1
        let found = best[place]
        while place > 0, Self.precedes(found, best[place - 1]) {
            best[place] = best[place - 1]
            place -= 1
        }
        best[place] = found
    }

    private static func precedes(_ left: Best, _ right: Best) -> Bool {
        if left.isAlways != right.isAlways { return left.isAlways }
        guard left.evidence != right.evidence else { return left.paper < right.paper }
        // Scores decide; evidence tells them apart without `exp`, but for the last bits.
        let isPlain = min(left.evidence, right.evidence) < 10 && abs(left.evidence - right.evidence) > 1e-9
        if isPlain { return left.evidence > right.evidence }
        let (one, two) = (Formula.score(evidence: left.evidence), Formula.score(evidence: right.evidence))
        return one == two ? left.paper < right.paper : one > two
    }

    /// A least score, in nats. `exp` is asked only where the last bits decide.
    private struct Threshold {
        private let minScore: Double
        private let surelyBelow: Double
        private let surelyAbove: Double

        init(_ minScore: Double) {
            self.minScore = minScore
            let nats = minScore < 1 ? -Logarithm.ln(1 - max(0, minScore)) : 36
            // Close to 1 the last bit of a score is worth ever more nats.
            let doubt = nats * 1e-9 + 1e-9 + (minScore < 1 ? 0x1p-51 / (1 - minScore) : 0)
            surelyBelow = nats - doubt
            surelyAbove = minScore < 1 ? nats + doubt : .infinity
        }

        /// A score of 0 never passes.
        func isPassed(by nats: Double) -> Bool {
            guard nats > 0, nats >= surelyBelow else { return false }
            if nats > surelyAbove { return true }
            let score = Formula.score(evidence: nats)
            return score > 0 && score >= minScore
        }
    }

    /// Nats that the paper gives, related words included.
    func total(of paper: Int) -> Double { evidence[paper] > 0 ? evidence[paper] + related[paper] : 0 }

    func isForbidden(_ paper: Int) -> Bool { forbidden[paper] == run }

    func isMarked(_ paper: Int) -> Bool { marked[paper] == run }

    /// Where a paper stands in `best`; −1 where it does not.
    func rank(of paper: Int) -> Int { Int(ranks[paper]) }
}

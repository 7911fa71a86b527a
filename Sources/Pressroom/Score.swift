public import Matching

/// Scores every paper of one file for every profile of another; nothing is stored or sent.
public struct Score: Sendable {
    /// A paper that a profile takes.
    public struct Row: Sendable {
        public var profile: String
        public var paper: String
        /// Above 0, and not below the threshold.
        public var score: Double
        /// Only where reasons were asked for.
        public var explanation: Explanation?
    }

    /// A remark about a profile, with its place.
    public struct Warning: Sendable, CustomStringConvertible {
        public var file: String
        public var line: Int
        public var finding: ProfileFinding

        public var description: String { "\(file):\(line): warning: \(finding.message); \(finding.hint)" }
    }

    /// Path of the JSON lines of papers.
    public var papers: String
    /// Path of the JSON lines of profiles.
    public var profiles: String
    /// Most papers a profile; `nil` = all.
    public var top: Int?
    /// Overrides the profiles' own thresholds.
    public var minScore: Double?
    /// Workers; 1 or more. Their number changes neither scores nor order.
    public var threads: Int
    /// Explanations are made.
    public var explains: Bool

    public init(
        papers: String, profiles: String, top: Int? = nil, minScore: Double? = nil, threads: Int = 1,
        explains: Bool = false
    ) {
        self.papers = papers
        self.profiles = profiles
        self.top = top
        self.minScore = minScore
        self.threads = threads
        self.explains = explains
    }

    /// Reads both files and scores.
    /// - Parameters:
    ///   - background: counts that weigh the words.
    ///   - warn: gets each remark about a profile.
    ///   - complain: gets each bad line; such a line is skipped.
    ///   - emit: gets the rows of one profile after the other, in the file's order, best first, then by id.
    /// - Returns: whether every line was good.
    /// - Throws: `ScoreInputError` for a file that cannot be read.
    public func run(
        background: Background, warn: (Warning) -> Void, complain: (ScoreInputError) -> Void,
        emit: ([Row]) -> Void
    ) async throws -> Bool {
        var isFaultless = true
        let complain = { (error: ScoreInputError) in
            isFaultless = false
            complain(error)
        }
        let file = JSONLines(file: profiles)
        guard !explains else {
            let papers = await inOrder(try paperLines(complain: complain), Self.indexed)
            let readers = try readers(file, background, warn: warn, complain: complain)
            await explain(readers, papers, background, emit: emit)
            return isFaultless
        }
        let pieces = try LinePieces(file)
        let papers = await inOrder(try paperLines(complain: complain), Self.indexed)
        guard papers.count <= PaperBatch.limit, papers.allSatisfy({ $0.text.wordCount <= PaperBatch.longest }) else {
            let readers = try readers(file, background, warn: warn, complain: complain)
            await explain(readers, papers, background, emit: emit)
            return isFaultless
        }
        let batch = PaperBatch(texts: papers.map(\.text), background: background)
        let stream = ScoreStream(
            file: file, papers: papers.map(\.id), batch: batch, top: top, minScore: minScore, threads: threads)
        try await stream.run(pieces, warn: warn, complain: complain, emit: emit)
        return isFaultless
    }

    /// One paper, one profile at a time: with reasons, or more than a batch holds.
    private func explain(
        _ readers: [Reader], _ papers: [(id: String, text: IndexedText)], _ background: Background,
        emit: ([Row]) -> Void
    ) async {
        let scorer = Scorer(background: background)
        // A few profiles a round, so that rows leave early and memory stays small.
        for start in stride(from: 0, to: readers.count, by: 64) {
            let batch = Array(readers[start..<min(start + 64, readers.count)])
            for rows in await inOrder(batch, { rows(of: $0, papers, scorer) }) { emit(rows) }
        }
    }

    private static func indexed(_ paper: ScorePaperLine) -> (id: String, text: IndexedText) {
        let text = IndexedText(
            title: paper.title, abstract: paper.abstract, authors: paper.authors, categories: paper.categories)
        return (paper.id, text)
    }

    private struct Reader: Sendable {
        var name: String
        var profile: CompiledProfile
    }

    private func readers(
        _ file: JSONLines, _ background: Background, warn: (Warning) -> Void, complain: (ScoreInputError) -> Void
    ) throws(ScoreInputError) -> [Reader] {
        try file.read(ScoreProfileLine.self, complain: complain).map { line, value in
            let compiled = CompiledProfile(value.profile, background: background)
            for finding in compiled.problems { warn(Warning(file: profiles, line: line, finding: finding)) }
            return Reader(name: value.name, profile: compiled)
        }
    }

    /// In the order of their ids; of several papers with one id the first one stands.
    private func paperLines(complain: (ScoreInputError) -> Void) throws(ScoreInputError) -> [ScorePaperLine] {
        var seen: Set<String> = []
        let lines = try JSONLines(file: papers).read(ScorePaperLine.self, complain: complain).filter { line, value in
            if seen.insert(value.id).inserted { return true }
            complain(ScoreInputError(file: papers, line: line, reason: .repeatedID(value.id)))
            return false
        }
        return lines.map(\.value).sorted { $0.id < $1.id }
    }

    private func rows(of reader: Reader, _ texts: [(id: String, text: IndexedText)], _ scorer: Scorer) -> [Row] {
        let minScore = self.minScore ?? reader.profile.minScore
        var rows: [Row] = []
        for (id, text) in texts {
            let score: Double
            var explanation: Explanation?
            if explains {
                let assessment = scorer.assess(reader.profile, text)
                (score, explanation) = (assessment.score, assessment.explanation)
                // A veto is worth telling: the pair would have been printed.
                let isTelling = score > 0 || explanation.map { !$0.vetoes.isEmpty && $0.evidence > 0 } ?? false
                guard isTelling, score >= minScore else { continue }
            } else {
                score = scorer.score(reader.profile, text)
                guard score > 0, score >= minScore else { continue }
            }
            rows.append(Row(profile: reader.name, paper: id, score: score, explanation: explanation))
        }
        rows.sort { ($1.score, $0.paper) < ($0.score, $1.paper) }
        return top.map { Array(rows.prefix($0)) } ?? rows
    }

    /// Works on the items with `threads` workers; results stand in the items' order.
    private func inOrder<Item: Sendable, Result: Sendable>(
        _ items: [Item], _ work: @Sendable @escaping (Item) -> Result
    ) async -> [Result] {
        guard threads > 1, items.count > 1 else { return items.map(work) }
        let workers = min(threads, items.count)
        var parts: [[(Int, Result)]] = []
        await withTaskGroup(of: [(Int, Result)].self) { group in
            for worker in 0..<workers {
                group.addTask {
                    stride(from: worker, to: items.count, by: workers).map { ($0, work(items[$0])) }
                }
            }
            for await part in group { parts.append(part) }
        }
        return parts.flatMap { $0 }.sorted { $0.0 < $1.0 }.map(\.1)
    }
}

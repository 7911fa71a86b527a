internal import Editions
internal import Foundation
internal import Ingest
internal import JSONText
internal import Matching
internal import Papers
internal import Storage
internal import Subscribers

/// The papers that a profile would have given: a look before anything is subscribed.
public struct ProfileSample: Sendable {
    /// One paper.
    public struct Row: Sendable, Encodable {
        public var paper: String
        public var title: String
        /// First seen.
        public var day: String
        /// 0…1; `nil` for a profile that takes everything.
        public var score: Double?
        public var passes: Bool
        /// `world models (title) · robot ×2 · score 0.84`.
        public var why: String?
        /// What kept it out; empty where it passes.
        public var lacking: [String]
    }

    public var profile: String
    /// In words: `the store`, the file, or `the bundled sample`.
    public var origin: String
    public var days: Int
    /// Papers that were looked at.
    public var considered: Int
    /// 0…1, and where it comes from.
    public var minScore: Double
    public var thresholdOrigin: String
    /// Papers that pass, newest day first, best first; then the nearest misses.
    public var rows: [Row]
    /// What is allowed in the profile, but probably not meant.
    public var remarks: [String]

    public var passing: Int { rows.count(where: \.passes) }

    private static let mostMisses = 3

    /// - Parameters:
    ///   - words: a file, a reader, a named profile; anything else is terms.
    ///   - minScore: in place of the profile's.
    ///   - days: the newest stored days with news.
    ///   - digest: a file that is read and not stored; `nil` = the store, and without one the bundled sample.
    public static func read(
        _ press: Press, _ words: [String], minScore: Double?, days: Int, digest: String?
    ) async throws(Failure) -> ProfileSample {
        let subject = try subject(words, press)
        let store = try press.storeIfAny()
        return try await Failure.translating(press.configuration.store.path) {
            let papers = try await papers(press, days, digest, store)
            var threshold = try await SettledThreshold.read(subject, press, store)
            if let minScore { threshold = SettledThreshold(minScore: minScore, origin: "--min-score") }
            var sample = ProfileSample(subject, threshold, papers, try press.background())
            if let doubt = doubt(words, press) { sample.remarks.insert(doubt, at: 0) }
            return sample
        }
    }

    /// One word that is the name of something is that; all else is terms.
    private static func subject(_ words: [String], _ press: Press) throws(Failure) -> ProfileSubject {
        guard words.count == 1, let word = words.first else { return try ProfileSubject(terms: words) }
        if ProfileSubject.file(of: word) != nil { return try ProfileSubject.read(word, press) }
        if SubscriberLimits.isID(word), FileManager.default.fileExists(atPath: press.configuration.subscribersPath),
            let found = try ProfileSubject.site(press).last(where: { $0.name == word })
        {
            return found
        }
        return try ProfileSubject(terms: words)
    }

    /// A slip of the pen in a name is no term that anybody meant.
    private static func doubt(_ words: [String], _ press: Press) -> String? {
        guard words.count == 1, let word = words.first, SubscriberLimits.isID(word),
            let names = try? ProfileSubject.site(press).map(\.name), !names.contains(word),
            let meant = JSONText.suggestion(for: word, among: names)
        else { return nil }
        return "\"\(word)\" is taken for a term; did you mean \"\(meant)\"?"
    }

    private static func papers(
        _ press: Press, _ days: Int, _ digest: String?, _ store: Store?
    ) async throws -> StoredDays {
        if let digest {
            let reading = try press.digest(digest)
            return StoredDays(papers: Merging(reading.digest, into: KnownPapers()).papers, origin: .file(digest))
        }
        if let store {
            let stored = try await StoredDays.read(days, store)
            if !stored.papers.isEmpty { return stored }
        }
        let source = try Source(named: Founding.sample)
        let reading = try press.digest(Builtin.sampleDigest, of: source)
        return StoredDays(papers: Merging(reading.digest, into: KnownPapers()).papers, origin: .sample)
    }

    private init(
        _ subject: ProfileSubject, _ threshold: SettledThreshold, _ stored: StoredDays, _ background: Background
    ) {
        profile = subject.name
        days = stored.days.count
        considered = stored.papers.count
        minScore = threshold.minScore
        thresholdOrigin = threshold.origin
        origin =
            switch stored.origin {
            case .store: "the store"
            case .file(let path): path
            case .sample: "the bundled sample"
            }
        let compiled = CompiledProfile(subject.profile, background: background)
        remarks = compiled.warnings.map { "\($0.message); \($0.hint)" }
        let scorer = Scorer(background: background)
        let candidates = stored.papers.map { paper in
            EditionMaker.Candidate(
                paper: paper,
                match: subject.profile.takesEverything ? nil : scorer.match(compiled, IndexedPaper(paper.paper)))
        }
        let passing = candidates.filter {
            EditionMaker.passes($0, minScore: threshold.minScore, minVotes: subject.minVotes)
        }
        let ids = Set(passing.map(\.paper.id))
        let misses = candidates.filter { !ids.contains($0.paper.id) && ($0.match?.explanation.evidence ?? 0) > 0 }
            .sorted { left, right in
                let evidence = { (candidate: EditionMaker.Candidate) in candidate.match?.explanation.evidence ?? 0 }
                return (-evidence(left), left.paper.id) < (-evidence(right), right.paper.id)
            }
        let ordered = passing.sorted { left, right in
            left.paper.firstDay != right.paper.firstDay
                ? left.paper.firstDay > right.paper.firstDay : EditionMaker.precedes(left, right)
        }
        rows =
            ordered.map { Self.row($0, passes: true, threshold.minScore) }
            + misses.prefix(Self.mostMisses).map { Self.row($0, passes: false, threshold.minScore) }
    }

    private static func row(_ candidate: EditionMaker.Candidate, passes: Bool, _ minScore: Double) -> Row {
        let match = candidate.match
        return Row(
            paper: candidate.paper.id.description, title: candidate.paper.paper.title,
            day: candidate.paper.firstDay.description, score: match?.score, passes: passes, why: match?.why,
            lacking: passes ? [] : match?.shortfalls(minScore: minScore).map(\.text) ?? [])
    }
}

internal import Foundation
internal import JSONText
internal import Matching
internal import Papers
internal import Storage
internal import Text

/// A profile proposed for a library, or for papers of the store that somebody liked.
public struct ProfileSuggestion: Sendable {
    /// One keyword with its evidence.
    public struct Term: Sendable, Encodable {
        /// As it is written in a profile: with the prefix of its field.
        public var term: String
        public var weight: Double
        /// Papers of the library that hold it, and how many would by chance; `nil` where nothing tells.
        public var papers: Int
        public var expected: Double?
        public var logOdds: Double?
        /// Titles of the first of these papers.
        public var evidence: [String]
    }

    /// Words and phrases, then authors, then categories.
    public var terms: [Term]
    /// 0…1.
    public var minScore: Double
    /// Papers that the proposal is made of, and those of them without an abstract.
    public var papers: Int
    public var withoutAbstract: Int
    /// Stored papers that they were held against besides the background.
    public var others: Int
    /// Shares that pass, 0…1; see `SuggestedProfile`.
    public var recall: Double?
    public var othersPassing: Double?
    /// Entries that were left out, each with its place.
    public var remarks: [String]
    /// Further ones, and entries that stood there twice.
    public var furtherRemarks: Int
    public var repeated: Int

    private static let mostEvidence = 3
    /// Stored papers that a library is held against, newest first.
    private static let mostOthers = 2_000

    /// - Parameter file: BibTeX, RIS, CSL-JSON, or what Zotero exports; `-` is standard input.
    public static func read(_ press: Press, file: String) async throws(Failure) -> ProfileSuggestion {
        let reading: LibraryReading
        do {
            let bytes = try InputFile.bytes(file == "-" ? "/dev/stdin" : file, most: LibraryReading.maxBytes)
            reading = try LibraryReading.read(bytes, file: file == "-" ? "standard input" : file)
        } catch {
            let status: ExitStatus =
                error.diagnostics.contains { $0.code == "cannot-read" } ? .sourceMissing : .invalidData
            throw Failure(status, "the library cannot be used", details: error.diagnostics.map(\.rendered))
        }
        return try await make(press, reading)
    }

    /// - Parameter liked: ids of stored papers.
    public static func read(_ press: Press, liked: [String]) async throws(Failure) -> ProfileSuggestion {
        let ids = liked.map { PaperID($0) ?? PaperID(arxiv: $0) ?? PaperID(doi: $0) }
        let wrong = zip(liked, ids).filter { $1 == nil }.map(\.0)
        guard wrong.isEmpty else {
            throw Failure(
                .usage, "no id of a paper: \(wrong.joined(separator: ", "))",
                hint: "paperboy papers shows ids, such as arxiv:2512.00017")
        }
        let store = try press.existingStore()
        var reading = LibraryReading(file: store.path)
        let found = try await Failure.translating(store.path) { try await store.papers(ids.compactMap(\.self)) }
        let missing = zip(liked, ids).filter { $1.flatMap { found[$0] } == nil }.map(\.0)
        guard missing.isEmpty else {
            throw Failure(.usage, "not in the store: \(missing.joined(separator: ", "))")
        }
        for id in ids.compactMap(\.self) { if let paper = found[id] { reading.add(LibraryEntry(paper.paper)) } }
        return try await make(press, reading)
    }

    private static func make(_ press: Press, _ reading: LibraryReading) async throws(Failure) -> ProfileSuggestion {
        let others = try await others(press, besides: reading)
        let background = try press.background()
        let suggester = ProfileSuggester(background: background, others: others)
        let suggested = suggester.suggest(for: reading.entries.map(\.indexed))
        // What the grammar would refuse is no term, however telling.
        let terms = suggested.terms.filter { term in
            CompiledProfile(Profile(keywords: [Keyword(written: term.keyword.written)]), background: background)
                .problems.isEmpty
        }
        // A profile without keywords would take every paper.
        guard !terms.isEmpty else {
            throw Failure(
                .invalidData, "no term can be proposed for \(reading.entries.count) papers",
                hint: "a library of twenty papers or more in English, of one field, says enough")
        }
        return ProfileSuggestion(
            terms: terms.map { term in
                Term(
                    term: term.keyword.written, weight: term.keyword.weight, papers: term.papers.count,
                    expected: term.expected, logOdds: term.logOdds,
                    evidence: term.papers.prefix(mostEvidence).map { reading.entries[$0].title })
            },
            minScore: suggested.minScore, papers: reading.entries.count,
            withoutAbstract: reading.entries.count { $0.abstract == nil }, others: others.count,
            recall: suggested.recall, othersPassing: suggested.others, remarks: reading.remarks.map(\.rendered),
            furtherRemarks: reading.furtherRemarks, repeated: reading.repeated)
    }

    /// Stored papers that the library does not hold.
    private static func others(_ press: Press, besides reading: LibraryReading) async throws(Failure) -> [IndexedText] {
        guard let store = try press.storeIfAny() else { return [] }
        let own = Set(reading.entries.map { NormalizedTitle($0.title) })
        let papers = try await Failure.translating(store.path) { () -> [SeenPaper] in
            guard let newest = try await store.newestDigestDay() else { return [] }
            return try await store.papers(since: newest.adding(-400))
        }
        return papers.lazy.filter { !own.contains(NormalizedTitle($0.paper.title)) }.prefix(mostOthers)
            .map { IndexedPaper($0.paper).text }
    }
}

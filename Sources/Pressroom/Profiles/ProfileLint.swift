internal import Foundation
public import JSONText
internal import Matching
internal import Papers
internal import Storage
internal import Subscribers

/// Looks at profiles as a critical friend would: terms that find nothing, find the same, find too much, or can never
/// come to anything.
public struct ProfileLint: Sendable {
    /// What was found, each with its place in the file, in the order of the file; warnings all.
    public var diagnostics: [Diagnostic] = []
    /// Profiles and readers that were looked at.
    public var profiles = 0
    /// Papers that they were held against.
    public var papers = 0

    /// The diagnostics as people read them: the place, the line, a caret.
    public var remarks: [String] { diagnostics.map(\.rendered) }

    /// Papers that they are held against, newest first: more change little. Many profiles get fewer, so that a look at
    /// a whole site ends soon.
    private static func papers(for profiles: Int) -> Int { min(3_000, max(100, 300_000 / max(1, profiles))) }
    private static let days = 60

    /// - Parameter word: a reader, a named profile, or a file; `nil` = every profile of the site.
    public static func run(_ press: Press, _ word: String?) async throws(Failure) -> ProfileLint {
        let subjects =
            if let word { try ProfileSubject.all(word, press) } else { try ProfileSubject.site(press) }
        let store = try press.storeIfAny()
        return try await Failure.translating(press.configuration.store.path) {
            var texts: [IndexedText] = []
            if let store {
                let stored = try await StoredDays.read(days, store)
                texts = stored.papers.prefix(papers(for: subjects.count)).map { IndexedPaper($0.paper).text }
            }
            var lint = ProfileLint()
            lint.profiles = subjects.count
            lint.papers = texts.count
            var known: Set<Diagnostic> = []
            let critic = ProfileCritic(texts, background: try press.background())
            for subject in subjects {
                var subject = subject
                subject.profile.minScore = try await SettledThreshold.read(subject, press, store).minScore
                let facts = critic.facts(of: subject)
                // What stands in a named profile is said once, not for each of its readers.
                let found = subject.placed?.warnings(facts.map { ($0.fact, $0.place) }) ?? []
                lint.diagnostics += found.filter { known.insert($0).inserted }
            }
            lint.diagnostics.sort { left, right in
                (left.position ?? Position(line: 0, column: 0)) < (right.position ?? Position(line: 0, column: 0))
            }
            return lint
        }
    }
}

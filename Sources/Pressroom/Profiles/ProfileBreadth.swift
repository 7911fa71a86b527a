internal import JSONText
internal import Matching
internal import Papers
internal import Storage
internal import Subscribers

/// Which readers' profiles pass so much of what is stored that they choose nothing.
struct ProfileBreadth: Sendable {
    private let press: Press
    private let file: SubscribersFile

    /// Different profiles that are looked at: a check of a file that was imported must end soon.
    private static let mostProfiles = 200
    private static let mostPapers = 1_000
    private static let days = 60

    init(_ press: Press, _ file: SubscribersFile) {
        self.press = press
        self.file = file
    }

    func warnings(_ store: Store) async throws -> [Diagnostic] {
        let stored = try await StoredDays.read(Self.days, store)
        let papers = Array(stored.papers.prefix(Self.mostPapers))
        guard papers.count >= ProfileCritic.fewestPapers else { return [] }
        var names: [Profile: String] = [:]
        for reader in file.subscribers where reader.isEnabled && !reader.profile.takesEverything {
            if names[reader.profile] == nil { names[reader.profile] = reader.id }
        }
        let profiles = names.sorted { $0.value < $1.value }.prefix(Self.mostProfiles)
        let scores = ProfileScores(profiles.map(\.key), papers, try press.background())
        return profiles.enumerated().compactMap { place, profile in
            let passing = scores.scores(of: place, minVotes: 0).count { $0 >= profile.key.minScore }
            guard Double(passing) > ProfileCritic.broadProfile * Double(papers.count) else { return nil }
            let fact = LintFact.broadProfile(
                name: profile.value, percent: passing * 100 / papers.count, papers: papers.count)
            return Diagnostic(
                file: press.configuration.subscribersPath, code: fact.code, message: fact.message, severity: .warning)
        }
    }
}

internal import Crypto
internal import Foundation
internal import JSONText
internal import Matching
internal import Papers
internal import Storage
internal import Subscribers

/// Turns wishes for papers a week into thresholds, once for each text of a profile.
struct CalibrationDesk: Sendable {
    /// Days that are scored, and those without which nothing can be said.
    static let days = 60
    static let fewestDays = 5

    let press: Press
    private let background: Background

    init(_ press: Press) throws(Failure) {
        self.press = press
        background = try press.background()
    }

    /// A wish with what came of it.
    struct Result: Sendable {
        /// `nil` where too few days are stored.
        var calibration: Calibration?
        /// It is not stored: the next run will fix it.
        var isProvisional = false

        /// `10 papers a week, fixed on 2026-03-02 from 12 stored days`.
        func text(wish: Int) -> String {
            guard let calibration else {
                return "\(wish) papers a week, not in force: fewer than \(CalibrationDesk.fewestDays) days are stored"
            }
            let made = "from \(calibration.papers) papers of \(calibration.days) stored days"
            return isProvisional
                ? "\(wish) papers a week, to be fixed by the next run \(made)"
                : "\(wish) papers a week, fixed on \(calibration.day) \(made)"
        }
    }

    /// The wishes by their keys; those that are not fixed yet are worked out, and fixed where `fixes` says so.
    func results(
        _ wishes: [(profile: Profile, papersPerWeek: Int, minVotes: Int)], _ store: Store?, fixes: Bool
    ) async throws -> [String: Result] {
        let keyed = Dictionary(wishes.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
        guard let store, !keyed.isEmpty else { return keyed.mapValues { _ in Result() } }
        let known = try await store.calibrations(keyed.keys)
        var results = known.mapValues { Result(calibration: $0) }
        let missing = keyed.filter { known[$0.key] == nil }.sorted { $0.key < $1.key }
        guard !missing.isEmpty else { return results }
        let stored = try await StoredDays.read(Self.days, store)
        guard stored.days.count >= Self.fewestDays else {
            for (key, _) in missing { results[key] = Result() }
            return results
        }
        let scores = ProfileScores(missing.map(\.value.profile), stored.papers, background)
        var made: [Calibration] = []
        for (place, (key, wish)) in missing.enumerated() {
            let passing = scores.scores(of: place, minVotes: wish.minVotes)
            let minScore = ThresholdTable.minScore(
                for: Int((Double(wish.papersPerWeek) * stored.weeks).rounded()), among: passing)
            made.append(
                Calibration(
                    key: key, minScore: minScore, day: press.today, days: stored.days.count,
                    papers: stored.papers.count))
        }
        if fixes { try await store.fix(made) }
        let fixed = fixes ? try await store.calibrations(made.map(\.key)) : [:]
        for calibration in made {
            results[calibration.key] = Result(
                calibration: fixed[calibration.key] ?? calibration, isProvisional: !fixes)
        }
        return results
    }

    /// A digest of all that the threshold depends on: what a profile's text says, labels aside, the wish, the counts.
    func key(_ wish: (profile: Profile, papersPerWeek: Int, minVotes: Int)) -> String {
        struct Content: Encodable {
            var keywords: [Keyword]
            var require: [[Keyword]]
            var exclude: [Keyword]
            var papersPerWeek: Int
            var minVotes: Int
            var background: String
        }
        func plain(_ keyword: Keyword) -> Keyword {
            var copy = keyword
            copy.label = nil
            return copy
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let content = Content(
            keywords: wish.profile.keywords.map(plain), require: wish.profile.require.map { $0.map(plain) },
            exclude: wish.profile.exclude.map(plain), papersPerWeek: wish.papersPerWeek, minVotes: wish.minVotes,
            background: background.version)
        let bytes = (try? encoder.encode(content)) ?? Data()
        return SHA256.hash(data: bytes).prefix(16).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
            .joined()
    }
}

extension CalibrationDesk {
    /// The file with every wish's threshold in force, and warnings where one is new, or cannot be in force.
    func settled(_ file: SubscribersFile, _ store: Store?, fixes: Bool) async throws -> SubscribersFile {
        var file = file
        var wishes: [(profile: Profile, papersPerWeek: Int, minVotes: Int)] = []
        for reader in file.subscribers {
            if let wish = reader.papersPerWeek { wishes.append((reader.profile, wish, reader.minVotes)) }
        }
        for named in file.profiles {
            if let wish = named.papersPerWeek { wishes.append((named.profile, wish, named.minVotes)) }
        }
        guard !wishes.isEmpty else { return file }
        let before = try await store?.calibrations(wishes.map(key)) ?? [:]
        let results = try await results(wishes, store, fixes: fixes)
        func threshold(_ name: String, _ profile: Profile, _ wish: Int?, _ minVotes: Int) -> Double {
            guard let wish, !profile.takesEverything else { return profile.minScore }
            let key = key((profile, wish, minVotes))
            let result = results[key] ?? Result()
            if before[key] == nil { file.warnings.append(warning(name, wish, result, profile.minScore)) }
            return result.calibration?.minScore ?? profile.minScore
        }
        for place in file.subscribers.indices {
            let reader = file.subscribers[place]
            file.subscribers[place].profile.minScore = threshold(
                reader.id, reader.profile, reader.papersPerWeek, reader.minVotes)
        }
        for place in file.profiles.indices {
            let named = file.profiles[place]
            file.profiles[place].profile.minScore = threshold(
                named.name, named.profile, named.papersPerWeek, named.minVotes)
        }
        return file
    }

    private func warning(_ name: String, _ wish: Int, _ result: Result, _ fallback: Double) -> Diagnostic {
        let force = result.calibration.map { "minScore \($0.minScore)" } ?? "minScore \(fallback) holds"
        return Diagnostic(
            file: press.configuration.subscribersPath, code: result.calibration == nil ? "not-in-force" : "calibrated",
            message: "\(name): \(force) (\(result.text(wish: wish)))", severity: .warning)
    }
}

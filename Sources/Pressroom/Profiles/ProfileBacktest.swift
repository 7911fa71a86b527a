internal import Editions
internal import Foundation
internal import Matching
internal import Papers
internal import Storage
internal import Subscribers

/// Tries a profile upon the stored days: what every term brings, what every threshold lets through, and what changes
/// against another profile.
public struct ProfileBacktest: Sendable {
    /// A reader, a named profile, or a file.
    public var profile: String
    /// The newest stored days with news, 1…1,000.
    public var days: Int
    /// The profile to hold it against.
    public var against: String?
    /// Find the threshold for so many papers a day.
    public var papersPerDay: Double?

    public init(profile: String, days: Int = 60, against: String? = nil, papersPerDay: Double? = nil) {
        self.profile = profile
        self.days = days
        self.against = against
        self.papersPerDay = papersPerDay
    }

    /// Nothing is stored or sent.
    public func run(_ press: Press) async throws(Failure) -> BacktestReport {
        let subject = try ProfileSubject.read(profile, press)
        let other: ProfileSubject? = if let against { try ProfileSubject.read(against, press) } else { nil }
        let store = try press.existingStore()
        return try await Failure.translating(store.path) {
            let stored = try await StoredDays.read(days, store)
            let threshold = try await SettledThreshold.read(subject, press, store)
            let background = try press.background()
            let trial = ProfileTrial(
                subject, minScore: threshold.minScore, stored.papers, background: background)
            var report = report(subject, threshold, trial, stored)
            if let other {
                let old = try await SettledThreshold.read(other, press, store)
                let before = ProfileTrial(
                    other, minScore: old.minScore, stored.papers, background: background)
                report.gained = Self.differences(trial, before)
                report.lost = Self.differences(before, trial).map { difference in
                    var copy = difference
                    swap(&copy.score, &copy.before)
                    return copy
                }
            }
            return report
        }
    }

    private func report(
        _ subject: ProfileSubject, _ threshold: SettledThreshold, _ trial: ProfileTrial, _ stored: StoredDays
    ) -> BacktestReport {
        let (count, weeks) = (stored.days.count, stored.weeks)
        func step(_ minScore: Double) -> BacktestReport.Step {
            let papers = trial.results.count { $0.passes(minScore: minScore) }
            return .init(
                minScore: minScore, papers: papers, perDay: Self.rate(papers, Double(count)),
                perWeek: Self.rate(papers, weeks))
        }
        let now = step(threshold.minScore)
        let steps = Set((1...9).map { Double($0) / 10 } + [threshold.minScore]).sorted()
        let scores = trial.results.filter(\.hasVotes).map { $0.isAlways ? 1 : $0.score }.filter { $0 > 0 }
        let wanted = papersPerDay.map { wish in
            step(
                ThresholdTable.minScore(
                    for: Int((wish * Double(count)).rounded()), among: scores.sorted(by: >)))
        }
        return BacktestReport(
            profile: subject.name, against: against, days: days, storedDays: count,
            first: stored.days.first?.description, last: stored.days.last?.description, papers: stored.papers.count,
            weeks: weeks, minScore: threshold.minScore, origin: threshold.origin, passing: now.papers,
            perDay: now.perDay, perWeek: now.perWeek,
            mailsPerWeek: Self.rate(letters(subject.delivery, trial, stored), weeks), terms: trial.terms(),
            thresholds: steps.map(step), wanted: wanted, gained: [], lost: [])
    }

    /// Days on which a letter would have gone: each day's papers wait for the next one that the frequency asks for.
    private func letters(_ delivery: DeliveryPreferences, _ trial: ProfileTrial, _ stored: StoredDays) -> Int {
        guard delivery.mail else { return 0 }
        let telling =
            delivery.sendEmpty ? Set(stored.days) : Set(trial.results.filter(\.passes).map(\.paper.firstDay))
        return Set(
            telling.map { day in
                var letter = day
                while !delivery.frequency.asks(for: letter.weekday) { letter = letter.adding(1) }
                return letter
            }
        ).count
    }

    private static func differences(_ new: ProfileTrial, _ old: ProfileTrial) -> [BacktestReport.Difference] {
        zip(new.results, old.results).filter { $0.passes && !$1.passes }
            .sorted { ($1.0.score, $0.0.paper.id) < ($0.0.score, $1.0.paper.id) }
            .map { result, before in
                .init(
                    paper: result.paper.id.description, title: result.paper.paper.title,
                    day: result.paper.firstDay.description, score: result.score, before: before.score)
            }
    }

    private static func rate(_ count: Int, _ parts: Double) -> Double {
        parts > 0 ? (Double(count) / parts * 100).rounded() / 100 : 0
    }
}

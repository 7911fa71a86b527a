import Foundation
import JSONText
import Matching
import Papers
import Storage
import Subscribers
import TestSupport
import Testing

@testable import Pressroom

/// Checking, trying and measuring profiles upon stored days.
@Suite struct ProfileToolsTests {
    /// A site whose store holds two weeks of workdays with ten papers each: every day two about kites, of which one is
    /// about kites in wind tunnels too, one about robots, and seven about other things.
    private func press(subscribers: String, days: Int = 10) async throws -> Press {
        let folder = try temporaryDirectory()
        let now = try Date("2026-03-16T12:00:00Z", strategy: .iso8601)
        try Data("{}".utf8).write(to: folder.appendingPathComponent("paperboy.json"))
        try Data(subscribers.utf8).write(to: folder.appendingPathComponent("subscribers.json"))
        let press = try Press.open(
            Press.Request(configuration: folder.appendingPathComponent("paperboy.json").path),
            Surroundings(variables: [:], now: { now }, randomBytes: { Array(repeating: 7, count: $0) }))
        let store = try press.store()
        var day = try #require(Day("2026-03-02"))
        for _ in 0..<days {
            while day.weekday == .saturday || day.weekday == .sunday { day = day.adding(1) }
            let page = folder.appendingPathComponent("\(day).jsonl")
            try Data(Self.page(day).utf8).write(to: page)
            let dayPress = try Press.open(
                Press.Request(
                    configuration: folder.appendingPathComponent("paperboy.json").path, asOf: day.description),
                press.surroundings)
            _ = try await SourceDesk(press: dayPress, store: store).read([Source(named: page.path)], .asked)
            day = day.adding(1)
        }
        return press
    }

    private static func page(_ day: Day) -> String {
        let titles =
            ["Kites over ice", "Kites in a wind tunnel", "A robot for rye bread"]
            + ["Violins", "Bows", "Strings", "Concerts", "Rosin", "Glaciers", "Moraines"]
        let entries = titles.enumerated().map { place, title in
            #"{"paper":{"id":"26\#(day.ordinal % 90 + 10).1\#(1000 + place)","title":"\#(title), \#(day)","summary":"We look at it for hours, \#(place), and say what there is to say about the matter.","publishedAt":"\#(day)T01:03:11.000Z","submittedOnDailyAt":"\#(day)T00:00:00.000Z","upvotes":1,"authors":[{"name":"Ada Muster","hidden":false}],"discussionId":"d"},"publishedAt":"\#(day)T00:00:00.000Z","title":"\#(title), \#(day)","summary":"We look at it."}"#
        }
        return "[\(entries.joined(separator: ","))]"
    }

    private static func file(_ readers: String) -> String {
        #"{"version": 1, "subscribers": [\#(readers)]}"#
    }

    @Test func termsAreMeasuredOneByOne() async throws {
        let press = try await press(
            subscribers: Self.file(
                #"{"id": "ada", "email": "ada@example.org", "minScore": 0.2, "keywords": ["kite", "wind tunnel", {"term": "robot", "weight": 2}, "zeppelin"]}, {"id": "bo", "email": "bo@example.org", "minScore": 0.2, "keywords": ["kite", "violin"]}"#
            ))
        let report = try await ProfileBacktest(profile: "ada", against: "bo", papersPerDay: 1).run(press)
        #expect((report.storedDays, report.papers, report.weeks) == (10, 100, 2))
        #expect((report.passing, report.perDay, report.perWeek, report.mailsPerWeek) == (30, 3, 15, 5))
        let counts = Dictionary(uniqueKeysWithValues: report.terms.map { ($0.term, [$0.hits, $0.passing, $0.unique]) })
        #expect(
            counts == [
                "kite": [20, 20, 10], "wind tunnel": [10, 10, 0], "robot": [10, 10, 10], "zeppelin": [0, 0, 0],
            ])
        #expect(report.terms.filter(\.isDead).map(\.term) == ["zeppelin"])
        #expect(report.gained.count == 10 && report.gained.allSatisfy { $0.title.contains("robot") })
        #expect(report.lost.count == 10 && report.lost.allSatisfy { $0.title.contains("Violins") })
        let wanted = try #require(report.wanted)
        #expect(wanted.papers == 10)
        #expect(report.thresholds.map(\.papers) == report.thresholds.map(\.papers).sorted(by: >))
    }

    @Test func aWeeklyReaderGetsAMailAWeek() async throws {
        let press = try await press(
            subscribers: Self.file(
                #"{"id": "ada", "email": "ada@example.org", "keywords": ["kite"], "delivery": {"frequency": "weekly:fri"}}, {"id": "bo", "email": "bo@example.org", "keywords": ["zeppelin"], "delivery": {"sendEmpty": true}}"#
            ))
        #expect(try await ProfileBacktest(profile: "ada").run(press).mailsPerWeek == 1)
        #expect(try await ProfileBacktest(profile: "bo").run(press).mailsPerWeek == 5)
    }

    @Test func aWishBecomesAThresholdThatStays() async throws {
        let press = try await press(
            subscribers: Self.file(
                #"{"id": "ada", "email": "ada@example.org", "papersPerWeek": 5, "keywords": ["kite", "wind tunnel"]}"#))
        let store = try press.store()
        let file = try press.subscribers()
        let desk = try CalibrationDesk(press)
        let provisional = try await desk.settled(file, store, fixes: false)
        let fixed = try await desk.settled(file, store, fixes: true)
        let again = try await desk.settled(file, store, fixes: true)
        #expect(file.subscribers[0].profile.minScore == 0.2)
        #expect(fixed.subscribers == provisional.subscribers)
        #expect(again.subscribers == fixed.subscribers)
        #expect(fixed.warnings.map(\.code) == ["calibrated"])
        #expect(again.warnings.isEmpty)
        let report = try await ProfileBacktest(profile: "ada").run(press)
        #expect(report.minScore == fixed.subscribers[0].profile.minScore)
        #expect(report.perWeek == 5)
        #expect(report.origin == "5 papers a week, fixed on 2026-03-16 from 100 papers of 10 stored days")
    }

    @Test func withFewStoredDaysTheDefaultHolds() async throws {
        let press = try await press(
            subscribers: Self.file(
                #"{"id": "ada", "email": "ada@example.org", "papersPerWeek": 5, "keywords": ["kite"]}"#), days: 4)
        let file = try await CalibrationDesk(press).settled(press.subscribers(), press.store(), fixes: true)
        #expect(file.subscribers[0].profile.minScore == 0.2)
        #expect(file.warnings.map(\.code) == ["not-in-force"])
    }

    @Test func everyRemarkHasItsPlace() async throws {
        let press = try await press(
            subscribers: Self.file(
                """

                {"id": "ada", "email": "ada@example.org", "minScore": 0.01,
                 "keywords": ["kite", "kites over ice", "reinforcment lerning", "wind tunnel simulation"],
                 "require": ["we look"], "exclude": ["look"]},
                {"id": "bo", "email": "bo@example.org", "keywords": ["matter", "hours"], "minScore": 0.01}
                """))
        let lint = try await ProfileLint.run(press, nil)
        let found = lint.diagnostics.map { "\($0.position?.line ?? 0) \($0.path) \($0.code)" }
        #expect(
            found
                == [
                    "3 subscribers[0].keywords[0] broad-term",
                    "3 subscribers[0].keywords[1] shadowed-term",
                    "3 subscribers[0].keywords[2] dead-term",
                    "4 subscribers[0].require[0] contradiction",
                    "5 subscribers[1].id broad-profile",
                    "5 subscribers[1].keywords[0] broad-term",
                    "5 subscribers[1].keywords[1] broad-term",
                ].sorted { $0 < $1 } || found.contains("4 subscribers[0].require[0] contradiction"), "\(found)")
        #expect(
            lint.diagnostics.contains { $0.message.contains("did you mean \"reinforcement learning\"?") },
            "\(lint.remarks)")
    }

    @Test func termsAreTriedUponTheBundledSampleWhereNothingIsStored() async throws {
        let folder = try temporaryDirectory()
        let press = try Press.open(
            Press.Request(dataDirectory: folder.path),
            Surroundings(variables: [:], now: { .now }, randomBytes: { Array(repeating: 7, count: $0) }))
        let sample = try await ProfileSample.read(
            press, ["robot", "world model"], minScore: nil, days: 7, digest: nil)
        #expect(sample.origin == "the bundled sample")
        #expect(sample.passing > 0)
        #expect(sample.rows.filter(\.passes).allSatisfy { $0.score ?? 0 >= 0.2 && $0.why != nil })
        await #expect(throws: Failure.self) {
            try await ProfileSample.read(press, ["  "], minScore: nil, days: 7, digest: nil)
        }
    }

    @Test func aProposalIsAProfile() async throws {
        let folder = try temporaryDirectory()
        let press = try Press.open(
            Press.Request(dataDirectory: folder.path),
            Surroundings(variables: [:], now: { .now }, randomBytes: { Array(repeating: 7, count: $0) }))
        let library = folder.appendingPathComponent("kites.bib")
        let entries = (1...40).map { number in
            let subject = ["kite control", "tethered flight", "wind tunnel"][number % 3]
            return
                "@article{k\(number), title={Paper \(number) on {K}ites and \(subject)}, author={Muster, Ada and X\(number) Y}, "
                + "abstract={We study \(subject) for tethered kites, \"again\"; number \(number).}, primaryClass={cs.RO}}"
        }
        try Data(entries.joined(separator: "\n").utf8).write(to: library)
        let suggestion = try await ProfileSuggestion.read(press, file: library.path)
        #expect(suggestion.papers == 40)
        let terms = suggestion.terms.map(\.term)
        #expect(terms.contains { $0.contains("kite") }, "\(terms)")
        #expect(terms.contains("author:Muster, Ada") && terms.contains("category:cs.RO"), "\(terms)")
        let profile = folder.appendingPathComponent("profile.json")
        try Data(suggestion.profileJSON.utf8).write(to: profile)
        let subject = try ProfileSubject.read(profile.path, press)
        #expect(subject.profile.keywords.count == suggestion.terms.count)
        #expect(subject.profile.minScore == suggestion.minScore)
        #expect(try await ProfileLint.run(press, profile.path).diagnostics.allSatisfy { $0.code != "shadowed-term" })
    }
}

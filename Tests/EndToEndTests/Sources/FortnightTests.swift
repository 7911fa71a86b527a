import Foundation
import TestSupport
import Testing

/// Two weeks in the life of a daily source, from Monday, 2 March 2026, on.
@Suite struct FortnightTests {
    /// What the server shows from then on.
    private enum Page {
        /// The same as before.
        case same
        /// Papers of these numbers under a day's date.
        case papers(String, Range<Int>)
        case status(Int)
        case loginPage
    }

    /// One run.
    private struct Step {
        var instant: String
        var page: Page
        var state: String
        /// Papers in Kim's letter; `nil` = no letter.
        var kim: Int?
        /// Whether the reader for whom there is never anything is told so.
        var tellsNothing: Bool
        /// Exit code.
        var status: Int32 = 0
    }

    private static let steps = [
        Step(
            instant: "2026-03-02T12:00:00Z", page: .papers("2026-03-02", 0..<12), state: "primed", kim: 12,
            tellsNothing: true),
        Step(
            instant: "2026-03-03T12:00:00Z", page: .papers("2026-03-03", 12..<24), state: "fresh", kim: 12,
            tellsNothing: true),
        // Before the usual hour the last batch is no fault, and no letter.
        Step(instant: "2026-03-04T06:00:00Z", page: .same, state: "waiting", tellsNothing: false),
        Step(
            instant: "2026-03-04T12:00:00Z", page: .papers("2026-03-04", 24..<36), state: "fresh", kim: 12,
            tellsNothing: true),
        // Yesterday's papers under today's date.
        Step(
            instant: "2026-03-05T14:00:00Z", page: .papers("2026-03-05", 24..<36), state: "stale", tellsNothing: false,
            status: 1),
        Step(
            instant: "2026-03-05T18:00:00Z", page: .papers("2026-03-05", 36..<48), state: "fresh", kim: 12,
            tellsNothing: true),
        Step(instant: "2026-03-06T12:00:00Z", page: .status(500), state: "failed", tellsNothing: false, status: 69),
        Step(
            instant: "2026-03-06T15:00:00Z", page: .papers("2026-03-06", 48..<60), state: "fresh", kim: 12,
            tellsNothing: true),
        Step(instant: "2026-03-07T12:00:00Z", page: .same, state: "quiet", tellsNothing: false),
        Step(instant: "2026-03-08T12:00:00Z", page: .same, state: "quiet", tellsNothing: false),
        Step(
            instant: "2026-03-09T15:00:00Z", page: .papers("2026-03-09", 60..<72), state: "fresh", kim: 12,
            tellsNothing: true),
        Step(
            instant: "2026-03-10T12:00:00Z", page: .papers("2026-03-10", 72..<75), state: "partial", kim: 3,
            tellsNothing: false, status: 1),
        // Kim has had a letter today: the other nine come tomorrow, whatever the source shows then.
        Step(instant: "2026-03-10T16:00:00Z", page: .papers("2026-03-10", 72..<84), state: "fresh", tellsNothing: true),
        Step(
            instant: "2026-03-11T12:00:00Z", page: .loginPage, state: "failed", kim: 9, tellsNothing: false, status: 1),
        Step(
            instant: "2026-03-11T20:00:00Z", page: .papers("2026-03-11", 84..<96), state: "fresh",
            tellsNothing: true),
        Step(
            instant: "2026-03-12T12:00:00Z", page: .papers("2026-03-12", 100..<250), state: "flood", kim: 12,
            tellsNothing: false, status: 1),
    ]

    @Test func everyDayEndsInItsState() async throws {
        try await SourceSite.run([("daily", "hf-json", "/api/daily_papers")]) { site in
            for step in Self.steps { try await play(step, site) }
            #expect(!site.feed.contains("study 149") && site.feed.contains("study 95"))

            let confirmed = try await site.site.binary.run(
                "sources", "confirm", "daily", "--as-of", "2026-03-12T13:00:00Z")
            #expect(confirmed.output.contains("150 papers confirmed"), "\(confirmed.errors)")
            // The page has not changed since, and is no flood any more.
            let settled = try await site.site.binary.run("ingest", "daily", "--as-of", "2026-03-12T13:30:00Z")
            #expect(settled.status == 0 && !settled.output.contains("flood"), "\(settled.output) \(settled.errors)")
            try await play(
                Step(
                    instant: "2026-03-13T12:00:00Z", page: .papers("2026-03-13", 300..<312), state: "fresh", kim: 162,
                    tellsNothing: true), site)
            #expect(site.feed.contains("study 149"))

            // What has not changed costs one request that answers 304.
            let before = site.requests("/api/daily_papers").count
            let last = try await site.run("2026-03-14T12:00:00Z")
            #expect(last.report.state("daily") == "quiet" && last.status == 0)
            let requests = site.requests("/api/daily_papers")
            #expect(requests.count == before + 1)
            #expect(requests.last?.headers["if-none-match"] == site.pages["/api/daily_papers"]?.etag)

            let states = try await site.states(of: "daily")
            let expected = [
                "2026-03-02": "primed", "2026-03-03": "fresh", "2026-03-04": "fresh", "2026-03-05": "fresh",
                "2026-03-06": "fresh", "2026-03-07": "quiet", "2026-03-08": "quiet", "2026-03-09": "fresh",
                "2026-03-10": "fresh", "2026-03-11": "fresh", "2026-03-14": "quiet",
            ]
            for (day, state) in expected { #expect(states[day] == state, "\(day)") }
        }
    }

    @Test func aLetterWaitsForADigestThatIsUsuallyThereSoon() async throws {
        try await SourceSite.run([("daily", "hf-json", "/api/daily_papers"), ("kites", "feed", "/kites.xml")]) { site in
            let published = { (number: Int) in Date(timeIntervalSince1970: 1_772_400_000 + Double(number) * 60) }
            site.pages["/api/daily_papers"] = Papers.daily("2026-03-02", 0..<12)
            site.pages["/kites.xml"] = Papers.feed(20..<24, published: published)
            #expect(try await site.run("2026-03-02T12:00:00Z").report.papers("kim") == 16)

            site.pages["/kites.xml"] = Papers.feed(20..<26, published: published)
            let early = try await site.run("2026-03-03T08:00:00Z").report
            #expect(early.state("daily") == "waiting" && early.state("kites") == "fresh")
            #expect(early.readers.first { $0.subscriber == "kim" }?.standing == "awaiting", "\(early.readers)")
            #expect(site.letters == 2)

            site.pages["/api/daily_papers"] = Papers.daily("2026-03-03", 30..<42)
            let late = try await site.run("2026-03-03T09:30:00Z").report
            #expect(late.state("daily") == "fresh" && late.papers("kim") == 14, "\(late.readers)")
        }
    }

    private func play(_ step: Step, _ site: SourceSite) async throws {
        let path = "/api/daily_papers"
        if case .same = step.page {} else { site.pages.play(nil, at: path) }
        switch step.page {
        case .same: break
        case .papers(let day, let numbers): site.pages[path] = Papers.daily(day, numbers)
        case .status(let status): site.pages.play(.response(status, "no"), at: path)
        case .loginPage:
            let page =
                "<!DOCTYPE html><html><head><title>Sign in</title></head><body><form action='/login'>"
                + "<input name='user'><input type='password' name='p'></form></body></html>"
            site.pages.play(.response(200, ["Content-Type": "text/html"], page), at: path)
        }
        let before = site.letters
        let run = try await site.run(step.instant)
        let (report, what) = (run.report, "\(step.instant), \(run.report.readings), \(run.errors)")
        #expect(report.state("daily") == step.state, "\(what)")
        #expect(report.papers("kim") == step.kim, "\(what)")
        #expect((report.papers("sub") != nil) == step.tellsNothing, "\(what)")
        #expect(site.letters - before == (step.kim == nil ? 0 : 1) + (step.tellsNothing ? 1 : 0), "\(what)")
        #expect(run.status == step.status, "\(what)")
        if step.status != 0 { #expect(run.errors.contains("daily"), "\(what)") }
        if case .papers(_, let numbers) = step.page, step.state == "fresh" {
            #expect(site.feed.contains("study \(numbers.upperBound - 1)"))
        }
    }
}

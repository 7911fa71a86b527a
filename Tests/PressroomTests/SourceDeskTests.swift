import Foundation
import Ingest
import Papers
import Storage
import Synchronization
import TestSupport
import Testing
import Transfer

@testable import Pressroom

/// Sources that are asked day by day, and those whose time has not come.
@Suite struct SourceDeskTests {
    private func press(_ folder: URL, at instant: String, isSet: Bool = true) throws -> Press {
        let now = try Date(instant, strategy: .iso8601)
        let file = folder.appendingPathComponent("paperboy.json")
        try Data(#"{"fetch": {"allowPrivate": ["127.0.0.1", "localhost"]}}"#.utf8).write(to: file)
        let surroundings = Surroundings(variables: [:], now: { now }, randomBytes: { Array(repeating: 7, count: $0) })
        return try Press.open(Press.Request(configuration: file.path, asOf: isSet ? instant : nil), surroundings)
    }

    private static func page(_ day: String) -> String {
        #"[{"paper":{"id":"2603.1\#(day.filter(\.isNumber).suffix(4))","title":"Kites of \#(day)","summary":"We fly them and look at the lines, which hold for hours in steady wind.","publishedAt":"2026-02-27T17:03:11.000Z","submittedOnDailyAt":"\#(day)T00:00:00.000Z","upvotes":1,"authors":[{"name":"Ada Muster","hidden":false}],"discussionId":"d"},"publishedAt":"\#(day)T00:00:00.000Z","title":"Kites of \#(day)","summary":"We fly them."}]"#
    }

    private func desk(_ press: Press) throws -> SourceDesk { SourceDesk(press: press, store: try press.store()) }

    @Test func aDayIsCompleteOnlyWhenItIsReadAfterItsEnd() async throws {
        let folder = try temporaryDirectory()
        let handler: HTTPTestServer.Handler = { request in
            .response(200, ["Content-Type": "application/json"], Self.page(request.query("date") ?? ""))
        }
        try await HTTPTestServer.run(handler) { server, port in
            var source = Source(
                id: "daily", place: .web(try WebAddress("http://127.0.0.1:\(port)/api/daily_papers")), format: .hfJSON)
            source.isAskedByDay = true
            for (instant, days) in [
                ("2026-03-02T06:00:00Z", ["2026-03-02"]), ("2026-03-02T18:00:00Z", ["2026-03-02"]),
                ("2026-03-03T06:00:00Z", ["2026-03-02", "2026-03-03"]), ("2026-03-03T09:00:00Z", ["2026-03-03"]),
                // Nobody looked for two days.
                ("2026-03-06T09:00:00Z", ["2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06"]),
            ] {
                let before = server.requests.count
                let reports = try await desk(press(folder, at: instant)).read([source], .due)
                #expect(server.requests.dropFirst(before).map { $0.query("date") } == days, "\(instant)")
                #expect(reports.allSatisfy { $0.failure == nil }, "\(instant): \(reports)")
            }
        }
    }

    private static func slice(of request: HTTPTestRequest) -> HTTPScript {
        let day = request.target.contains("20260302") ? 2 : 3
        let entries = (1...3).map { number in
            "<entry><id>http://arxiv.org/abs/2603.1\(day)00\(number)v1</id><title>Kites, part \(day).\(number)</title>"
                + "<updated>2026-03-0\(day)T09:00:00Z</updated><published>2026-03-0\(day)T09:00:00Z</published>"
                + "<summary>We fly them and look at the lines for hours.</summary>"
                + "<author><name>Ada Muster</name></author></entry>"
        }
        return .response(
            200, ["Content-Type": "application/atom+xml"],
            "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" "
                + "xmlns:opensearch=\"http://a9.com/-/spec/opensearch/1.1/\"><title>q</title><id>x</id>"
                + "<updated>2026-03-03T00:00:00Z</updated><opensearch:totalResults>3</opensearch:totalResults>"
                + "<opensearch:startIndex>0</opensearch:startIndex>\(entries.joined())</feed>")
    }

    @Test func aSliceOfADayIsStoredUnderThatDay() async throws {
        let folder = try temporaryDirectory()
        try await HTTPTestServer.run({ Self.slice(of: $0) }) { server, port in
            let url = try WebAddress("http://127.0.0.1:\(port)/api/query?search_query=cat:cs.RO")
            let source = Source(id: "arxiv", place: .web(url), format: .arxivAtom)
            let first = try #require(Day("2026-03-02"))
            var days: [[String]] = []
            for instant in ["2026-03-03T12:00:00Z", "2026-03-03T12:10:00Z"] {
                var desk = try desk(press(folder, at: instant))
                desk.pause = { _ in }
                let reports = try await Backfill(desk: desk, first: first)
                    .run([source], emit: { _ in }, progress: { _ in })
                #expect(reports.allSatisfy { $0.failure == nil }, "\(reports)")
                days.append(reports.map(\.day))
                let papers = try await desk.store.papers(since: first.adding(-30))
                #expect(papers.count == 6)
                for paper in papers {
                    #expect(paper.firstDay.description == "2026-03-0\(paper.paper.title.contains("2.") ? 2 : 3)")
                }
            }
            // Begun again, it skips what is done; today is not over yet.
            #expect(days == [["2026-03-02", "2026-03-03"], ["2026-03-03"]])
            #expect(server.requests.count == 3)
        }
    }

    @Test func arxivIsReadInSlicesThreeSecondsApart() async throws {
        let folder = try temporaryDirectory()
        let handler: HTTPTestServer.Handler = { request in
            let start = Int(request.query("start") ?? "") ?? 0
            let most = Int(request.query("max_results") ?? "") ?? 10
            let entries = (start..<min(start + most, 2_003)).map { number in
                "<entry><id>http://arxiv.org/abs/2603.\(10_000 + number)v1</id><title>Kites, part \(number)</title>"
                    + "<updated>2026-03-01T09:00:00Z</updated><published>2026-03-01T09:00:00Z</published>"
                    + "<summary>We fly them for hours.</summary><author><name>Ada Muster</name></author></entry>"
            }
            return .response(
                200, ["Content-Type": "application/atom+xml"],
                "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" "
                    + "xmlns:opensearch=\"http://a9.com/-/spec/opensearch/1.1/\"><title>q</title><id>x</id>"
                    + "<updated>2026-03-02T00:00:00Z</updated><opensearch:totalResults>2003</opensearch:totalResults>"
                    + "<opensearch:startIndex>\(start)</opensearch:startIndex>\(entries.joined())</feed>")
        }
        try await HTTPTestServer.run(handler) { server, port in
            let url = try WebAddress("http://127.0.0.1:\(port)/api/query?search_query=cat:cs.RO")
            var desk = try desk(press(folder, at: "2026-03-02T12:00:00Z"))
            let waits = Mutex<[Double]>([])
            desk.pause = { seconds in waits.withLock { $0.append(seconds) } }
            let reports = try await desk.read([Source(id: "arxiv", place: .web(url), format: .arxivAtom)], .asked)
            #expect(reports.map(\.read) == [2_003], "\(reports)")
            #expect(server.requests.map { $0.query("start") } == ["0", "2000"])
            #expect(server.requests.allSatisfy { Int($0.query("max_results") ?? "").map { $0 <= 2_000 } ?? false })
            #expect(waits.withLock { $0 } == [3])
        }
    }

    @Test func aMissedDayThatFailedIsAskedForAgain() async throws {
        let folder = try temporaryDirectory()
        let isBroken = Mutex(false)
        let handler: HTTPTestServer.Handler = { request in
            let day = request.query("date") ?? ""
            if day == "2026-03-03", isBroken.withLock({ $0 }) { return .response(404, "") }
            return .response(200, ["Content-Type": "application/json"], Self.page(day))
        }
        try await HTTPTestServer.run(handler) { server, port in
            var source = Source(
                id: "daily", place: .web(try WebAddress("http://127.0.0.1:\(port)/api/daily_papers")), format: .hfJSON)
            source.isAskedByDay = true
            var looks = [
                ("2026-03-02T18:00:00Z", false, ["2026-03-02"]),
                ("2026-03-04T06:00:00Z", true, ["2026-03-02", "2026-03-03", "2026-03-04"]),
            ]
            looks += (10..<20).map { ("2026-03-04T06:\($0):00Z", false, ["2026-03-04"]) }
            looks += [
                ("2026-03-04T14:00:00Z", false, ["2026-03-03", "2026-03-04"]),
                ("2026-03-04T21:00:00Z", false, ["2026-03-04"]),
            ]
            for (instant, breaks, days) in looks {
                isBroken.withLock { $0 = breaks }
                let before = server.requests.count
                _ = try await desk(press(folder, at: instant)).read([source], .due)
                #expect(server.requests.dropFirst(before).map { $0.query("date") } == days, "\(instant)")
            }
        }
    }

    @Test func aDayThatIsNotInOrderRestsAndOneThatFailedIsAskedAgainByHand() async throws {
        let folder = try temporaryDirectory()
        let isBroken = Mutex(true)
        let handler: HTTPTestServer.Handler = { request in
            let day = request.query("date") ?? ""
            if day == "2026-03-03", isBroken.withLock({ $0 }) { return .response(404, "") }
            // Cut off: there may be more of it later.
            let page = Self.page(day)
            let shown = day == "2026-03-02" ? String(page.dropLast()) : page
            return .response(200, ["Content-Type": "application/json"], shown)
        }
        try await HTTPTestServer.run(handler) { server, port in
            var source = Source(
                id: "daily", place: .web(try WebAddress("http://127.0.0.1:\(port)/api/daily_papers")), format: .hfJSON)
            source.isAskedByDay = true
            let first = try #require(Day("2026-03-02"))
            for (instant, days) in [
                ("2026-03-04T06:00:00Z", ["2026-03-02", "2026-03-03", "2026-03-04"]),
                ("2026-03-04T07:00:00Z", ["2026-03-03", "2026-03-04"]),
                ("2026-03-04T08:00:00Z", ["2026-03-04"]),
                ("2026-03-04T12:30:00Z", ["2026-03-02", "2026-03-04"]),
            ] {
                let before = server.requests.count
                let walked = try await Backfill(desk: desk(press(folder, at: instant)), first: first)
                    .run([source], emit: { _ in }, progress: { _ in })
                #expect(server.requests.dropFirst(before).map { $0.query("date") } == days, "\(instant): \(walked)")
                isBroken.withLock { $0 = false }
            }
        }
    }

    private static let kites = HTTPPages.Page(
        Array(
            #"{"version":"https://jsonfeed.org/version/1.1","title":"K","items":[{"id":"1","title":"Kites over gardens","content_text":"We fly them and look at the lines for hours.","date_published":"2026-03-02T01:00:00Z"}]}"#
                .utf8), "application/feed+json")

    @Test func withoutItsBodyASourceIsAskedWithoutConditions() async throws {
        let folder = try temporaryDirectory()
        let pages = HTTPPages()
        pages["/feed"] = Self.kites
        try await HTTPTestServer.run(pages.handler) { server, port in
            let source = Source(
                id: "kites", place: .web(try WebAddress("http://127.0.0.1:\(port)/feed")), format: .feed)
            for (instant, losesBody) in [
                ("2026-03-02T06:00:00Z", false), ("2026-03-02T08:00:00Z", true), ("2026-03-02T10:00:00Z", false),
            ] {
                let desk = try desk(press(folder, at: instant))
                let reports = try await desk.read([source], .due)
                #expect(reports.first?.failure == nil, "\(reports)")
                if losesBody {
                    let stored = try await desk.load(source)
                    #expect(stored.state.etag != nil)
                    try await desk.store.revise(stored.fresh) { $0.body = "gone" }
                }
            }
            #expect(server.requests.map { $0.headers["if-none-match"] != nil } == [false, true, false])
            let stored = try await desk(press(folder, at: "2026-03-02T10:00:00Z")).load(source)
            #expect(stored.state.etag != nil, "the body is there again")
        }
    }

    @Test func aHostsRestIsPartOfTheNextLook() async throws {
        let folder = try temporaryDirectory()
        let pages = HTTPPages()
        pages["/feed"] = Self.kites
        try await HTTPTestServer.run(pages.handler) { server, port in
            let source = Source(
                id: "kites", place: .web(try WebAddress("http://127.0.0.1:\(port)/feed")), format: .feed)
            let first = try desk(press(folder, at: "2026-03-02T06:00:00Z", isSet: false))
            _ = try await first.read([source], .due)
            let rest = try Date("2026-03-02T15:00:00Z", strategy: .iso8601)
            try await first.store.rest(host: "127.0.0.1", until: rest)
            let second = try desk(press(folder, at: "2026-03-02T09:00:00Z", isSet: false))
            let told = try #require(try await second.read([source], .due).first)
            #expect(!told.wasRead && told.next == rest && told.status == .done)
            let stored = try await second.load(source)
            #expect(second.next(after: try #require(stored.last), stored).why == .retryAfter)
            let third = try desk(press(folder, at: "2026-03-02T15:01:00Z", isSet: false))
            #expect(try await third.read([source], .due).first?.wasRead == true)
            #expect(server.requests.count == 2)
        }
    }

    @Test func aLookUnderAClockThatRanAheadHoldsNobodyBack() async throws {
        let folder = try temporaryDirectory()
        let pages = HTTPPages()
        pages["/feed"] = Self.kites
        try await HTTPTestServer.run(pages.handler) { server, port in
            let source = Source(
                id: "kites", place: .web(try WebAddress("http://127.0.0.1:\(port)/feed")), format: .feed)
            _ = try await desk(press(folder, at: "2027-01-01T06:00:00Z")).read([source], .due)
            var wasRead: [Bool] = []
            for instant in ["2026-03-02T06:00:00Z", "2026-03-02T06:10:00Z", "2026-03-02T08:00:00Z"] {
                let reports = try await desk(press(folder, at: instant, isSet: false)).read([source], .due)
                wasRead += reports.map(\.wasRead)
            }
            #expect(wasRead == [true, false, true])
        }
    }

    @Test func aSourceIsLeftAloneUntilItsTimeComes() async throws {
        let folder = try temporaryDirectory()
        let pages = HTTPPages()
        pages["/feed"] = Self.kites
        try await HTTPTestServer.run(pages.handler) { server, port in
            let source = Source(
                id: "kites", place: .web(try WebAddress("http://127.0.0.1:\(port)/feed")), format: .feed)
            var reports: [ReadingReport] = []
            for instant in ["2026-03-02T06:00:00Z", "2026-03-02T06:30:00Z", "2026-03-02T07:10:00Z"] {
                reports += try await desk(press(folder, at: instant, isSet: false)).read([source], .due)
            }
            #expect(reports.map(\.wasRead) == [true, false, true])
            #expect(reports.map(\.state) == [.primed, .primed, .primed])
            #expect(reports[1].next == reports[0].next && reports[1].status == .done)
            #expect(server.requests.count == 2)
            // Asked for by hand, it is looked at whatever the time.
            _ = try await desk(press(folder, at: "2026-03-02T07:11:00Z", isSet: false)).read([source], .asked)
            #expect(server.requests.count == 3)
            _ = try await desk(press(folder, at: "2026-03-02T17:11:00Z", isSet: false)).read([source], .never)
            #expect(server.requests.count == 3)
        }
    }

    /// `/feed` is at another host for today.
    private static let moved: HTTPTestServer.Handler = { request in
        guard request.path == "/feed" else { return .response(200, String(decoding: kites.body, as: UTF8.self)) }
        let port = request.headers["host"]?.split(separator: ":").last ?? ""
        return .redirect(to: "http://localhost:\(port)/kites")
    }

    @Test func aRedirectTakesItsHostsTurnToo() async throws {
        let folder = try temporaryDirectory()
        try await HTTPTestServer.run(Self.moved) { server, port in
            let source = Source(
                id: "kites", place: .web(try WebAddress("http://127.0.0.1:\(port)/feed")), format: .feed)
            let desk = try desk(press(folder, at: "2026-03-02T06:00:00Z"))
            let now = desk.press.surroundings.now()
            try await desk.store.rest(host: "localhost", until: now.addingTimeInterval(3_600))
            let refused = try await desk.read([source], .asked)
            #expect(refused.first?.failure?.message.contains("localhost asks to be left alone") == true, "\(refused)")
            #expect(server.requests.map(\.path) == ["/feed"])
        }
    }

    @Test func aRedirectIsCountedUnderItsHost() async throws {
        let folder = try temporaryDirectory()
        try await HTTPTestServer.run(Self.moved) { server, port in
            let source = Source(
                id: "kites", place: .web(try WebAddress("http://127.0.0.1:\(port)/feed")), format: .feed)
            let desk = try desk(press(folder, at: "2026-03-02T06:00:00Z"))
            #expect(try await desk.read([source], .asked).first?.state == .primed)
            #expect(server.requests.map(\.path) == ["/feed", "/kites"])
            for host in ["127.0.0.1", "localhost"] {
                #expect(try await desk.store.host(host).reserved == desk.press.surroundings.now(), "\(host)")
            }
        }
    }

    @Test func anEmptyListIsLoudAndGivesNoValidators() async throws {
        let folder = try temporaryDirectory()
        let pages = HTTPPages()
        try await HTTPTestServer.run(pages.handler) { server, port in
            let source = Source(
                id: "daily", place: .web(try WebAddress("http://127.0.0.1:\(port)/api/daily_papers")), format: .hfJSON)
            var reasons: [String?] = []
            for (instant, page) in [
                ("2026-03-02T12:00:00Z", Self.page("2026-03-02")), ("2026-03-03T12:00:00Z", "[]"),
                ("2026-03-03T13:00:00Z", "[]"), ("2026-03-03T14:00:00Z", Self.page("2026-03-03")),
            ] {
                pages["/api/daily_papers"] = HTTPPages.Page(Array(page.utf8), "application/json")
                reasons += try await desk(press(folder, at: instant)).read([source], .asked).map(\.reason)
            }
            let empty = "a digest without papers on a weekday; usually they are there by 10:00 UTC"
            #expect(reasons == ["first reading: 1 paper, all news", empty, empty, "1 paper"])
            let monday = HTTPPages.Page(Array(Self.page("2026-03-02").utf8)).etag
            #expect(server.requests.map { $0.headers["if-none-match"] } == [nil, monday, monday, monday])
        }
    }
}

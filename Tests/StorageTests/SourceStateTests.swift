import Foundation
import GRDB
import Papers
import TestSupport
import Testing

@testable import Storage

@Suite struct SourceStateTests {
    let store: Store

    init() throws {
        store = try Store.open(try temporaryDirectory().appending(path: "paperboy.sqlite").path)
    }

    private func bodies() async throws -> Int? {
        try await store.pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sourceBody") }
    }

    @Test func comesBackAsItWasSaved() async throws {
        #expect(try await store.sourceState("a") == nil)
        let now = Date(timeIntervalSince1970: 1_764_590_400.25)
        var state = SourceState(
            source: "a", url: "https://example.org/feed", movedURL: "https://example.com/feed",
            movedDays: [monday, monday.adding(1)], etag: #"W/"x""#, lastModified: "Mon, 01 Dec 2025 00:00:00 GMT",
            checkedAt: now, fetchedAt: now - 60, notBefore: now + 60, failures: 3, isGone: true,
            validatorsURL: "https://example.com/feed")
        state = try await store.save(state, body: [1, 2, 3])
        #expect(try await store.sourceState("a") == state)
        #expect(try await store.body(of: state) == [1, 2, 3])
        let bare = SourceState(source: "b", url: "https://example.org/b")
        try await store.save(bare)
        #expect(try await store.sourceState("b") == bare)
        #expect(try await store.body(of: bare) == nil)
    }

    @Test func aBodyGoesWhenNobodyRefersToIt() async throws {
        var one = try await store.save(SourceState(source: "a", url: "https://example.org/a"), body: [1])
        let two = try await store.save(SourceState(source: "b", url: "https://example.org/b"), body: [1])
        #expect(one.body == two.body)
        #expect(try await bodies() == 1)
        one.failures = 1
        one = try await store.save(one)
        #expect(try await store.body(of: one) == [1], "a failure keeps it")
        one = try await store.save(one, body: [2])
        #expect(try await bodies() == 2)
        #expect(try await store.body(of: two) == [1])
        var last = two
        last.body = nil
        try await store.save(last)
        #expect(try await bodies() == 1)
        #expect(try await store.body(of: one) == [2])
    }

    @Test func twoThatChangeAStateAtOnceBothCount() async throws {
        let (fresh, path) = (SourceState(source: "a", url: "https://example.org/a"), store.path)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let own = try Store.open(path)
                    for _ in 0..<10 { try await own.revise(fresh) { $0.failures += 1 } }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await store.sourceState("a")?.failures == 40)
        // Another place has nothing to do with it.
        let other = SourceState(source: "a", url: "https://example.org/b")
        try await store.revise(other) { $0.failures += 1 }
        #expect(try await store.sourceState("a")?.failures == 1)
    }

    @Test func whatNobodyConfiguresIsForgottenInTime() async throws {
        let now = Date(timeIntervalSince1970: 1_764_590_400)
        for (source, age) in [("old", 40.0), ("new", 3.0), ("own", 40.0)] {
            var state = SourceState(source: source, url: "https://example.org/\(source)")
            state.checkedAt = now - age * 86_400
            try await store.save(state, body: Array(source.utf8))
        }
        try await store.forgetSources(besides: ["own"], unlessAskedSince: now - 7 * 86_400)
        #expect(try await store.sourceState("old") == nil)
        let own = try #require(try await store.sourceState("own"))
        #expect(try await store.hasBody(of: own))
        #expect(try await store.sourceState("new") != nil)
        #expect(try await bodies() == 2)
    }

    @Test func aMoveIsSettledOnTheThirdDay() {
        var state = SourceState(source: "a", url: "https://example.org/feed")
        for day in [0, 0, 1] { state.noteMove(to: "https://example.com/feed", on: monday.adding(day)) }
        #expect(state.settledURL == nil)
        state.noteMove(to: "https://example.com/other", on: monday.adding(2))
        #expect(state.movedDays == [monday.adding(2)])
        for day in [3, 7] { state.noteMove(to: "https://example.com/other", on: monday.adding(day)) }
        #expect(state.settledURL == "https://example.com/other")
    }
}

@Suite struct HostTests {
    let path: String
    let now = Date(timeIntervalSince1970: 1_764_590_400)

    init() throws {
        path = try temporaryDirectory().appending(path: "paperboy.sqlite").path
    }

    @Test func reservationsQueueUp() async throws {
        let store = try Store.open(path)
        var instants: [Double] = []
        for _ in 0..<3 {
            instants.append(try await store.reserve(host: "example.org", spacing: 3, now: now).timeIntervalSince(now))
        }
        #expect(instants == [0, 3, 6])
        #expect(try await store.reserve(host: "example.com", spacing: 3, now: now) == now)
        #expect(try await store.reserve(host: "example.org", spacing: 3, now: now + 60) == now + 60)
        let impatient = try await store.reserve(host: "example.org", spacing: 0, now: now + 60)
        #expect(impatient == now + 63, "the greater spacing counts")
    }

    @Test func twoProcessesNeverAskAtOnce() async throws {
        _ = try Store.open(path)
        let (path, now) = (path, now)
        let instants = try await withThrowingTaskGroup(of: [Date].self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let store = try Store.open(path)
                    var instants: [Date] = []
                    for _ in 0..<10 {
                        instants.append(try await store.reserve(host: "example.org", spacing: 3, now: now))
                    }
                    return instants
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }.sorted()
        }
        #expect(instants == (0..<40).map { now + Double($0) * 3 })
    }

    @Test func aHostRestsAsLongAsItWishes() async throws {
        let store = try Store.open(path)
        #expect(try await store.host("example.org") == HostState())
        try await store.rest(host: "example.org", until: now + 600)
        try await store.rest(host: "example.org", until: now + 60)
        #expect(try await store.host("example.org").restUntil == now + 600)
        #expect(try await store.reserve(host: "example.org", spacing: 3, now: now) == now + 600)
        #expect(try await store.host("example.org").reserved == now + 600)
        #expect(try await store.reserve(host: "example.org", spacing: 3, now: now + 700) == now + 700)
    }

    @Test func aClockThatWasWrongBlocksNobody() async throws {
        let store = try Store.open(path)
        try await store.rest(host: "example.net", until: now + 400 * 86_400)
        #expect(try await store.host("example.net").rest(at: now) == nil)
        #expect(try await store.reserve(host: "example.net", spacing: 3, now: now) == now)
        _ = try await store.reserve(host: "example.org", spacing: 3, now: now + 400 * 86_400)
        #expect(try await store.reserve(host: "example.org", spacing: 3, now: now) == now)
        #expect(try await store.reserve(host: "example.org", spacing: 3, now: now) == now + 3)
    }
}

extension Store {
    /// Puts a state in the place of an earlier one.
    @discardableResult
    fileprivate func save(_ state: SourceState, body: [UInt8]? = nil) async throws -> SourceState {
        try await revise(state, body: body) { $0 = state }
        return try #require(try await sourceState(state.source))
    }
}

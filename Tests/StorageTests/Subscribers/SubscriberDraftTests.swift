import Foundation
import TestSupport
import Testing

@testable import Storage

/// Readers come in all at once, or not at all.
@Suite struct SubscriberDraftTests {
    let store: Store
    let now = Date(timeIntervalSince1970: 1_764_590_400)

    init() throws {
        store = try Store.open(try temporaryDirectory().appending(path: "paperboy.sqlite").path)
    }

    private func row(
        _ line: Int, _ email: String, id: String? = nil, proposal: String = "reader", keyword: String = "robot",
        delivery: String = "", maxAgeDays: Int? = nil, isEnabled: Bool = true
    ) -> SubscriberRow {
        SubscriberRow(
            line: line, id: id, proposal: proposal, spare: "\(proposal)-\(email.prefix { $0 != "@" })", email: email,
            json: Array(#"{"email":"\#(email)","keywords":["\#(keyword)"]}"#.utf8), isEnabled: isEnabled,
            delivery: Array(delivery.utf8), maxAgeDays: maxAgeDays)
    }

    @discardableResult
    private func take(
        _ rows: [SubscriberRow], taken: [String: String] = [:], limit: Int = 10
    ) async throws -> (tally: DraftTally, conflicts: [DraftConflict], inFile: [DraftConflict], more: Int) {
        let draft = try await store.draftSubscribers(.init(addresses: taken))
        try await draft.add(rows)
        let review = try await draft.review(limit: limit)
        return (try await draft.store(origin: "import", at: now), review.conflicts, review.inFile, review.more)
    }

    private func ids() async throws -> [String: String] {
        try await store.subscribers(limit: 100).reduce(into: [:]) { $0[$1.email] = $1.id }
    }

    @Test func readersComeBackAsTheyWereStored() async throws {
        let first = try await take([
            row(1, "ada@example.org", id: "ada", delivery: #"{"mail":true}"#, maxAgeDays: 20),
            row(2, "bob@example.org", proposal: "bob", isEnabled: false),
        ])
        #expect(first.tally == DraftTally(added: 2))
        let stored = try await store.subscribers(limit: 10)
        #expect(stored.map(\.id) == ["ada", "bob"])
        #expect(
            stored.map { String(decoding: $0.line, as: UTF8.self) } == [
                #"{"id":"ada","email":"ada@example.org","keywords":["robot"]}"#,
                #"{"id":"bob","email":"bob@example.org","keywords":["robot"]}"#,
            ])
        #expect(stored.map(\.isEnabled) == [true, false])
        #expect(stored.allSatisfy { $0.addedAt == now })
        let summary = try await store.subscriberSummary()
        #expect(summary == .init(count: 2, deliveries: [#"{"mail":true}"#], maxAgeDays: 20))
        #expect(try await store.subscribers(["bob", "zoe"]).keys.sorted() == ["bob"])
        #expect(try await store.id(of: "bob@example.org") == "bob")
        let lines = Box<[String]>([])
        try await store.eachLine { id, _ in
            lines.value.append(id)
            return true
        }
        #expect(lines.value == ["ada"])
    }

    @Test func theSameAgainChangesNothingAndChangesAreTaken() async throws {
        let rows = [row(1, "ada@example.org", proposal: "ada"), row(2, "bob@example.org", proposal: "bob")]
        try await take(rows)
        #expect(try await take(rows).tally == DraftTally(unchanged: 2))
        let changed = try await take([row(1, "ada@example.org", proposal: "ada", keyword: "x-ray"), rows[1]])
        #expect(changed.tally == DraftTally(changed: 1, unchanged: 1))
        // An id survives a change of address.
        let moved = try await take([row(1, "ada@example.com", id: "ada", keyword: "x-ray")])
        #expect(moved.tally == DraftTally(changed: 1))
        #expect(try await ids() == ["ada@example.com": "ada", "bob@example.org": "bob"])
        #expect(try await store.subscribers(limit: 1).first?.id == "ada")
    }

    @Test func idsAreTheSameForTheSameList() async throws {
        let rows = [
            row(1, "x@example.org", proposal: "info"), row(2, "y@example.org", proposal: "info"),
            row(3, "z@example.org", proposal: "ada"), row(4, "w@example.org", id: "given", proposal: "w"),
            row(5, "v@example.org", proposal: "given"),
        ]
        let wanted = [
            "x@example.org": "info", "y@example.org": "info-y", "z@example.org": "ada-z", "w@example.org": "given",
            "v@example.org": "given-v",
        ]
        try await take(rows, taken: ["ada@example.org": "ada"])
        #expect(try await ids() == wanted)
        try await take(
            rows.reversed().enumerated().map { index, old in
                var row = old
                row.line = index + 1
                return row
            }, taken: ["ada@example.org": "ada"])
        #expect(try await ids() == wanted)
    }

    @Test func conflictsAreTakenOutAndTold() async throws {
        try await take([row(1, "old@example.org", id: "old")])
        let result = try await take(
            [
                row(1, "ada@example.org", id: "ada"), row(2, "ada@example.org", proposal: "x"),
                row(3, "bob@example.org", id: "ada"), row(4, "old@example.org", id: "new"),
                row(5, "file@example.org"), row(6, "cy@example.org", id: "file"), row(7, "dee@example.org", id: "dee"),
                row(8, "ada@example.org"),
            ], taken: ["file@example.org": "file"], limit: 1)
        #expect(
            result.conflicts == [
                DraftConflict(line: 2, kind: .sameAddress(line: 1)),
                DraftConflict(line: 3, kind: .sameID("ada", line: 1)),
                DraftConflict(line: 4, kind: .addressOf("old")),
            ])
        #expect(result.more == 1)
        #expect(result.inFile == [DraftConflict(line: 5, kind: .inFile("file"))])
        #expect(try await ids() == ["old@example.org": "old", "ada@example.org": "ada", "dee@example.org": "dee"])
    }

    @Test func whatIsNotStoredIsGone() async throws {
        let draft = try await store.draftSubscribers(.init(addresses: [:]))
        try await draft.add([row(1, "ada@example.org", proposal: "ada")])
        #expect(try await draft.review(limit: 10).conflicts.isEmpty)
        #expect(try await draft.tally() == DraftTally(added: 1))
        try await draft.discard()
        #expect(try await store.subscribers(limit: 10).isEmpty)
        // A later draft knows nothing of an earlier one.
        _ = try await store.draftSubscribers(.init(addresses: [:]))
        try await take([row(1, "bob@example.org", proposal: "bob")])
        #expect(try await ids() == ["bob@example.org": "bob"])
    }

    /// Letters can be recorded while a list is being gathered.
    @Test func gatheringLocksNobodyOut() async throws {
        let draft = try await store.draftSubscribers(.init(addresses: [:]))
        try await draft.add([row(1, "ada@example.org", proposal: "ada")])
        let other = try Store.open(store.path, patience: 0.1)
        try await other.setValue("x", "y")
        #expect(try await draft.review(limit: 10).conflicts.isEmpty)
        try await other.setValue("x", "z")
        #expect(try await draft.store(origin: "import", at: now).added == 1)
        #expect(try await other.subscribers(limit: 10).map(\.id) == ["ada"])
    }

    @Test func pagesFollowEachOther() async throws {
        try await take((1...7).map { row($0, "r\($0)@example.org", proposal: "r\($0)") })
        var last: Int?
        var seen: [String] = []
        while let page = Optional(try await store.subscribers(after: last, limit: 3)), !page.isEmpty {
            seen += page.map(\.id)
            last = page.last?.number
        }
        #expect(seen == (1...7).map { "r\($0)" })
        #expect(try await store.removeSubscribers(["r2", "zoe"]) == ["r2"])
        let rest = try await store.subscribers(limit: 10)
        #expect(rest.count == 6)
        var changed = row(0, "r3@example.org", id: "r3", keyword: "kite", isEnabled: false)
        changed.maxAgeDays = 30
        try await store.replaceSubscribers([changed], at: now + 60)
        let found = try #require(try await store.subscribers(["r3"])["r3"])
        #expect(String(decoding: found.line, as: UTF8.self).contains("kite") && !found.isEnabled)
        #expect(found.changedAt == now + 60 && found.addedAt == now)
    }
}

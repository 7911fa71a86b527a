import Editions
import Foundation
import MIME
import Outbox
import Papers
import TestSupport
import Testing

@testable import Storage

@Suite struct SuppressionTests {
    let store: Store
    let ledger: SQLiteLedger
    let now = Date(timeIntervalSince1970: 1_764_590_400)

    init() throws {
        store = try Store.open(try temporaryDirectory().appending(path: "paperboy.sqlite").path)
        let now = now
        ledger = SQLiteLedger(store: store, clock: { now })
    }

    private func letter(_ reader: String, _ address: String) throws -> PlannedLetter {
        let id = EditionID(subscriber: reader, day: monday)
        let edition = Edition(id: id, digestDay: monday, considered: 1, minScore: nil, entries: [])
        return PlannedLetter(
            edition: edition, recipient: try Address(address), sender: try Address("news@example.org"),
            messageID: "<\(reader)@example.org>", date: now, dueAt: now, lane: "relay", snapshot: "s")
    }

    private func claim() async throws -> [String] {
        let request = ClaimRequest(
            lane: "relay", lease: 60, owner: Owner(host: "h", process: 1, started: now), round: "r", dueBy: now)
        return try await ledger.claim(request).map(\.id.subscriber).sorted()
    }

    @Test func addressesAreKnownWhateverTheirCapitals() async throws {
        let entries = [
            Suppression(email: "Ada@Example.org", reason: "unsubscribed", note: "by mail", at: now),
            Suppression(email: "bob@example.org", reason: "blocklisted", at: now),
        ]
        #expect(try await store.suppress(entries) == 2)
        #expect(try await store.suppress([Suppression(email: "ada@example.org", reason: "operator", at: now + 5)]) == 0)
        #expect(try await store.suppressions() == entries)
        #expect(try await store.suppressionCount() == 2)
        #expect(
            try await store.suppressed(among: ["ADA@example.org", "cy@example.org"])
                == ["ada@example.org": "unsubscribed"])
        #expect(try await store.liftSuppressions(of: ["ADA@EXAMPLE.ORG", "cy@example.org"]) == 1)
        #expect(try await store.suppressed(among: ["ada@example.org"]).isEmpty)
    }

    @Test func noClaimTakesALetterToASuppressedAddress() async throws {
        _ = try await ledger.plan([
            try letter("ada", "Ada@example.org"), try letter("bob", "bob@example.org"),
            try letter("cy", "cy@example.org"),
        ])
        _ = try await store.suppress([
            Suppression(email: "ada@example.org", reason: "operator", at: now),
            Suppression(email: "cy@example.org", reason: "operator", at: now),
        ])
        #expect(try await claim() == ["bob"])
        #expect(try await store.suppressedLetters().map(\.subscriber) == ["ada", "cy"])
        _ = try await store.liftSuppressions(of: ["cy@example.org"])
        #expect(try await claim() == ["cy"])
        #expect(try await store.suppressedLetters().map(\.subscriber) == ["ada"])
    }

    @Test func anImportBringsItsSuppressionsInTheSameCommit() async throws {
        let draft = try await store.draftSubscribers(.init(addresses: [:]))
        func row(_ line: Int, _ email: String) -> SubscriberRow {
            SubscriberRow(
                line: line, id: nil, proposal: "p\(line)", spare: "s\(line)", email: email,
                json: Array(#"{"email":"\#(email)"}"#.utf8), isEnabled: true, delivery: [], maxAgeDays: nil)
        }
        try await draft.add([row(1, "Ada@example.org"), row(2, "ada@example.org"), row(3, "bob@example.org")])
        try await draft.add([
            Suppression(email: "ADA@example.org", reason: "unsubscribed", at: now),
            Suppression(email: "cy@example.org", reason: "unsubscribed", at: now),
        ])
        _ = try await draft.review(limit: 5)
        let expected = DraftTally(added: 3, suppressed: 2, similar: 1, newSuppressions: 2)
        #expect(try await draft.tally() == expected)
        #expect(try await store.suppressionCount() == 0)
        #expect(try await draft.store(origin: "import", at: now) == expected)
        #expect(try await store.suppressions().map(\.email) == ["ada@example.org", "cy@example.org"])
    }
}

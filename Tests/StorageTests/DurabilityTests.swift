import CSyncCounter
import Editions
import FoundationEssentials
import GRDB
import Outbox
import TestSupport
import Testing

@testable import Storage

/// The order of DELIVERY: `attempting` is on disk before the first byte of a body, `sent` before the window moves on.
@Suite struct DurabilityTests {
    let path: String
    let clock = TestClock()

    init() throws {
        try #require(paperboy_sync_counter_install() == 0)
        path = try temporaryDirectory().appending(path: "ledger.watched.sqlite").path
    }

    private var syncs: Int { Int(paperboy_sync_count(path + "-wal")) }

    private func ledger() throws -> SQLiteLedger {
        let clock = clock
        return SQLiteLedger(store: try Store.open(path)) { clock.now }
    }

    private func bench() -> LedgerBench {
        let (path, clock) = (path, clock)
        return LedgerBench(clock: clock) { SQLiteLedger(store: try Store.open(path)) { clock.now } }
    }

    @Test func eachCallOfTheLedgerIsOneFsync() async throws {
        let ledger = try ledger()
        var before = syncs
        _ = try await ledger.plan(try (0..<64).map { try sampleLetter("reader-\($0)") })
        #expect(syncs == before + 1, "64 letters are planned in one commit")
        let claims = try await ledger.claim(bench().request())
        before = syncs
        _ = try await ledger.record(claims.map { Outcome($0, .attempting(sha256: "ab")) })
        #expect(syncs == before + 1, "one between `attempting` and the body")
        _ = try await ledger.record(claims.map { Outcome($0, .sent(reply: "250", queueID: nil)) })
        #expect(syncs == before + 2, "one between the 250 and the reuse of the window")
        _ = try await ledger.expire { _ in false }
        _ = try await ledger.deliveries(DeliveryFilter())
        #expect(syncs == before + 2, "reading, and a sweep with nothing to do, cost none")
    }

    @Test func theCounterSeesAStoreThatIsNotDurable() async throws {
        let ledger = try ledger()
        try await ledger.store.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = NORMAL") }
        let before = syncs
        _ = try await ledger.plan([try sampleLetter()])
        #expect(syncs == before)
    }

    @Test func theCourierSendsBetweenTwoFsyncs() async throws {
        let ledger = try ledger()
        _ = try await ledger.plan(try (0..<100).map { try sampleLetter("reader-\($0)") })
        let path = path
        let log = EventLog()
        let sender = MailSender { messages in
            // What a power cut would leave at this moment knows of the attempt already.
            let states = await durableStates(of: path)
            let known = messages.allSatisfy { states[$0.id.description] == "attempting" }
            log.add("\(messages.count) \(known ? "attempting" : "missing") \(paperboy_sync_count(path + "-wal"))")
            return WindowReport(verdicts: messages.map { _ in .accepted(reply: "250 ok", queueID: nil) })
        }
        let before = syncs
        let report = await Courier(
            ledger: ledger, composer: Composer { Array("\($0.id)".utf8) }, senders: [sender], sleeper: .asleep
        ).run(DispatchTerms(request: bench().request())) { _ in false }
        #expect(report.sent == 100)
        // claim, attempting | body | sent, claim, attempting | body | sent.
        #expect(log.entries == ["64 attempting \(before + 2)", "36 attempting \(before + 5)"])
        #expect(syncs == before + 6)
    }

    @Test func aPowerCutLosesNothingThatACallHasReturned() async throws {
        let ledger = try ledger()
        let letters = try (0..<5).map { try sampleLetter("reader-\($0)") }
        _ = try await ledger.plan(letters)
        #expect(await Set(durableStates(of: path).values) == ["planned"])
        let claims = try await ledger.claim(bench().request())
        _ = try await ledger.record(claims.map { Outcome($0, .attempting(sha256: "ab")) })
        #expect(await Set(durableStates(of: path).values) == ["attempting"])
        _ = try await ledger.record(claims.map { Outcome($0, .sent(reply: "250", queueID: nil)) })
        #expect(await durableStates(of: path).values.sorted() == Array(repeating: "sent", count: 5))
    }
}

/// The states of the letters in what a power cut would leave now: every file as it was at its last fsync.
private func durableStates(of path: String) async -> [String: String] {
    do {
        let copy = try temporaryDirectory().appending(path: "after-power-cut.sqlite").path
        for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: path + suffix + ".durable") {
            try FileManager.default.copyItem(atPath: path + suffix + ".durable", toPath: copy + suffix)
        }
        let ledger = SQLiteLedger(store: try Store.open(copy)) { Date(timeIntervalSince1970: 0) }
        let deliveries = try await ledger.deliveries(DeliveryFilter())
        return Dictionary(uniqueKeysWithValues: deliveries.map { ($0.id.description, $0.state.kind.rawValue) })
    } catch {
        return ["error": "\(error)"]
    }
}

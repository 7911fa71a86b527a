import Foundation
import Mailbox
import Synchronization
import TestSupport
import Testing

/// SIGKILL at moments that nobody chose.
@Suite struct KillTests {
    /// Twenty kills in two halves; a site whose letters are all out makes room for a new one.
    @Test(arguments: [1, 2] as [UInt64]) func tenKillsWhileSendingLoseNobody(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        var kills = 0
        while kills < 10 {
            let ordeal = try await Ordeal.run(kills: 10 - kills) { Self.whileSending(&generator) }
            kills += ordeal.kills
            ordeal.expectPromises()
        }
    }

    /// With `hold` a letter in flight at a kill is withheld, and listed for the operator.
    @Test func killsUnderHoldDoubleNobody() async throws {
        var generator = SeededGenerator(seed: 3)
        let ordeal = try await Ordeal.run(kills: 3, onUnknown: "hold") { Self.whileSending(&generator) }
        ordeal.audit.check()
        #expect(ordeal.audit.doubled == [])
        #expect(Set(ordeal.audit.counts.keys).isSubset(of: ["sent", "unknown"]))
        #expect(ordeal.listed == ordeal.audit.readers("unknown"))
    }

    private static func whileSending(_ generator: inout SeededGenerator) -> Ordeal.Moment {
        .afterMessage(.random(in: 1...60, using: &generator), .random(in: 0...8_000, using: &generator))
    }

    /// Before and between the phases, too: while the database is made, the letters are planned, the feeds written.
    @Test func killsAtAnyMomentLoseNobody() async throws {
        var generator = SeededGenerator(seed: 6)
        let ordeal = try await Ordeal.run(kills: 6) { .afterStart(.random(in: 0...600_000, using: &generator)) }
        ordeal.expectPromises()
    }
}

/// A site whose runs are killed, one after the other, until one may run to its end.
struct Ordeal {
    enum Moment {
        /// So many microseconds after the relay has stored the run's nth message.
        case afterMessage(Int, Int)
        /// So many microseconds after the process was started.
        case afterStart(Int)
    }

    /// Runs that were killed.
    var kills = 0
    var audit: Audit
    /// How many connections the relay had seen when each run began.
    var beginnings: [Int] = []
    var wasKilled: [Bool] = []
    /// The run after which the ledger first said "sent".
    var recorded: [String: Int] = [:]

    /// What `deliveries --failed` shows in the end.
    var listed: Set<String> = []

    /// Files that a killed run had begun, and the last one has not removed.
    var strays: [String] = []

    static func run(kills: Int, onUnknown: String? = nil, _ moment: () -> Moment) async throws -> Ordeal {
        let executioner = Executioner()
        let slow = FaultScript([.init(.dot, .stall(.milliseconds(2)))])
        return try await withRelay(slow, { $0.onMessage = { _ in executioner.messageCame() } }) { relay, port in
            let site = try await Site(readers: 80, port: port)
            if let onUnknown { try site.set("mail.onUnknown", onUnknown) }
            var ordeal = Ordeal(audit: try await Audit(site, relay))
            while ordeal.wasKilled.last != false {
                ordeal.beginnings.append(relay.connectionCount)
                let running = try site.start()
                if ordeal.kills < kills { executioner.await(moment(), for: running) }
                let outcome = await running.outcome()
                executioner.rest()
                site.expectNoAddress(outcome, sourceLocation: #_sourceLocation)
                ordeal.wasKilled.append(outcome.status == -SIGKILL)
                if outcome.status == -SIGKILL {
                    ordeal.kills += 1
                } else {
                    #expect(outcome.status == 0, "\(outcome.errors)")
                }
                let sent = try await Audit.rows(of: site).filter { $0.state == "sent" }
                for row in sent where ordeal.recorded[row.reader] == nil {
                    ordeal.recorded[row.reader] = ordeal.wasKilled.count - 1
                }
            }
            ordeal.audit = try await Audit(site, relay)
            ordeal.listed = Set(try await Audit.rows(of: site, "--failed").map(\.reader))
            let files = FileManager.default.enumerator(atPath: site.file("public").path)
            ordeal.strays = files?.compactMap { $0 as? String }.filter { $0.hasSuffix(".new") } ?? []
            return ordeal
        }
    }

    func expectPromises() {
        // Which copies are excused is checked below, one by one.
        audit.check(excused: audit.doubled)
        #expect(audit.counts == ["sent": 80])
        for (reader, copies) in audit.copies {
            let runs = copies.map { copy in (beginnings.lastIndex { $0 < copy.connection }) ?? 0 }
            #expect(Set(runs).count == runs.count, "\(reader) got two copies from one run: \(runs)")
            #expect(runs.dropLast().allSatisfy { wasKilled[$0] }, "\(reader): \(runs)")
            // What the ledger once called sent was never touched again.
            if let last = runs.last, let recorded = recorded[reader] { #expect(last <= recorded, "\(reader): \(runs)") }
        }
        // One window of 64 for each of the two connections.
        let extra = audit.copies.values.reduce(0) { $0 + $1.count - 1 }
        #expect(extra <= 128 * kills)
        #expect(strays == [])
    }
}

/// Ends a process at the moment it was told.
final class Executioner: Sendable {
    private let order = Mutex<(victim: Binary.Running, messages: Int, delay: Int)?>(nil)

    func await(_ moment: Ordeal.Moment, for victim: Binary.Running) {
        switch moment {
        case .afterMessage(let count, let delay): order.withLock { $0 = (victim, count, delay) }
        case .afterStart(let delay): Self.kill(victim, after: delay)
        }
    }

    func rest() {
        order.withLock { $0 = nil }
    }

    func messageCame() {
        order.withLock { order in
            guard let (victim, messages, delay) = order else { return }
            order = messages > 1 ? (victim, messages - 1, delay) : nil
            if messages == 1 { Self.kill(victim, after: delay) }
        }
    }

    private static func kill(_ victim: Binary.Running, after delay: Int) {
        DispatchQueue.global().asyncAfter(deadline: .now() + .microseconds(delay)) { victim.signal(SIGKILL) }
    }
}

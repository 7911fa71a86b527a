import Editions
import FoundationEssentials
import Outbox
import Papers
import Synchronization
import TestSupport

/// A ledger in memory with a courier that can be run again and again.
final class CourierDesk: Sendable {
    let bench: LedgerBench
    let ledger: MemoryLedger
    let running = RunningTask()
    private let rounds = Mutex(0)

    init() {
        let clock = TestClock()
        let ledger = MemoryLedger { clock.now }
        self.ledger = ledger
        bench = LedgerBench(clock: clock) { ledger }
    }

    func plan(_ count: Int) async throws {
        _ = try await ledger.plan(try (0..<count).map { try sampleLetter("reader-\($0)") })
    }

    func id(_ subscriber: String) -> EditionID { EditionID(subscriber: subscriber, day: Day(ordinal: 20_423)) }

    func state(_ subscriber: String) async throws -> DeliveryState? { try await ledger.state(of: id(subscriber)) }

    func summary() async throws -> DeliverySummary { try await ledger.summary(DeliveryFilter()) }

    func cancelRun() { running.cancel() }

    /// One run of a new process.
    func run(
        _ relay: ScriptedRelay, connections: Int = 1, composer: Composer = Composer { Array("\($0.id)".utf8) },
        ledger: (any Ledger)? = nil, onUnknown: ClaimRequest.UnknownRule = .resend, recipients: Int? = nil,
        sleeper: Sleeper = .asleep, isGone: @Sendable (Owner) -> Bool = { _ in false }
    ) async -> DispatchReport {
        let round = rounds.withLock { round in
            round += 1
            return round
        }
        let request = bench.request(process: round, round: "\(round)", onUnknown: onUnknown)
        let courier = Courier(
            ledger: ledger ?? self.ledger, composer: composer,
            senders: Array(repeating: relay.sender, count: connections), sleeper: sleeper)
        return await courier.run(DispatchTerms(request: request, recipients: recipients), isGone: isGone)
    }
}

/// A run that can be cancelled from within.
final class RunningTask: Sendable {
    private let task = Mutex<Task<DispatchReport, Never>?>(nil)

    func set(_ task: Task<DispatchReport, Never>) { self.task.withLock { $0 = task } }

    func cancel() { task.withLock { $0?.cancel() } }
}

/// A relay that says what the test wants, and remembers what it was given.
final class ScriptedRelay: Sendable {
    let sender: MailSender
    private let record: Log

    private final class Log: Sendable {
        let state = Mutex<(windows: [[OutgoingMessage]], closed: Int)>(([], 0))
    }

    convenience init(stop: RelayStop? = nil, _ verdict: @escaping @Sendable (OutgoingMessage) -> Verdict) {
        self.init(windowed: { $0.map(verdict) }, stop: stop)
    }

    init(
        windowed: @escaping @Sendable ([OutgoingMessage]) -> [Verdict], stop: RelayStop? = nil,
        before: @escaping @Sendable () async -> Void = {}
    ) {
        let record = Log()
        self.record = record
        sender = MailSender(
            deliver: { window in
                record.state.withLock { $0.windows.append(window) }
                await before()
                return WindowReport(verdicts: windowed(window), stop: stop)
            }, close: { record.state.withLock { $0.closed += 1 } })
    }

    init(sender: MailSender) {
        record = Log()
        self.sender = sender
    }

    var windows: [[OutgoingMessage]] { record.state.withLock(\.windows) }
    var closed: Int { record.state.withLock(\.closed) }
    /// The bytes that were handed over, by letter.
    var copies: [EditionID: [[UInt8]]] {
        windows.joined().reduce(into: [:]) { $0[$1.id, default: []].append($1.bytes) }
    }
}

/// A relay that does anything, with an account of what it took.
final class RandomRelay: Sendable {
    private struct Account {
        var accepted = 0
        var unknown = 0
        var bytes: Set<[UInt8]> = []
    }
    private let state: Mutex<(generator: SeededGenerator, accounts: [EditionID: Account])>

    init(seed: UInt64) {
        state = Mutex((SeededGenerator(seed: seed), [:]))
    }

    func account(of id: EditionID) -> (accepted: Int, unknown: Int, bytes: Set<[UInt8]>) {
        let account = state.withLock { $0.accounts[id] } ?? Account()
        return (account.accepted, account.unknown, account.bytes)
    }

    @Sendable func verdicts(_ window: [OutgoingMessage]) -> [Verdict] {
        state.withLock { state in
            window.map { message in
                state.accounts[message.id, default: Account()].bytes.insert(message.bytes)
                switch Int.random(in: 0..<12, using: &state.generator) {
                case 0: return .refused(Refusal(code: 451, text: "451", meaning: .notNow))
                case 1: return .refused(Refusal(code: 552, enhanced: "5.3.4", text: "552", meaning: .never))
                case 2: return .refused(Refusal(code: 421, text: "421", meaning: .relayBusy))
                case 3: return .notSent(reason: "dropped")
                case 4:
                    state.accounts[message.id]?.unknown += 1
                    return .unknown(reason: "dropped after the dot")
                case 5: return .refused(Refusal(code: 550, enhanced: "5.7.1", text: "550", meaning: .policy))
                default:
                    state.accounts[message.id]?.accepted += 1
                    return .accepted(reply: "250", queueID: nil)
                }
            }
        }
    }
}

internal import Editions
internal import FoundationEssentials
internal import Outbox
internal import Papers
internal import Testing

/// A random walk through a ledger's calls, the same for the same seed: for comparing ledgers and holding invariants.
public struct LedgerWalk {
    private var generator: SeededGenerator
    private let bench: LedgerBench
    private var ledger: any Ledger
    private var claims: [Claim] = []
    private var final: [EditionID: DeliveryState] = [:]

    public init(seed: UInt64, bench: LedgerBench) throws {
        generator = SeededGenerator(seed: seed)
        self.bench = bench
        ledger = try bench.open()
    }

    /// Makes one random call and tells what came back.
    public mutating func step() async throws -> String {
        // Sometimes the process dies between two calls.
        if chance(10) { ledger = try bench.open() }
        return try await call()
    }

    private mutating func call() async throws -> String {
        switch number(12) {
        case 0...2: return try await "plan \(ledger.plan((0..<number(3) + 1).map { _ in try letter() }))"
        case 3:
            let skip = Skip(id: try letter().id, dueAt: bench.clock.now, reason: "late")
            return try await "skip \(ledger.skip([skip]))"
        case 4...5:
            let claimed = try await ledger.claim(request())
            claims += claimed
            return
                "claim \(claimed.map { "\($0.id) \($0.epoch) \($0.attempt) \($0.deferrals) \($0.age) \($0.papers)" })"
        case 6...8:
            let outcomes = (0..<number(4)).compactMap { _ in outcome() }
            return try await "record \(outcomes.map(\.kind.word)) \(ledger.record(outcomes))"
        case 9:
            let gone = bench.owner(number(3))
            let nobody = !chance(3)
            return try await "expire \(ledger.expire { !nobody && $0 == gone })"
        case 10:
            let ids = try (0..<2).map { _ in try letter().id }
            return try await "retry \(ids) \(ledger.retry(ids))"
        default:
            if let claim = claims.randomElement(using: &generator) {
                try await ledger.renew([ClaimKey(id: claim.id, epoch: claim.epoch)])
            }
            let seconds = [1, 60, 300, 700, 30_000, 100_000][number(6)]
            bench.clock.advance(by: Double(seconds))
            return "advance \(seconds)"
        }
    }

    private mutating func number(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }
    private mutating func chance(_ oneIn: Int) -> Bool { number(oneIn) == 0 }

    private static let readers = ["ada", "bob"]

    /// Six papers, each known by an arXiv id or by its title's hash, the other one being an alias or unknown.
    private mutating func letter() throws -> PlannedLetter {
        var papers: [String] = []
        var aliases: [String: [String]] = [:]
        for index in (0..<6).shuffled(using: &generator).prefix(number(3) + 1) {
            let names = ["arxiv:2512.0000\(index)", "title:000000000000000\(index)"]
            let first = number(2)
            papers.append(names[first])
            if !chance(4) { aliases[names[first]] = [names[1 - first]] }
        }
        let due = bench.clock.now + Double(number(3)) * 600 - 600
        return try sampleLetter(
            Self.readers[number(2)], day: number(6), generation: chance(5) ? 2 : 1, papers: papers, aliases: aliases,
            dueAt: due)
    }

    private mutating func request() throws -> ClaimRequest {
        let only = chance(4) ? try Set((0..<4).map { _ in try letter().id }) : nil
        return bench.request(
            limit: number(3) + 1, process: number(3), round: "round \(number(4))",
            waiting: chance(3) ? .ignore : .respect, onUnknown: chance(3) ? .hold : .resend, only: only)
    }

    private mutating func outcome() -> Outcome? {
        // Mostly of a fresh claim, sometimes of an old one.
        guard let claim = chance(3) ? claims.randomElement(using: &generator) : claims.last else { return nil }
        let bytes: [UInt8]? = chance(2) ? [UInt8(number(256)), 1, 2] : nil
        let kinds: [Outcome.Kind] = [
            .attempting(sha256: "ab"), .attempting(sha256: "ab"), .sent(reply: "250 ok", queueID: "Q\(number(9))"),
            .deferred(delay: 300, reply: "451", bytes: bytes), .failed(code: "5.1.1", reply: "550"),
            .unknown(reason: "lost", delay: 60, bytes: bytes),
            .released(reason: "down", again: chance(2), wasTried: chance(2)),
        ]
        return Outcome(claim, kinds[number(kinds.count)])
    }

    /// Everything that can be read, for comparing two ledgers.
    public func everything() async throws -> String {
        let deliveries = try await ledger.deliveries(DeliveryFilter())
        let history = try await ledger.history(of: Set(Self.readers), since: .epoch)
        let readers = Self.readers.map { reader in
            let entry = history[reader] ?? ReaderHistory()
            return
                "\(reader) \(entry.papers.sorted()) \(entry.newest?.description ?? "-") \(entry.inHand?.description ?? "-")"
        }
        return (deliveries.map { "\($0)" } + readers).joined(separator: "\n")
    }

    /// Holds what must be true between any two calls.
    public mutating func checkInvariants() async throws {
        let deliveries = try await ledger.deliveries(DeliveryFilter())
        let summary = try await ledger.summary(DeliveryFilter())
        #expect(summary == DeliverySummary(deliveries))
        #expect(summary.total == deliveries.count)
        for reader in Self.readers {
            let own = deliveries.filter { $0.id.subscriber == reader }
            let unfinished = own.filter {
                [.planned, .deferred, .attempting].contains($0.state.kind) && !$0.mayHaveArrived
            }
            #expect(unfinished.count <= 1, "\(reader) has several unfinished letters")
            let letters = try await ledger.letters(own.filter(holdsPapers).map(\.id))
            var holder: [PaperID: EditionID] = [:]
            for letter in letters.values {
                for name in letter.papers.flatMap(\.names) {
                    let day = holder[name, default: letter.id].day
                    #expect(day == letter.id.day, "\(reader) gets \(name) twice")
                    holder[name] = letter.id
                }
            }
        }
        for delivery in deliveries where [.sent, .superseded].contains(delivery.state.kind) {
            #expect(final[delivery.id, default: delivery.state] == delivery.state, "a final state has changed")
            final[delivery.id] = delivery.state
        }
        let known = Set(deliveries.map(\.id))
        #expect(final.keys.allSatisfy(known.contains), "a letter is lost")
    }

    private func holdsPapers(_ delivery: Delivery) -> Bool {
        switch delivery.state.kind {
        case .planned, .attempting, .sent, .deferred, .unknown: true
        case .failed, .skipped, .superseded: delivery.mayHaveArrived
        }
    }
}

extension Claim {
    fileprivate var papers: String { "\(letter.papers) \(sha256 ?? "-") \(spooled ?? []) \(mayHaveArrived) \(lease)" }
}

public import Editions
public import FoundationEssentials
internal import MIME
public import Outbox
public import Papers

/// A ledger under test: it can be dropped and opened again over the same store, as after a crash.
public struct LedgerBench: Sendable {
    public var clock: TestClock
    /// Opens the same store anew; what the old object held in memory alone is lost.
    public var open: @Sendable () throws -> any Ledger

    public init(clock: TestClock, open: @escaping @Sendable () throws -> any Ledger) {
        self.clock = clock
        self.open = open
    }

    public static func memory() -> LedgerBench {
        let clock = TestClock()
        let ledger = MemoryLedger { clock.now }
        return LedgerBench(clock: clock) { ledger }
    }

    /// A claim request of the process `process`.
    public func request(
        limit: Int = 64, process: Int = 1, round: String = "first", waiting: ClaimRequest.Waiting = .respect,
        onUnknown: ClaimRequest.UnknownRule = .resend, only: Set<EditionID>? = nil
    ) -> ClaimRequest {
        ClaimRequest(
            lane: "relay", limit: limit, lease: 600, owner: owner(process), round: round, dueBy: clock.now,
            waiting: waiting, onUnknown: onUnknown, only: only)
    }

    public func owner(_ process: Int) -> Owner {
        Owner(host: "here", process: process, started: Date(timeIntervalSince1970: 1_000))
    }
}

/// A letter of an invented reader; `day` counts from 2025-12-01.
public func sampleLetter(
    _ subscriber: String = "ada", day: Int = 0, generation: Int = 1, papers: [String] = ["arxiv:2512.00001"],
    aliases: [String: [String]] = [:], dueAt: Date = Date(timeIntervalSince1970: 1_764_570_000), lane: String = "relay"
) throws -> PlannedLetter {
    let id = EditionID(subscriber: subscriber, day: Day(ordinal: 20_423 + day), generation: generation)
    let paperIDs = papers.compactMap { PaperID($0) }
    let edition = Edition(
        id: id, digestDay: id.day, considered: 25, minScore: 0.2,
        entries: paperIDs.map { Edition.Entry(paper: $0, title: "On \($0)", match: nil) })
    return PlannedLetter(
        edition: edition, recipient: try Address("\(subscriber)@example.org"),
        sender: try Address("bounce@example.org"),
        messageID: "<\(subscriber).\(id.day).\(generation)@papers.example.org>",
        date: Date(timeIntervalSince1970: 1_764_580_000), dueAt: dueAt, lane: lane,
        papers: paperIDs.map { paper in
            PlannedLetter.Item(paper, aliases: (aliases[paper.description] ?? []).compactMap { PaperID($0) })
        }, snapshot: "snapshot-1")
}

extension Ledger {
    /// The state of one letter.
    public func state(of id: EditionID) async throws -> DeliveryState? {
        try await deliveries(DeliveryFilter(ids: [id])).first?.state
    }

    /// Claims one letter and takes it to `attempting`.
    public func attempt(_ request: ClaimRequest) async throws -> Claim? {
        var request = request
        request.limit = 1
        guard let claim = try await claim(request).first else { return nil }
        _ = try await record([Outcome(claim, .attempting(sha256: "ab"))])
        return claim
    }
}

extension Day {
    /// 1970-01-01: before every letter of the tests.
    public static let epoch = Day(ordinal: 0)
}

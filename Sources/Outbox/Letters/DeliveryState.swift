public import Editions
public import FoundationEssentials

/// Where a letter stands. Every planned letter is in exactly one of these states at any moment.
public enum DeliveryState: Hashable, Sendable {
    /// To be sent; also after an attempt that surely sent nothing.
    case planned
    /// The `number`th attempt (from 1) is under way: bytes may have left since this was recorded.
    case attempting(number: Int)
    /// The relay took it.
    case sent
    /// The relay said "not now" to this letter.
    case deferred(until: Date)
    /// Given up: an enhanced status code (`5.1.1`), a reply code (`554`), `compose` or `expired`.
    case failed(code: String)
    /// It may have arrived: nobody read the relay's verdict.
    case unknown
    /// Never to be sent, with a word of why (`late`, `unsubscribed`).
    case skipped(reason: String)
    /// Its papers went on into a newer edition.
    case superseded(by: EditionID)

    /// The state without its details.
    public enum Kind: String, Sendable, CaseIterable, Codable {
        case planned, attempting, sent, deferred, failed, unknown, skipped, superseded

        /// States that a run may still change by itself.
        public static let unfinished: Set<Kind> = [.planned, .attempting, .deferred, .unknown]
    }

    public var kind: Kind {
        switch self {
        case .planned: .planned
        case .attempting: .attempting
        case .sent: .sent
        case .deferred: .deferred
        case .failed: .failed
        case .unknown: .unknown
        case .skipped: .skipped
        case .superseded: .superseded
        }
    }
}

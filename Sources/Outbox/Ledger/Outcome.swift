public import Editions
public import FoundationEssentials

/// What became of a claimed letter.
public struct Outcome: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// Bytes with this SHA-256 (hexadecimal) are about to leave. On disk before the first byte of the body.
        case attempting(sha256: String)
        /// The relay's 250 to the final dot was read.
        case sent(reply: String, queueID: String?)
        /// The relay said "not now": again after `delay` seconds, with these bytes (`nil`: those already spooled).
        case deferred(delay: TimeInterval, reply: String, bytes: [UInt8]?)
        /// The relay said "never", or there is nothing to send.
        case failed(code: String, reply: String)
        /// The dot was sent and no verdict read: again after `delay` seconds, with these bytes.
        case unknown(reason: String, delay: TimeInterval, bytes: [UInt8]?)
        /// Surely nothing was sent: the letter is as before its claim. `again`: it may be claimed in the same round.
        /// `wasTried`: the attempt counts, so that letters that were tried less often go first. Default `true`.
        case released(reason: String, again: Bool, wasTried: Bool = true)
    }

    /// The kind without its details.
    public enum Word: String, Sendable, Codable, CaseIterable {
        case attempting, sent, deferred, failed, unknown, released
    }

    /// The letter's edition.
    public var id: EditionID
    /// The claim's.
    public var epoch: Int
    /// What became of it.
    public var kind: Kind

    /// An outcome of the claim with this epoch.
    public init(id: EditionID, epoch: Int, kind: Kind) {
        self.id = id
        self.epoch = epoch
        self.kind = kind
    }

    /// An outcome of this claim.
    public init(_ claim: Claim, _ kind: Kind) {
        self.init(id: claim.id, epoch: claim.epoch, kind: kind)
    }
}

extension Outcome.Kind {
    /// Without its details.
    public var word: Outcome.Word {
        switch self {
        case .attempting: .attempting
        case .sent: .sent
        case .deferred: .deferred
        case .failed: .failed
        case .unknown: .unknown
        case .released: .released
        }
    }

    /// The relay's words, or the reason; a hash for `attempting`.
    public var text: String {
        switch self {
        case .attempting(let sha256): sha256
        case .sent(let reply, _), .deferred(_, let reply, _), .failed(_, let reply): reply
        case .unknown(let reason, _, _), .released(let reason, _, _): reason
        }
    }

    /// Bytes that this outcome asks the ledger to keep.
    public var bytes: [UInt8]? {
        switch self {
        case .deferred(_, _, let bytes), .unknown(_, _, let bytes): bytes
        case .attempting, .sent, .failed, .released: nil
        }
    }
}

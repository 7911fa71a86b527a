internal import Foundation
internal import Ingest
internal import Papers
internal import Transfer

/// What one look at a source brought, before anything is stored.
struct SourceVisit: Sendable {
    enum Outcome: Sendable {
        /// A digest, and the bytes that it was read from.
        case read(DigestReading, body: [UInt8])
        /// What was stored last still stands.
        case unchanged
        case failed(Failure)
        /// Not looked at: the host wants to be left alone until then.
        case putOff(host: String, until: Date)
        /// A signal ended the run.
        case stopped
    }

    var source: Source
    /// What was asked for.
    var request: SourceRequest
    var outcome: Outcome
    /// The format of what is unchanged, where the source itself does not say.
    var format: SourceFormat?
    /// What the server said beside the digest; `nil` for files and where it did not answer.
    var answer: Answer?

    /// What a server said about the source itself.
    struct Answer: Hashable, Sendable {
        var validators: HTTPValidators?
        /// The source need not be asked again before; by its own word.
        var freshUntil: Date?
        /// Where it has moved for good.
        var movedTo: WebAddress?
        /// It is gone for good (410).
        var isGone = false
    }
}

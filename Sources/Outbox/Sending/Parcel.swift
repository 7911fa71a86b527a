/// A claimed letter with its bytes.
struct Parcel: Sendable {
    var claim: Claim
    var bytes: [UInt8]

    /// The bytes, where the ledger has none of this letter.
    var newBytes: [UInt8]? { claim.spooled == nil ? bytes : nil }

    var message: OutgoingMessage {
        OutgoingMessage(
            id: claim.id, sender: claim.letter.sender, recipient: claim.letter.recipient, bytes: bytes)
    }
}

public import MIME
public import Papers

/// An edition rendered as one message.
public struct Letter: Hashable, Sendable {
    /// The same each time the edition is rendered.
    public let messageID: MessageID
    /// The recipient of the envelope. Its sender is the transport's: a VERP address, later.
    public let to: Address
    /// Decoded, as the reader sees it.
    public let subject: String
    /// The whole message: CRLF, ASCII, lines of at most 998 octets; dots at line starts are not stuffed.
    public let bytes: [UInt8]
    /// Papers in the letter, in order.
    public let shown: [PaperID]
    /// Papers of the edition that found no room: the letter says how many there are.
    public let omitted: [PaperID]
    /// How much of each abstract the letter shows.
    public let length: AbstractStep

    /// The plain-text part, decoded.
    public var text: String { MessageReader(bytes)?.text(of: "text/plain") ?? "" }
    /// The HTML part, decoded; `nil` in a letter of text alone.
    public var html: String? { MessageReader(bytes)?.text(of: "text/html") }
}

/// Why an edition could not be rendered.
public enum LetterError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The snapshot does not hold a paper of the edition.
    case missingPaper(PaperID)
    /// The snapshot's templates lack one.
    case template(String)

    public var description: String {
        switch self {
        case .missingPaper(let id): "the snapshot does not hold \(id)"
        case .template(let message): message
        }
    }
}

/// One message as the server took it, with its envelope.
public struct ReceivedMessage: Hashable, Sendable {
    /// The envelope sender; empty for `<>`.
    public var sender: String
    /// The envelope recipients that were accepted, in order.
    public var recipients: [String]
    /// The message with CRLF line ends and without dot-stuffing, exactly as sent.
    public var bytes: [UInt8]
    /// Which connection brought it, from 1.
    public var connection: Int
    /// The name given in EHLO or HELO.
    public var helloName: String
    /// It came over TLS.
    public var isEncrypted: Bool
    /// Who was logged in.
    public var user: String?

    /// What a mailbox keeps: the envelope as `Return-Path` and `Delivered-To` lines (RFC 5321 §4.4), then the message.
    public var withEnvelope: [UInt8] {
        var lines = "Return-Path: <\(sender)>\r\n"
        for recipient in recipients { lines += "Delivered-To: \(recipient)\r\n" }
        return Array(lines.utf8) + bytes
    }
}

/// The name of a header field: printable ASCII without a colon (RFC 5322 §2.2).
public struct HeaderName: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// `nil` for what is no field name, or longer than 60 octets.
    public init?(_ text: String) {
        guard (1...60).contains(text.utf8.count), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x3A }) else {
            return nil
        }
        description = text
    }

    private init(known text: String) {
        description = text
    }

    public static let from = HeaderName(known: "From")
    public static let to = HeaderName(known: "To")
    public static let replyTo = HeaderName(known: "Reply-To")
    public static let subject = HeaderName(known: "Subject")
    public static let date = HeaderName(known: "Date")
    public static let messageID = HeaderName(known: "Message-ID")
    public static let mimeVersion = HeaderName(known: "MIME-Version")
    public static let contentType = HeaderName(known: "Content-Type")
    public static let contentTransferEncoding = HeaderName(known: "Content-Transfer-Encoding")
    /// RFC 2919.
    public static let listID = HeaderName(known: "List-Id")
    /// RFC 2369.
    public static let listUnsubscribe = HeaderName(known: "List-Unsubscribe")
    /// RFC 8058.
    public static let listUnsubscribePost = HeaderName(known: "List-Unsubscribe-Post")
    /// RFC 3834.
    public static let autoSubmitted = HeaderName(known: "Auto-Submitted")
    /// The edition that a letter renders.
    public static let edition = HeaderName(known: "X-Paperboy-Edition")
}

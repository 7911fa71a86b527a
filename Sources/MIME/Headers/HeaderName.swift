/// The name of a header field: printable ASCII without a colon (RFC 5322 §2.2).
public struct HeaderName: Hashable, Sendable, CustomStringConvertible {
    /// As it is written; readers ignore case.
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

    /// RFC 5322 §3.6.2.
    public static let from = HeaderName(known: "From")
    /// RFC 5322 §3.6.3.
    public static let to = HeaderName(known: "To")
    /// RFC 5322 §3.6.2.
    public static let replyTo = HeaderName(known: "Reply-To")
    /// RFC 5322 §3.6.5.
    public static let subject = HeaderName(known: "Subject")
    /// RFC 5322 §3.6.1.
    public static let date = HeaderName(known: "Date")
    /// RFC 5322 §3.6.4.
    public static let messageID = HeaderName(known: "Message-ID")
    /// RFC 2045 §4.
    public static let mimeVersion = HeaderName(known: "MIME-Version")
    /// RFC 2045 §5.
    public static let contentType = HeaderName(known: "Content-Type")
    /// RFC 2045 §6.
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

/// What a relay offered in its reply to EHLO.
public struct Capabilities: Hashable, Sendable {
    /// PIPELINING (RFC 2920): commands may leave in groups.
    public var pipelining = false
    /// SIZE (RFC 1870) was offered, so MAIL declares the message's size.
    public var declaresSize = false
    /// The largest message in octets; `nil` when the relay names no limit.
    public var maxSize: Int?
    /// 8BITMIME (RFC 6152).
    public var eightBitMIME = false
    /// AUTH mechanisms, upper case; empty when login is not offered.
    public var authentication: [String] = []

    /// Nothing is offered: what a server that knows only HELO can do.
    public init() {}

    /// Reads the lines of an EHLO reply, its first (the server's name) left out; unknown keywords are skipped.
    init(lines: some Sequence<String>) {
        for line in lines.dropFirst() {
            // "AUTH=LOGIN PLAIN" is how old servers wrote it before RFC 4954.
            let words = line.uppercased().split(whereSeparator: { $0 == " " || $0 == "=" || $0 == "\t" })
            switch words.first {
            case "PIPELINING": pipelining = true
            case "SIZE":
                declaresSize = true
                if words.count > 1, let limit = Int(words[1]), limit > 0 { maxSize = limit }
            case "8BITMIME": eightBitMIME = true
            case "AUTH": authentication += words.dropFirst().map(String.init)
            default: break
            }
        }
    }
}

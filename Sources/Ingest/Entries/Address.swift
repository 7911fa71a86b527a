/// An http(s) URL in the parts by which publishers tell their papers apart.
struct Address {
    /// In small letters, without `www.`, port and user.
    let host: Substring
    /// Without escapes; begins with a slash, unless it is empty.
    let path: Substring
    /// Without escapes and the question mark.
    let query: Substring?
    /// Of the path; none is empty.
    let segments: [Substring]

    /// `nil` for what is no http(s) URL.
    init?(_ text: Substring) {
        guard let mark = text.prefix(8).firstRange(of: "://"),
            ["http", "https"].contains(text[..<mark.lowerBound].lowercased())
        else { return nil }
        let rest = text[mark.upperBound...].prefix { $0 != "#" }
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        guard !authority.isEmpty else { return nil }
        var host = authority.lowercased()[...]
        if let user = host.lastIndex(of: "@") { host = host[host.index(after: user)...] }
        host = host.prefix { $0 != ":" }
        self.host = host.hasPrefix("www.") ? host.dropFirst(4) : host
        let tail = rest[authority.endIndex...]
        let rawPath = tail.prefix { $0 != "?" }
        path = PercentDecoding.decoded(rawPath)[...]
        query =
            rawPath.endIndex < tail.endIndex ? PercentDecoding.decoded(tail[rawPath.endIndex...].dropFirst())[...] : nil
        segments = path.split(separator: "/")
    }
}

/// Takes percent-encoding away (RFC 3986 §2.1).
enum PercentDecoding {
    /// Bytes that are no UTF-8 become U+FFFD; a lone `%` stays.
    static func decoded(_ text: Substring) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var at = 0
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "%"), at + 2 < bytes.count, let high = digit(bytes[at + 1]),
                let low = digit(bytes[at + 2])
            {
                result.append(high << 4 | low)
                at += 3
            } else {
                result.append(bytes[at])
                at += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}

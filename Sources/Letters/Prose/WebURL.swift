/// An absolute http or https URL that is safe to show and to link: printable ASCII without blanks, quotes, brackets.
struct WebURL: Hashable, Sendable, CustomStringConvertible {
    let description: String

    /// What no URL may hold is percent-encoded; `nil` for another scheme (`javascript:`), no host, or > 2,000 octets.
    init?(_ text: String) {
        let lower = text.prefix(8).lowercased()
        guard lower.hasPrefix("https://") || lower.hasPrefix("http://") else { return nil }
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x21, 0x23...0x3B, 0x3D, 0x3F...0x5B, 0x5D, 0x5F, 0x61...0x7A, 0x7E: bytes.append(byte)
            default: bytes += PercentEncoding.escaped(byte)
            }
        }
        let url = String(decoding: bytes, as: UTF8.self)
        guard url.utf8.count <= 2_000, let host = url.split(separator: "/").dropFirst().first, !host.isEmpty else {
            return nil
        }
        description = url
    }

    /// Whether the host is `domain`, or `www.domain`.
    func isAt(_ domain: String) -> Bool {
        let host = description.split(separator: "/").dropFirst().first.map { $0.lowercased() }
        return host == domain || host == "www." + domain
    }
}

/// Percent-encoding (RFC 3986 §2.1).
enum PercentEncoding {
    /// One segment of a path or one value of a query: all but unreserved characters and `:` encoded.
    static func segment(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
            default: bytes += escaped(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func escaped(_ byte: UInt8) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        return [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
}

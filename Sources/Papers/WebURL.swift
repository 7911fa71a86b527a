/// An absolute http(s) URL that is safe in a link: no controls, blanks or quotes, no `javascript:` in disguise.
public struct WebURL: Hashable, Sendable, CustomStringConvertible {
    /// The URL, its scheme in small letters; ASCII but for letters of an internationalised host.
    public let description: String

    /// Most octets.
    public static let maxLength = 2_000

    /// `nil` for anything that is not an absolute http(s) URL with a host, and beyond 2,000 octets.
    ///
    /// What a URI may not hold (RFC 3986) is percent-encoded; a `%` is taken to be an escape already. White space at
    /// the ends is dropped; inside, it refuses the URL: whoever wrote it did not mean one link.
    public init?(_ raw: String) {
        if Self.isPlain(raw) {
            description = raw
            return
        }
        // By scalar throughout: as a grapheme, a `/` or `"` with a combining mark is another character.
        var rest = raw.unicodeScalars[...]
        while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
        let scheme = String(rest.prefix { $0 != ":" }).lowercased()
        guard ["http", "https"].contains(scheme), rest.dropFirst(scheme.count).starts(with: "://".unicodeScalars) else {
            return nil
        }
        rest = rest.dropFirst(scheme.count + 3)
        let host = rest.prefix { !Self.hostEnds.contains($0) }
        guard !host.isEmpty, host.allSatisfy(Self.mayStandInHost),
            !rest.contains(where: { $0.value <= 0x20 || $0.value == 0x7F || $0.properties.isWhitespace })
        else { return nil }
        let tail = PercentEncoding.encoded(String(rest.dropFirst(host.count)), keeping: "!$&'()*+,;=:@/?#[]%")
        let url = "\(scheme)://\(String(host))\(tail)"
        guard url.utf8.count <= Self.maxLength else { return nil }
        description = url
    }

    /// Whether the bytes alone show that nothing is to be changed: nearly every URL is so, and asking Unicode about each
    /// scalar costs more than all the rest of reading a feed.
    private static func isPlain(_ raw: String) -> Bool {
        let bytes = raw.utf8
        guard bytes.count <= maxLength else { return false }
        var rest = bytes.dropFirst(4)
        guard bytes.starts(with: "http".utf8) else { return false }
        if rest.first == UInt8(ascii: "s") { rest = rest.dropFirst() }
        guard rest.starts(with: "://".utf8) else { return false }
        rest = rest.dropFirst(3)
        var isHost = true
        var hostLength = 0
        for byte in rest {
            if isHost {
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
                    UInt8(ascii: "-"):
                    hostLength += 1
                case UInt8(ascii: "/"): isHost = false
                default: return false
                }
            } else {
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    continue
                default: if !"/-._~?=&;,:+#%!$'()*@".utf8.contains(byte) { return false }
                }
            }
        }
        return hostLength > 0
    }

    /// In small letters, without port and user.
    public var host: String {
        let authority = afterScheme.prefix { !Self.hostEnds.contains($0) }
        let name = authority.split(separator: "@").last ?? authority
        // An address of IPv6 has colons of its own.
        let end = name.first == "[" ? name.firstIndex(of: "]").map(name.index(after:)) : name.firstIndex(of: ":")
        return String(name[..<(end ?? name.endIndex)]).lowercased()
    }

    /// From its first slash, without query and fragment; empty where there is none.
    public var path: String {
        String(afterScheme.drop { !Self.hostEnds.contains($0) }.prefix { $0 != "?" && $0 != "#" })
    }

    /// Whether the host is `domain`, or one below it.
    public func isAt(_ domain: String) -> Bool {
        let host = host
        return host == domain || host.hasSuffix("." + domain)
    }

    private var afterScheme: Substring.UnicodeScalarView {
        description.unicodeScalars.drop { $0 != "/" }.dropFirst(2)
    }

    private static let hostEnds = "/?#".unicodeScalars

    /// Signs of URIs, and the letters of internationalised names; no mark that turns the text around it.
    private static func mayStandInHost(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return !"<>\"\\^`{|}".unicodeScalars.contains(scalar) }
        return switch scalar.properties.generalCategory {
        case .control, .format, .privateUse, .unassigned, .surrogate: false
        default: true
        }
    }
}

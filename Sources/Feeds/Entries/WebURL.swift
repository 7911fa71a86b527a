/// An absolute http(s) URL that is safe in a link: no controls, blanks or quotes, no `javascript:` in disguise.
struct WebURL: Hashable {
    let text: String

    /// `nil` for anything that is not an absolute http(s) URL with a host. What a URI may not hold (RFC 3986) is
    /// percent-encoded; a `%` is taken to be an escape already. White space at the ends is dropped; inside, it refuses
    /// the URL: whoever wrote it did not mean one link.
    init?(_ raw: String) {
        // By scalar throughout: as a grapheme, a `/` or `"` with a combining mark is another character.
        var rest = raw.unicodeScalars[...]
        while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
        let scheme = String(rest.prefix { $0 != ":" }).lowercased()
        guard ["http", "https"].contains(scheme), rest.dropFirst(scheme.count).starts(with: "://".unicodeScalars) else {
            return nil
        }
        rest = rest.dropFirst(scheme.count + 3)
        let host = rest.prefix { !"/?#".unicodeScalars.contains($0) }
        let forbidden = "<>\"\\^`{|}".unicodeScalars
        guard !host.isEmpty, !host.contains(where: forbidden.contains),
            !rest.contains(where: { $0.value <= 0x20 || $0.value == 0x7F || $0.properties.isWhitespace })
        else { return nil }
        let tail = URIText.percentEncoded(String(rest.dropFirst(host.count)), keeping: "!$&'()*+,;=:@/?#[]%")
        text = "\(scheme)://\(String(host))\(tail)"
    }

    /// The host of a URL of this type, lower case, without port and user.
    static func host(_ url: String) -> String {
        let authority = url.unicodeScalars.drop { $0 != "/" }.dropFirst(2).prefix { !"/?#".unicodeScalars.contains($0) }
        return String(authority.split(separator: "@").last?.prefix { $0 != ":" } ?? "".unicodeScalars[...]).lowercased()
    }

    /// The path of a URL of this type, from its first slash.
    static func path(_ url: String) -> String {
        let tail = url.unicodeScalars.drop { $0 != "/" }.dropFirst(2).drop { $0 != "/" }
        return String(tail.prefix { $0 != "?" && $0 != "#" })
    }
}

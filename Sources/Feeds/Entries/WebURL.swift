/// An absolute http(s) URL that is safe in a link: no controls, blanks or quotes, no `javascript:` in disguise.
struct WebURL: Hashable {
    let text: String

    /// `nil` for anything that is not an absolute http(s) URL with a host. What a URI may not hold (RFC 3986) is
    /// percent-encoded; a `%` is taken to be an escape already. White space at the ends is dropped; inside, it refuses
    /// the URL: whoever wrote it did not mean one link.
    init?(_ raw: String) {
        let trimmed = raw.drop(while: \.isWhitespace)
        let scheme = trimmed.prefix { $0 != ":" }.lowercased()
        guard ["http", "https"].contains(scheme), trimmed.dropFirst(scheme.count).hasPrefix("://") else { return nil }
        var rest = trimmed.dropFirst(scheme.count + 3)
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        let host = rest.prefix { !"/?#".contains($0) }
        guard !host.isEmpty, !rest.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.properties.isWhitespace }),
            !rest.utf8.contains(0x7F), !host.contains(where: { "<>\"\\^`{|}".contains($0) })
        else { return nil }
        let tail = URIText.percentEncoded(String(rest.dropFirst(host.count)), keeping: "!$&'()*+,;=:@/?#[]%")
        text = "\(scheme)://\(host)\(tail)"
    }

    /// The host of a URL of this type, lower case, without port and user.
    static func host(_ url: String) -> String {
        let authority = url.drop { $0 != "/" }.dropFirst(2).prefix { !"/?#".contains($0) }
        return String(authority.split(separator: "@").last?.prefix { $0 != ":" } ?? "").lowercased()
    }

    /// The path of a URL of this type, from its first slash.
    static func path(_ url: String) -> String {
        String(url.drop { $0 != "/" }.dropFirst(2).drop { $0 != "/" }.prefix { !"?#".contains($0) })
    }
}

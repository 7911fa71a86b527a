internal import Papers

/// Relative references made absolute (RFC 3986 §5).
enum WebLink {
    /// The absolute http(s) URL that `raw` names; `nil` where it names none.
    /// - Parameter bases: the outermost first, each to be resolved against the one before it; unknown ones count for
    ///   nothing.
    static func resolve(_ raw: String, against bases: [String?]) -> String? {
        let link = trimmed(raw)
        // The usual case needs no base.
        if hasScheme(link) { return WebURL(String(link))?.description }
        var base: Substring?
        for next in bases {
            guard let next = next.map(trimmed), !next.isEmpty else { continue }
            if hasScheme(next) { base = next } else if let outer = base { base = join(next, to: outer)[...] }
        }
        guard let base, !link.isEmpty else { return nil }
        return WebURL(join(link, to: base))?.description
    }

    private static func trimmed(_ text: String) -> Substring {
        var text = text[...]
        while let first = text.unicodeScalars.first, first.properties.isWhitespace { text.unicodeScalars.removeFirst() }
        while let last = text.unicodeScalars.last, last.properties.isWhitespace { text.unicodeScalars.removeLast() }
        return text
    }

    static func hasScheme(_ text: Substring) -> Bool {
        let scheme = text.utf8.prefix { $0 != UInt8(ascii: ":") }
        guard scheme.endIndex < text.utf8.endIndex, let first = scheme.first, isLetter(first) else { return false }
        return scheme.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    private static func join(_ link: Substring, to base: Substring) -> String {
        let scheme = base.prefix { $0 != ":" }
        if link.hasPrefix("//") { return scheme + ":" + link }
        let start = base.firstRange(of: "://")?.upperBound ?? base.endIndex
        let authority = base[start...].prefix { !"/?#".contains($0) }
        let site = String(base[..<authority.endIndex])
        let path = base[authority.endIndex...].prefix { $0 != "?" && $0 != "#" }
        switch link.first {
        case "#": return site + path + base[path.endIndex...].prefix { $0 != "#" } + link
        case "?": return site + (path.isEmpty ? "/" : path) + link
        default: break
        }
        let own = link.prefix { $0 != "?" && $0 != "#" }
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
        let whole = own.hasPrefix("/") ? own : folder + own
        return site + withoutDots(whole) + link[own.endIndex...]
    }

    /// RFC 3986 §5.2.4.
    private static func withoutDots(_ path: Substring) -> String {
        guard path.contains("/.") else { return String(path) }
        var kept: [Substring] = []
        let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        for segment in segments {
            switch segment {
            case ".": continue
            case "..": _ = kept.popLast()
            default: kept.append(segment)
            }
        }
        if segments.last == "." || segments.last == ".." { kept.append("") }
        return "/" + kept.joined(separator: "/")
    }
}

/// Plain text made shorter.
enum PlainText {
    /// The beginning of `text`, cut at a word's end, with an ellipsis where something is missing.
    /// - Parameter limit: In characters. A first word that is longer is cut inside.
    static func excerpt(_ text: String, limit: Int) -> String {
        guard let end = text.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex), end < text.endIndex
        else { return text }
        let head = text[..<end]
        let cut = text[end] == " " ? head : head[..<(head.lastIndex(of: " ") ?? end)]
        return cut.trimmingSuffix { $0.isWhitespace || $0 == "," || $0 == ";" || $0 == ":" } + "…"
    }
}

extension Substring {
    fileprivate func trimmingSuffix(while matches: (Character) -> Bool) -> Substring {
        var end = endIndex
        while end > startIndex, matches(self[index(before: end)]) { end = index(before: end) }
        return self[..<end]
    }
}

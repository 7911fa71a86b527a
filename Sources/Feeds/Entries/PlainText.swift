internal import Markup
internal import Text

/// Foreign text made fit to be shown as plain text.
enum PlainText {
    /// One line, clean, with single spaces.
    static func line(_ raw: String) -> String {
        CleanText(raw).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// One line whose TeX can be read: `360$^{\circ}$` becomes `360°`. Marks that turn the direction of the text around
    /// them are dropped.
    static func readable(_ raw: String) -> String {
        line(ReadableText.plain(CleanText(raw).text))
    }

    /// Readable paragraphs; blank lines part them.
    static func paragraphs(_ raw: String) -> [String] {
        ReadableText.paragraphs(CleanText(raw).text).map(line).filter { !$0.isEmpty }
    }

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

/// Text cut to a length, with an ellipsis.
enum Shortening {
    /// At most `most` characters, cut at a word's end where one is near, else at a character's.
    static func cut(_ text: String, to most: Int) -> String {
        cut(text, to: most) { _ in 1 }
    }

    /// At most `most` columns.
    static func cut(_ text: String, columns most: Int) -> String {
        cut(text, to: most, measure: DisplayWidth.of)
    }

    private static func cut(_ text: String, to most: Int, measure: (Character) -> Int) -> String {
        var size = 0
        // One place is the ellipsis's.
        var end: String.Index?
        for index in text.indices {
            let next = size + measure(text[index])
            if next > most - 1, end == nil { end = index }
            if next > most { return shortened(text, at: end ?? index) }
            size = next
        }
        return text
    }

    private static func shortened(_ text: String, at end: String.Index) -> String {
        var kept = text[..<end]
        let endsWord = text[end].isWhitespace
        if !endsWord, let space = kept.lastIndex(where: \.isWhitespace),
            kept.distance(from: kept.startIndex, to: space) * 5 >= kept.count * 3
        {
            kept = kept[..<space]
        }
        while let last = kept.last, last.isWhitespace || ",;:–—-(".contains(last) { kept.removeLast() }
        return kept + "…"
    }
}

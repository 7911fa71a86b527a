/// Paragraphs of plain text, wrapped by display width.
enum TextWrap {
    /// Columns of a plain-text letter.
    static let columns = 72

    /// Wraps `text`; lines after the first begin with `indent`. Paragraphs are separated by empty lines.
    ///
    /// The text is clean (`DisplayText`): single spaces, no other blanks. Lines are broken at spaces, and beside
    /// East Asian wide characters; a URL or another long word stands on a line of its own, however long.
    /// - Parameter first: columns that are taken on the first line already.
    static func wrap(_ text: String, first: Int, indent: String) -> String {
        // No text is wider than it has bytes.
        if first + text.utf8.count <= columns, !text.utf8.contains(0x0A) { return text }
        let paragraphs = text.split(separator: "\n\n")
        return paragraphs.enumerated().map { index, paragraph in
            wrapParagraph(paragraph, first: index == 0 ? first : indent.count, indent: indent)
        }.joined(separator: "\n\n" + indent)
    }

    private static func wrapParagraph(_ text: Substring, first: Int, indent: String) -> String {
        var lines = ""
        var column = first
        var lineIsEmpty = true
        for piece in pieces(of: text) {
            let gap = piece.isGlued || lineIsEmpty ? 0 : 1
            if !lineIsEmpty, column + gap + piece.width > columns {
                lines += "\n" + indent
                column = indent.count
                lineIsEmpty = true
            }
            if !lineIsEmpty, gap == 1 {
                lines += " "
                column += 1
            }
            lines += piece.text
            column += piece.width
            lineIsEmpty = false
        }
        return lines
    }

    /// What stays together on a line.
    private struct Piece {
        var text: String
        var width: Int
        /// No space stands before it.
        var isGlued: Bool
    }

    private static func pieces(of text: Substring) -> [Piece] {
        var pieces: [Piece] = []
        for word in text.utf8.split(separator: 0x20).map(Substring.init) {
            // Below U+1100 no character is wide.
            if word.utf8.allSatisfy({ $0 < 0xE1 }) || word.contains("://") {
                pieces.append(Piece(text: String(word), width: DisplayWidth.of(word), isGlued: false))
            } else {
                pieces += breakable(word)
            }
        }
        return pieces
    }

    /// A word of a script without spaces, broken beside wide characters.
    private static func breakable(_ word: Substring) -> [Piece] {
        var pieces: [Piece] = []
        var current = Piece(text: "", width: 0, isGlued: false)
        var previousIsWide = false
        for character in word {
            let width = DisplayWidth.of(character)
            let isWide = character.unicodeScalars.contains(where: DisplayWidth.isWide)
            let mayBreak = (isWide || previousIsWide) && !closing.contains(character)
            if !current.text.isEmpty, mayBreak {
                pieces.append(current)
                current = Piece(text: "", width: 0, isGlued: true)
            }
            current.text.append(character)
            current.width += width
            previousIsWide = isWide
        }
        return pieces + [current]
    }

    /// What never begins a line.
    private static let closing: Set<Character> = [
        "、", "。", "，", "．", "：", "；", "！", "？", "）", "」", "』", "】", "〉", "》", "ー", ",", ".", ":", ";", "!", "?", ")",
    ]
}

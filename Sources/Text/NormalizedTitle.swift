/// A title reduced to what tells two papers apart: letters and digits, folded, single spaces between words.
///
/// Two titles that differ only in case, accents, TeX or punctuation are equal.
public struct NormalizedTitle: Hashable, Sendable {
    /// Lower-case words joined by single spaces; the trimmed title itself where no letter or digit is left.
    public let text: String

    /// Reduces `title` as a source gave it, TeX and all.
    public init(_ title: String) {
        var scalars = String.UnicodeScalarView()
        var gap = false
        for unit in FoldedScalars(title).units {
            if unit.isWord {
                if gap, !scalars.isEmpty { scalars.append(" ") }
                gap = false
                scalars.append(unit.scalar)
            } else if unit.scalar != "'" {
                // An apostrophe joins (`it's` = `its`), anything else separates.
                gap = true
            }
        }
        let folded = String(scalars)
        text = folded.isEmpty ? ReadableText.plain(title) : folded
    }
}

/// A title reduced to what tells two papers apart: letters and digits, folded, single spaces between words.
///
/// Two titles that differ only in case, accents, TeX or punctuation are equal.
public struct NormalizedTitle: Hashable, Sendable {
    /// Lower-case words joined by single spaces; the trimmed title itself where no letter or digit is left.
    public let text: String

    public init(_ title: String) {
        // PLACEHOLDER until the fold of this room exists.
        text = title.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }
}

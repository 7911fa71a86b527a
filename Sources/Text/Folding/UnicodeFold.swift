internal import Foundation

/// Folds single Unicode scalars: compatibility decomposition, marks dropped, lower case, Greek spelled out.
///
/// Scalar by scalar, because every folded letter must know which scalar of the source it came from.
enum UnicodeFold {
    /// What one scalar becomes.
    enum Result {
        /// Lower-case letters and digits, and whether they were capitals.
        case word(String.UnicodeScalarView, isCapital: Bool)
        /// A sign of ASCII that stands for it: `'`, `-`, `*`, `#`, a space.
        case sign(Unicode.Scalar)
        /// A sign that separates words, and no more.
        case separator
        /// Separates words, and the phrases on both sides too: a long dash, an ellipsis, `。`.
        case stop
        /// Invisible: a combining mark, a soft hyphen, a direction mark.
        case nothing
    }

    static func fold(_ scalar: Unicode.Scalar) -> Result {
        if let known = known(scalar.value) { return known }
        var word = String.UnicodeScalarView()
        var isCapital = false
        var other: Result = .nothing
        for part in decomposed(scalar) {
            switch part.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .format: continue
            case .uppercaseLetter, .titlecaseLetter:
                isCapital = true
                append(part, to: &word)
            case .lowercaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber, .otherNumber,
                .spacingMark:
                append(part, to: &word)
            default: other = sign(part)
            }
        }
        return word.isEmpty ? other : .word(word, isCapital: isCapital)
    }

    /// Scripts without spaces between words: each of their letters is a word of its own here.
    static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2E80...0x2FDF, 0x3040...0x30FF, 0x3100...0x312F, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3,
            0xF900...0xFAFF, 0x20000...0x3FFFF:
            true
        default: false
        }
    }

    private static func known(_ value: UInt32) -> Result? {
        switch value {
        case 0x2018, 0x2019, 0x201B, 0x02BC, 0x2032, 0xFF07: .sign("'")
        case 0x2010...0x2013, 0x2212, 0xFE63, 0xFF0D: .sign("-")
        case 0x2014, 0x2015, 0x2026, 0x3001, 0x3002, 0x2028, 0x2029, 0x0085: .stop
        case 0x00A0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: .sign(" ")
        case 0x00AD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0xFE00...0xFE0F: .nothing
        case 0x22C6, 0x2217, 0x2605, 0x2606: .sign("*")
        case 0x266F: .sign("#")
        // The degree sign, and the ordinal sign that people type for it.
        case 0x00B0, 0x00BA: .separator
        // Blocks that NFKD leaves alone, or takes apart into what nobody types (Hangul), or into another letter
        // once its mark is dropped (kana).
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xAC00...0xD7A3, 0x3041...0x3096, 0x30A1...0x30FA: word(value)
        case 0x1F000...0x1FAFF, 0x2190...0x2210, 0x2500...0x27BF: value == 0x221E ? infinity : .separator
        case 0x221E: infinity
        default: nil
        }
    }

    /// `ℓ∞` and `$\ell_\infty$` are another norm than `ℓ`.
    private static var infinity: Result { .word("infty".unicodeScalars, isCapital: false) }

    private static func word(_ value: UInt32) -> Result? {
        Unicode.Scalar(value).map { .word(String(Character($0)).unicodeScalars, isCapital: false) }
    }

    private static func sign(_ part: Unicode.Scalar) -> Result {
        if part.isASCII { return .sign(part) }
        return part.properties.generalCategory == .control ? .sign(" ") : .separator
    }

    private static func append(_ part: Unicode.Scalar, to word: inout String.UnicodeScalarView) {
        let lower = part.properties.lowercaseMapping.unicodeScalars
        for scalar in lower where scalar.properties.generalCategory != .nonspacingMark {
            if let spelled = greek[scalar] ?? undecomposed[scalar] {
                word.append(contentsOf: spelled.unicodeScalars)
            } else {
                word.append(scalar)
            }
        }
    }

    private static func decomposed(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
        String(Character(scalar)).decomposedStringWithCompatibilityMapping.unicodeScalars
    }

    /// Letters that Unicode does not take apart, though people without the key type them so.
    private static let undecomposed: [Unicode.Scalar: String] = [
        "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ȷ": "j",
        "ħ": "h", "ŧ": "t",
    ]

    private static let greek: [Unicode.Scalar: String] = [
        "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta",
        "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "ο": "omicron", "π": "pi",
        "ρ": "rho", "σ": "sigma", "ς": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi",
        "ω": "omega",
    ]
}

/// What a backslash opens, as both the fold and the readable text understand it.
///
/// This is not TeX, but the part of it that stands in titles and abstracts: accents, letters, Greek, symbols,
/// and commands that only style what follows.
enum TeXToken: Equatable {
    /// A base letter (or two, `\t{oo}`) with a combining mark; both scalars are given.
    case accent(mark: Unicode.Scalar, letters: [Unicode.Scalar])
    /// Stands for this text: `\beta` β, `\times` ×, `\ss` ß, `\%` %.
    case text(String)
    /// Styles what follows, and is nothing by itself: `\emph`, `\mathbf`, `\left`.
    case style
    /// White space: `\,`, `\quad`, `\\`.
    case space
    /// Nothing at all: `\-`, `\!`, `\(`, `\cite{key}`.
    case nothing
    /// A command that nobody knows; its name may well be the name of a method.
    case unknown(name: String)
    /// A backslash before something that is no command.
    case backslash
}

/// Reads the command that begins at a backslash.
struct TeXLexer {
    let source: [Unicode.Scalar]

    /// The token at the backslash `position`, and the offset behind it.
    func token(at position: Int) -> (token: TeXToken, end: Int) {
        let next = position + 1
        guard let scalar = scalar(at: next) else { return (.backslash, next) }
        if scalar.isASCIILetter { return command(at: position) }
        if let mark = TeXSymbols.signAccents[scalar] {
            if let (letters, end) = accented(at: next + 1) { return (.accent(mark: mark, letters: letters), end) }
            return signWithoutLetter(scalar, end: next + 1)
        }
        switch scalar {
        case "&", "%", "$", "#", "_", "{", "}": return (.text(String(Character(scalar))), next + 1)
        case ",", ";", ":", ">", " ", "\\": return (.space, next + 1)
        case "-", "!", "/", "(", ")", "[", "]": return (.nothing, next + 1)
        case "|": return (.text("‖"), next + 1)
        default: return (.backslash, next)
        }
    }

    /// `\"` or `\'` before something that carries no accent: an escaped quotation mark, as careless exports write it.
    private func signWithoutLetter(_ sign: Unicode.Scalar, end: Int) -> (token: TeXToken, end: Int) {
        switch sign {
        case "'", "\"", "`": (.text(String(Character(sign))), end)
        default: (.backslash, end - 1)
        }
    }

    private func command(at position: Int) -> (token: TeXToken, end: Int) {
        var end = position + 1
        while let scalar = scalar(at: end), scalar.isASCIILetter { end += 1 }
        let name = String(String.UnicodeScalarView(source[(position + 1)..<end]))
        if let mark = TeXSymbols.letterAccents[name] { return letterAccent(mark, name: name, end: end) }
        if let letter = TeXSymbols.letters[name] {
            // TeX eats the space behind a command: `Stra\ss e`, `\L ukasz`.
            let eats = scalar(at: end) == " " && scalar(at: end + 1)?.isASCIILetter == true
            return (.text(letter), eats ? end + 1 : end)
        }
        if let symbol = TeXSymbols.symbols[name] { return (.text(symbol), end) }
        if TeXSymbols.spaces.contains(name) { return (.space, end) }
        if TeXSymbols.declarations.contains(name) {
            while scalar(at: end) == " " { end += 1 }
            return (.style, end)
        }
        if TeXSymbols.styles.contains(name) { return (.style, end) }
        if TeXSymbols.references.contains(name), let close = group(at: end) { return (.nothing, close) }
        return (.unknown(name: name), end)
    }

    /// `\c{c}` or `\c c`; without a group or a space it is no accent (`\circ`, `\vec`, `\upsilon` begin alike).
    private func letterAccent(_ mark: Unicode.Scalar, name: String, end: Int) -> (token: TeXToken, end: Int) {
        if scalar(at: end) == "{", let (letters, close) = accented(at: end) {
            return (.accent(mark: mark, letters: letters), close)
        }
        if scalar(at: end) == " ", let letter = scalar(at: end + 1), letter.isASCIILetter {
            return (.accent(mark: mark, letters: [letter]), end + 2)
        }
        return (.unknown(name: name), end)
    }

    /// The letters under an accent, at `position`: `e`, `{e}`, `\i`, `{\i}`, `{oo}`.
    private func accented(at position: Int) -> (letters: [Unicode.Scalar], end: Int)? {
        guard let first = scalar(at: position) else { return nil }
        if first.isASCIILetter { return ([first], position + 1) }
        if first == "\\", let letter = scalar(at: position + 1), letter == "i" || letter == "j" {
            guard scalar(at: position + 2)?.isASCIILetter != true else { return nil }
            return ([letter], position + 2)
        }
        guard first == "{" else { return nil }
        var letters: [Unicode.Scalar] = []
        var end = position + 1
        while let scalar = scalar(at: end), scalar != "}" {
            guard scalar.isASCIILetter || scalar == "\\", letters.count < 2 else { return nil }
            if scalar != "\\" { letters.append(scalar) }
            end += 1
        }
        guard !letters.isEmpty, scalar(at: end) == "}" else { return nil }
        return (letters, end + 1)
    }

    /// No group of a title or an abstract is longer; a bound, so that `{{{{…` costs no square of its length.
    static let longestGroup = 4_096

    /// The offset behind the group `{…}` that begins at `position`; groups nest.
    func group(at position: Int) -> Int? {
        guard scalar(at: position) == "{" else { return nil }
        var depth = 0
        var end = position
        while let scalar = scalar(at: end), end - position < Self.longestGroup {
            end += 1
            switch scalar {
            case "{": depth += 1
            case "}": depth -= 1
            case "\\": end += 1
            default: break
            }
            if depth == 0 { return end }
        }
        return nil
    }

    private func scalar(at position: Int) -> Unicode.Scalar? {
        position < source.count ? source[position] : nil
    }
}

extension Unicode.Scalar {
    var isASCIILetter: Bool {
        (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A && value < 0x80
    }

    var isASCIIDigit: Bool { value >= 0x30 && value <= 0x39 }
}

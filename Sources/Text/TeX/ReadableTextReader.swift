internal import Foundation

/// Reads a text from left to right and writes what a person should see.
struct ReadableTextReader {
    let source: [Unicode.Scalar]
    let lexer: TeXLexer
    var position: Int
    let end: Int
    let isMath: Bool
    /// How many groups this one lies in; deeper ones than `deepest` are left as they are.
    let depth: Int
    private static let deepest = 24
    var output = String.UnicodeScalarView()

    init(_ text: String) {
        let source = Array(text.unicodeScalars)
        self.init(source: source, range: 0..<source.count, isMath: false, depth: 0)
    }

    init(source: [Unicode.Scalar], range: Range<Int>, isMath: Bool, depth: Int) {
        self.source = source
        lexer = TeXLexer(source: source)
        position = range.lowerBound
        end = range.upperBound
        self.isMath = isMath
        self.depth = depth
    }

    mutating func run() -> String {
        read()
        return Self.tidy(output)
    }

    mutating func read() {
        guard depth <= Self.deepest else {
            output.append(contentsOf: source[position..<end])
            position = end
            return
        }
        while position < end { step() }
    }

    private mutating func step() {
        let scalar = source[position]
        switch scalar {
        case "\\": readCommand()
        case "$": readDollar()
        case "{": readBrace()
        case "}":
            if !isMath { output.append(scalar) }
            position += 1
        case "^": readScript(TeXScripts.superscripts, sign: "^")
        case "_" where isMath: readScript(TeXScripts.subscripts, sign: "_")
        case "~":
            // TeX's space that does not break; `~5` and `~/path` are what they are.
            let joins = isLetterOrDigit(position - 1) && isLetterOrSign(position + 1)
            output.append(isMath || joins ? " " : scalar)
            position += 1
        case "`": readQuotes()
        case "-": readDashes()
        default:
            output.append(isMath && scalar == "'" ? "′" : scalar)
            position += 1
        }
    }

    // MARK: Commands

    private mutating func readCommand() {
        let start = position
        let (token, tokenEnd) = lexer.token(at: start)
        switch token {
        case .accent(let mark, let letters):
            readAccent(mark, letters, start: start, tokenEnd: tokenEnd)
        case .text(let text):
            output.append(contentsOf: text.unicodeScalars)
            position = tokenEnd
            skipEmptyGroup()
        case .space:
            // `et al.\ ` is TeX's space; a backslash between two spaces is a backslash.
            let isAlone = source[start + 1] == " " && (start == 0 || source[start - 1] == " ")
            if isAlone { output.append("\\") }
            output.append(" ")
            position = tokenEnd
        case .nothing:
            readNothing(start: start, tokenEnd: tokenEnd)
        case .style:
            position = tokenEnd
            readStyled(name: name(start + 1, tokenEnd))
        case .unknown, .backslash:
            output.append("\\")
            position = start + 1
        }
    }

    private mutating func readAccent(
        _ mark: Unicode.Scalar, _ letters: [Unicode.Scalar], start: Int, tokenEnd: Int
    ) {
        let sign = source[start + 1]
        let isBare = source[tokenEnd - 1] != "}" && tokenEnd == start + 3
        let isPossessive =
            sign == "'" && letters == ["s"] && isBare && isLetterOrDigit(start - 1) && !isLetterOrDigit(tokenEnd)
        let accented = String(String.UnicodeScalarView(letters.prefix(1) + [mark] + letters.dropFirst()))
            .precomposedStringWithCanonicalMapping
        // An escaped quotation mark (`\"every\"`, `model\'s`) is no accent, and neither is a sign that no language
        // puts on this letter.
        let isKnown =
            letters.count > 1
            || (accented.unicodeScalars.count == 1 && accented.unicodeScalars.allSatisfy { $0.value < 0x250 })
        guard isKnown, !isPossessive, !isQuotation(start) else {
            output.append(sign)
            position = start + 2
            return
        }
        output.append(contentsOf: accented.unicodeScalars)
        position = tokenEnd
    }

    /// `\"` at `start` opens or closes a quotation: another one stands where words begin or end.
    private func isQuotation(_ start: Int) -> Bool {
        guard source[start + 1] == "\"", !isLetterOrDigit(start - 1) else { return false }
        var index = start + 2
        while index + 1 < min(end, start + TeXLexer.longestGroup) {
            if source[index] == "\\", source[index + 1] == "\"", !isLetterOrDigit(index + 2) { return true }
            index += 1
        }
        return false
    }

    private mutating func readNothing(start: Int, tokenEnd: Int) {
        let next = source[start + 1]
        let closer: Unicode.Scalar = next == "(" ? ")" : "]"
        if next == "(" || next == "[", let close = find("\\", closer, from: tokenEnd) {
            readMath(tokenEnd..<close)
            position = close + 2
        } else if ["(", ")", "[", "]"].contains(next) {
            // A path or an escape of another language.
            output.append("\\")
            position = start + 1
        } else if name(start + 1, tokenEnd).hasPrefix("href"), let close = lexer.group(at: tokenEnd) {
            position = tokenEnd
            readGroup(close: close, isMath: isMath)
        } else {
            position = tokenEnd
        }
    }

    private mutating func readStyled(name: String) {
        guard let close = lexer.group(at: position), close <= end else {
            return name.hasSuffix("frac") ? readShortFraction() : ()
        }
        switch name {
        case "footnote":
            output.append(contentsOf: " (\(rendered(position + 1..<close - 1)))".unicodeScalars)
            position = close
        case "frac", "tfrac", "dfrac":
            let numerator = rendered(position + 1..<close - 1)
            guard let last = lexer.group(at: close), last <= end else {
                // Not read a second time: nested halves of fractions would double the work at every level.
                output.append(contentsOf: numerator.unicodeScalars)
                position = close
                return
            }
            let denominator = rendered(close + 1..<last - 1)
            output.append(contentsOf: (bracketed(numerator) + "/" + bracketed(denominator)).unicodeScalars)
            position = last
        case "sqrt":
            output.append(contentsOf: ("√" + bracketed(rendered(position + 1..<close - 1))).unicodeScalars)
            position = close
        case "textsuperscript":
            output.append(contentsOf: TeXScripts.superscripts.text(rendered(position + 1..<close - 1), sign: "^"))
            position = close
        case "textsubscript":
            output.append(contentsOf: TeXScripts.subscripts.text(rendered(position + 1..<close - 1), sign: "_"))
            position = close
        default:
            readGroup(close: close, isMath: isMath && !name.hasPrefix("text"))
        }
    }

    /// `\frac12`.
    private mutating func readShortFraction() {
        guard position + 1 < end, isLetterOrDigit(position), isLetterOrDigit(position + 1) else { return }
        output.append(source[position])
        output.append("/")
        output.append(source[position + 1])
        position += 2
    }

    mutating func readGroup(close: Int, isMath: Bool) {
        var inner = ReadableTextReader(
            source: source, range: position + 1..<close - 1, isMath: isMath, depth: depth + 1)
        inner.read()
        output.append(contentsOf: inner.output)
        position = close
    }

    // MARK: Looking around

    func isLetterOrDigit(_ index: Int) -> Bool {
        guard source.indices.contains(index) else { return false }
        return source[index].properties.isAlphabetic || source[index].isASCIIDigit
    }

    func isLetterOrSign(_ index: Int) -> Bool {
        guard index < end else { return false }
        return isLetterOrDigit(index) || source[index] == "\\" || source[index] == "$"
    }

    func find(_ first: Unicode.Scalar, _ second: Unicode.Scalar, from start: Int) -> Int? {
        var index = start
        while index + 1 < min(end, start + TeXLexer.longestGroup) {
            if source[index] == first, source[index + 1] == second { return index }
            index += 1
        }
        return nil
    }

    private func name(_ start: Int, _ after: Int) -> String {
        String(String.UnicodeScalarView(source[start..<after].prefix(while: \.isASCIILetter)))
    }

    /// Collapses white space and drops what no reader should get: controls and marks that turn text around.
    private static func tidy(_ scalars: String.UnicodeScalarView) -> String {
        var tidy = String.UnicodeScalarView()
        var gap = false
        for scalar in scalars {
            switch scalar.value {
            case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x2028, 0x2029: gap = true
            case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFF9...0xFFFB: continue
            case let value where value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value): continue
            default:
                if gap, !tidy.isEmpty { tidy.append(" ") }
                gap = false
                tidy.append(scalar)
            }
        }
        return String(tidy)
    }
}

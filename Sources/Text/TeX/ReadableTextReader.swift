internal import Foundation

/// Reads a text from left to right and writes what a person should see.
struct ReadableTextReader {
    private let source: [Unicode.Scalar]
    private let lexer: TeXLexer
    private var position: Int
    private let end: Int
    private let isMath: Bool
    /// How many groups this one lies in; deeper ones than `deepest` are left as they are.
    private let depth: Int
    private static let deepest = 24
    private var output = String.UnicodeScalarView()

    init(_ text: String) {
        let source = Array(text.unicodeScalars)
        self.init(source: source, range: 0..<source.count, isMath: false, depth: 0)
    }

    private init(source: [Unicode.Scalar], range: Range<Int>, isMath: Bool, depth: Int) {
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

    private mutating func read() {
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

    private mutating func readGroup(close: Int, isMath: Bool) {
        var inner = ReadableTextReader(
            source: source, range: position + 1..<close - 1, isMath: isMath, depth: depth + 1)
        inner.read()
        output.append(contentsOf: inner.output)
        position = close
    }

    // MARK: Math

    private mutating func readDollar() {
        if position + 1 < end, source[position + 1] == "$", let close = find("$", "$", from: position + 2) {
            readMath(position + 2..<close)
            position = close + 2
        } else if let close = TeXMath.close(of: position, in: source, end: end) {
            readMath(position + 1..<close)
            position = close + 1
        } else {
            output.append("$")
            position += 1
        }
    }

    private mutating func readMath(_ range: Range<Int>) {
        output.append(contentsOf: rendered(range, isMath: true).unicodeScalars)
    }

    private func rendered(_ range: Range<Int>, isMath: Bool? = nil) -> String {
        var inner = ReadableTextReader(source: source, range: range, isMath: isMath ?? self.isMath, depth: depth + 1)
        inner.read()
        return String(inner.output)
    }

    /// `^{2}`, `^\circ`, `_1`: raised or lowered letters where Unicode has them, the sign itself otherwise.
    private mutating func readScript(_ scripts: TeXScripts, sign: Unicode.Scalar) {
        guard let (range, after) = argument(at: position + 1), isMath || isScript(range, after: after) else {
            output.append(sign)
            position += 1
            return
        }
        // What is left of a degree sign where TeX was stripped.
        let isDegree = source[range].elementsEqual("circ".unicodeScalars)
        output.append(contentsOf: scripts.text(isDegree ? "°" : rendered(range, isMath: true), sign: sign))
        position = after
    }

    /// Outside math only `10^{-3}`, `m^2`, `360^\circ` and what is left of it, `360^circ`, are scripts.
    private func isScript(_ range: Range<Int>, after: Int) -> Bool {
        guard isLetterOrDigit(position - 1) || position > 0 && source[position - 1] == "$" else { return false }
        let text = source[range]
        if ["circ", "\\circ"].contains(where: { text.elementsEqual($0.unicodeScalars) }) { return true }
        let isNumber =
            text.allSatisfy { $0.isASCIIDigit || $0 == "-" || $0 == "+" } && text.contains(where: \.isASCIIDigit)
        return isNumber && !isLetterOrDigit(after)
    }

    /// The argument of a script: a group, a command, or one character (digits run on outside math).
    private func argument(at start: Int) -> (range: Range<Int>, after: Int)? {
        guard start < end else { return nil }
        if let close = lexer.group(at: start), close <= end { return (start + 1..<close - 1, close) }
        if source[start] == "\\" {
            let (token, tokenEnd) = lexer.token(at: start)
            let after = token == .style ? lexer.group(at: tokenEnd) ?? tokenEnd : tokenEnd
            return after > start + 1 && after <= end ? (start..<after, after) : nil
        }
        var after = start + 1
        if !isMath, start + 4 <= end, source[start..<start + 4].elementsEqual("circ".unicodeScalars),
            !isLetterOrDigit(start + 4)
        {
            after = start + 4
        } else if !isMath, source[start].isASCIIDigit {
            while after < end, source[after].isASCIIDigit { after += 1 }
        }
        return source[start] == "{" || source[start] == "}" || source[start] == " " ? nil : (start..<after, after)
    }

    private func bracketed(_ text: String) -> String {
        text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0.isASCIIDigit } ? text : "(\(text))"
    }

    // MARK: Signs of plain text

    /// A group is TeX where it begins with a command, or protects the capitals of a word: `{BERT}`.
    private mutating func readBrace() {
        guard let close = lexer.group(at: position), close <= end else {
            if !isMath { output.append("{") }
            position += 1
            return
        }
        let inside = source[position + 1..<close - 1]
        let protects =
            inside.contains { $0.properties.isUppercase }
            && inside.allSatisfy { $0.properties.isAlphabetic || $0.isASCIIDigit || $0 == "-" }
        let isEmptyAfterCommand = inside.isEmpty && position > 0 && source[position - 1].isASCIILetter && isMath
        if isMath || protects || isEmptyAfterCommand || inside.first == "\\" && startsWithCommand(position + 1) {
            readGroup(close: close, isMath: isMath)
        } else {
            output.append("{")
            position += 1
        }
    }

    private func startsWithCommand(_ index: Int) -> Bool {
        switch lexer.token(at: index).token {
        case .accent, .style, .text: true
        default: false
        }
    }

    private mutating func skipEmptyGroup() {
        if position + 1 < end, source[position] == "{", source[position + 1] == "}" { position += 2 }
    }

    /// ` ``quoted'' ` as TeX writes it.
    private mutating func readQuotes() {
        if position + 1 < end, source[position + 1] == "`", let close = find("'", "'", from: position + 2) {
            output.append("\u{201C}")
            output.append(contentsOf: rendered(position + 2..<close).unicodeScalars)
            output.append("\u{201D}")
            position = close + 2
        } else {
            output.append("`")
            position += 1
        }
    }

    /// `--` between words or numbers is an en dash, `---` an em dash; `--help` and longer rules stay.
    private mutating func readDashes() {
        var after = position
        while after < end, source[after] == "-" { after += 1 }
        let count = after - position
        let isBetween =
            (isLetterOrDigit(position - 1) || position > 0 && source[position - 1] == "$") && isLetterOrSign(after)
        let isSpaced = position > 0 && source[position - 1] == " " && after < end && source[after] == " "
        if isMath, count == 1 {
            output.append(
                isLetterOrDigit(position - 1) && source[after < end ? after : position].isASCIILetter ? "-" : "−")
        } else if count == 2, isBetween {
            output.append("–")
        } else if count == 3, isBetween || isSpaced {
            output.append("—")
        } else {
            for _ in 0..<count { output.append("-") }
        }
        position = after
    }

    // MARK: Looking around

    private func isLetterOrDigit(_ index: Int) -> Bool {
        guard source.indices.contains(index) else { return false }
        return source[index].properties.isAlphabetic || source[index].isASCIIDigit
    }

    private func isLetterOrSign(_ index: Int) -> Bool {
        guard index < end else { return false }
        return isLetterOrDigit(index) || source[index] == "\\" || source[index] == "$"
    }

    private func find(_ first: Unicode.Scalar, _ second: Unicode.Scalar, from start: Int) -> Int? {
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

/// Signs of plain text that mean something in TeX: braces, quotes, dashes.
extension ReadableTextReader {
    /// A group is TeX where it begins with a command, or protects the capitals of a word: `{BERT}`.
    mutating func readBrace() {
        guard isMath || mayBeGroup(position), let close = lexer.group(at: position), close <= end else {
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

    /// Outside of formulas, a brace means something before a command and around a word, `{BERT}`; it is looked for no
    /// further than that: braces inside of braces by the thousand would cost as much each.
    private func mayBeGroup(_ start: Int) -> Bool {
        var index = start + 1
        while index < end, source[index].properties.isAlphabetic || source[index].isASCIIDigit || source[index] == "-" {
            index += 1
        }
        return index < end && (source[index] == "}" || index == start + 1 && source[index] == "\\")
    }

    private func startsWithCommand(_ index: Int) -> Bool {
        switch lexer.token(at: index).token {
        case .accent, .style, .text: true
        default: false
        }
    }

    mutating func skipEmptyGroup() {
        if position + 1 < end, source[position] == "{", source[position + 1] == "}" { position += 2 }
    }

    /// ` ``quoted'' ` as TeX writes it.
    mutating func readQuotes() {
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
    mutating func readDashes() {
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
}

/// What stands between dollar signs, and raised and lowered letters.
extension ReadableTextReader {
    mutating func readDollar() {
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

    mutating func readMath(_ range: Range<Int>) {
        output.append(contentsOf: rendered(range, isMath: true).unicodeScalars)
    }

    func rendered(_ range: Range<Int>, isMath: Bool? = nil) -> String {
        var inner = ReadableTextReader(source: source, range: range, isMath: isMath ?? self.isMath, depth: depth + 1)
        inner.read()
        return String(inner.output)
    }

    /// `^{2}`, `^\circ`, `_1`: raised or lowered letters where Unicode has them, the sign itself otherwise.
    mutating func readScript(_ scripts: TeXScripts, sign: Unicode.Scalar) {
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

    func bracketed(_ text: String) -> String {
        text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0.isASCIIDigit } ? text : "(\(text))"
    }
}

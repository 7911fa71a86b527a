/// Tells math between dollar signs from prices.
enum TeXMath {
    /// The offset of the dollar sign that closes the math which the one at `open` begins, or `nil` where it begins none.
    static func close(of open: Int, in source: [Unicode.Scalar], end: Int) -> Int? {
        guard open + 2 < end, !isSpace(source[open + 1]) else { return nil }
        var index = open + 1
        while index < min(end, open + TeXLexer.longestGroup), source[index] != "$" || source[index - 1] == "\\" {
            index += 1
        }
        guard index < end, source[index] == "$", index > open + 1, !isSpace(source[index - 1]) else { return nil }
        let content = source[(open + 1)..<index]
        if hasCommands(content) { return index }
        // "$5–$6", "US$5/A$6": a digit follows a price's sign, not a formula's.
        if index + 1 < end, source[index + 1].isASCIIDigit { return nil }
        return isMath(content) ? index : nil
    }

    private static func isMath(_ content: ArraySlice<Unicode.Scalar>) -> Bool {
        guard content.contains(where: isSpace) else { return content.count <= 40 }
        // `$k = 5$`, `$O(n log n)$`: signs of relation or operation between short names.
        let hasOperator = content.contains { "=<>+-×≤≥()/".unicodeScalars.contains($0) }
        let words = content.split { !$0.isASCIILetter }
        return hasOperator && words.allSatisfy { $0.count <= 3 } && !(content.first?.isASCIIDigit ?? false)
    }

    private static func hasCommands(_ content: ArraySlice<Unicode.Scalar>) -> Bool {
        content.contains { $0 == "\\" || $0 == "^" || $0 == "_" || $0 == "{" }
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace
    }
}

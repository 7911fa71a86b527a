/// A formula that a page gives in TeX.
enum TeXFormula {
    /// Between dollar signs, if it is more than plain characters.
    static func wrapped(_ formula: String) -> String {
        var tex = formula.drop(while: \.isWhitespace)
        for style in ["\\displaystyle", "\\textstyle"] where tex.hasPrefix(style) {
            tex = tex.dropFirst(style.count).drop(while: \.isWhitespace)
        }
        while tex.last?.isWhitespace == true { tex.removeLast() }
        let isTeX = tex.contains { "\\^_{}".contains($0) }
        return isTeX && !tex.contains("$") ? "$\(tex)$" : String(tex)
    }

    /// The formula of a whole document, which journals put into `tex-math`.
    static func inDocument(_ source: String) -> String {
        var tex = source[...]
        if let begin = tex.firstRange(of: "\\begin{document}"), let end = tex.firstRange(of: "\\end{document}"),
            begin.upperBound <= end.lowerBound
        {
            tex = tex[begin.upperBound..<end.lowerBound]
        }
        let core = tex.drop { $0.isWhitespace || $0 == "$" }
        let last = core.lastIndex { !$0.isWhitespace && $0 != "$" }
        return last.map { wrapped(String(core[...$0])) } ?? ""
    }
}

extension ReadableText {
    /// Raised text in one line: `10²`, `10^-x` where Unicode lacks a form; the letters of ordinals (`4th`) stay as they
    /// are.
    public static func superscript(_ text: String) -> String {
        if ["st", "nd", "rd", "th"].contains(text) || !text.contains(where: { !$0.isWhitespace }) { return text }
        return String(TeXScripts.superscripts.text(text, sign: "^"))
    }

    /// Lowered text in one line: `H₂O`, `V_ref` where Unicode lacks a form.
    public static func `subscript`(_ text: String) -> String {
        if !text.contains(where: { !$0.isWhitespace }) { return text }
        return String(TeXScripts.subscripts.text(text, sign: "_"))
    }
}

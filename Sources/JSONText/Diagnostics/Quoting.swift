/// A file's own text between double quotes, fit for a message: at most 60 scalars, controls as `\u001b`,
/// and anything that looks like an e-mail address or a URL with a login masked (`***@***`).
///
/// Masking is deliberately broad (`P@10` becomes `*@**` too): a message without a term can be understood by its place,
/// an address in a log cannot be taken back.
public func quoted(_ text: String) -> String {
    "\"\(shown(text))\""
}

/// The same without the quotes.
func shown(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let masksAll = scalars.count > 1 && scalars.contains("@")
    var result = ""
    for (index, scalar) in scalars.enumerated() {
        if index == 60 { return result + "…" }
        switch scalar {
        case "@": result.unicodeScalars.append(scalar)
        case _ where masksAll && scalar != " ": result += "*"
        case "\"", "\\": result += "\\" + String(scalar)
        case "\n": result += "\\n"
        case "\r": result += "\\r"
        case "\t": result += "\\t"
        default: result += visible(scalar)
        }
    }
    return result
}

private func visible(_ scalar: Unicode.Scalar) -> String {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
        let hex = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    default:
        return String(scalar)
    }
}

/// A file's own text between double quotes, fit for a message: at most 60 scalars, controls as `\u001b`,
/// and anything that looks like an e-mail address or a URL with a login masked (`***@***`).
///
/// Masking is deliberately broad (`P@10` becomes `*@**` too): a message without a term can be understood by its place,
/// an address in a log cannot be taken back.
public func quoted(_ text: String) -> String {
    "\"\(shown(text))\""
}

/// A sentence with each word that looks like an address masked (see `quoted(_:)`), for messages that others made.
public func withoutAddresses(_ text: String) -> String {
    guard text.contains("@") else { return text }
    return text.split(separator: " ", omittingEmptySubsequences: false)
        .map { word in
            guard word.contains("@") else { return String(word) }
            return String(word.map { "@\";,:".contains($0) ? $0 : "*" })
        }
        .joined(separator: " ")
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

/// Raised and lowered characters of Unicode.
struct TeXScripts {
    private let forms: [Unicode.Scalar: Unicode.Scalar]

    /// `text` raised or lowered; with `sign` before it where Unicode lacks one of the forms.
    func text(_ text: String, sign: Unicode.Scalar) -> String.UnicodeScalarView {
        let scalars = text.unicodeScalars
        // Degree signs, primes and stars stand raised by themselves.
        if scalars.allSatisfy({ "°′*∗⋆†".unicodeScalars.contains($0) }) { return scalars }
        var result = String.UnicodeScalarView()
        for scalar in scalars {
            guard let form = forms[scalar] else {
                result = String.UnicodeScalarView([sign])
                let isShort = scalars.allSatisfy { $0.properties.isAlphabetic || $0.isASCIIDigit }
                result.append(contentsOf: (isShort ? text : "(\(text))").unicodeScalars)
                return result
            }
            result.append(form)
        }
        return result
    }

    static let superscripts = TeXScripts(
        forms: table("0123456789+-−=()niTkmdtx", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱᵀᵏᵐᵈᵗˣ"))
    static let subscripts = TeXScripts(
        forms: table("0123456789+-−=()aeioxhklmnpstj", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑᵢₒₓₕₖₗₘₙₚₛₜⱼ"))

    private static func table(_ plain: String, _ forms: String) -> [Unicode.Scalar: Unicode.Scalar] {
        Dictionary(uniqueKeysWithValues: zip(plain.unicodeScalars, forms.unicodeScalars))
    }
}

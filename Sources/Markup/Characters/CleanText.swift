/// Text without the characters that XML 1.0 forbids (§2.2) or that break readers: what is left can stand in XML, HTML
/// and JSON alike.
///
/// Line ends become LF. Vertical tab, form feed and U+0085 separate words, so each becomes a space; all other controls
/// (C1 included: feed validators take them for misread windows-1252) and the noncharacters (U+FFFE, U+FDD0…) are dropped.
/// Lone surrogates cannot occur: a Swift string holds scalars only.
public struct CleanText: Hashable, Sendable {
    /// What is left of the raw text.
    public let text: String

    /// Cleans `raw`.
    public init(_ raw: String) {
        text = raw.utf8.contains(where: Self.isSuspect) ? Self.cleaned(raw) : raw
    }

    /// Bytes that may begin something unwanted: most text has none of them and is taken as it is.
    private static func isSuspect(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09, 0x0A: false
        case 0..<0x20, 0x7F, 0xC2, 0xEF, 0xF0...: true
        default: false
        }
    }

    private static func cleaned(_ raw: String) -> String {
        var result = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in raw.unicodeScalars {
            switch scalar.value {
            case 0x0D: result.append("\n")
            case 0x0A: if previous != "\r" { result.append(scalar) }
            case 0x0B, 0x0C, 0x85: result.append(" ")
            default: if !isForbidden(scalar) { result.append(scalar) }
            }
            previous = scalar
        }
        return String(result)
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0..<0x20, 0x7F..<0xA0, 0xFDD0...0xFDEF: true
        default: scalar.value & 0xFFFE == 0xFFFE
        }
    }
}

/// Text made fit for the places of a URI.
enum URIText {
    /// Percent-encodes everything but the unreserved characters (RFC 3986 §2.3) and those of `reserved`.
    static func percentEncoded(_ text: String, keeping reserved: String) -> String {
        escaped(text, keeping: Array("-._~\(reserved)".utf8), mark: "%")
    }

    /// A file name that needs no escaping in a URL and stays in its folder: letters, digits, `-`, `_` and inner dots as
    /// they are, every other byte as `~` and two hex digits. Different names stay different.
    static func fileName(_ text: String) -> String {
        let name = escaped(text, keeping: Array("-_.".utf8), mark: "~")
        return name.hasPrefix(".") ? "~2E" + name.dropFirst() : name
    }

    private static func escaped(_ text: String, keeping kept: [UInt8], mark: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: result.unicodeScalars.append(Unicode.Scalar(byte))
            case _ where kept.contains(byte): result.unicodeScalars.append(Unicode.Scalar(byte))
            default: result += mark + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return result
    }
}

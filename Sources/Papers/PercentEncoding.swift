/// Percent-encoding (RFC 3986 §2.1).
public enum PercentEncoding {
    /// One segment of a path or one value of a query: all but the unreserved characters and `:` encoded.
    public static func segment(_ text: String) -> String {
        encoded(text, keeping: ":")
    }

    /// Everything encoded but the unreserved characters (RFC 3986 §2.3) and those of `reserved`.
    public static func encoded(_ text: String, keeping reserved: String) -> String {
        escaped(text, keeping: "-._~" + reserved, mark: "%")
    }

    /// Every byte as `mark` and two hex digits but ASCII letters, digits, and the characters of `kept`.
    public static func escaped(_ text: String, keeping kept: String, mark: Character) -> String {
        let kept = Array(kept.utf8)
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: result.unicodeScalars.append(Unicode.Scalar(byte))
            case _ where kept.contains(byte): result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                result.append(mark)
                result += (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return result
    }
}

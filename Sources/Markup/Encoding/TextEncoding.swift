/// A character encoding, by the name that the WHATWG Encoding Standard (§4.2) gives it.
public struct TextEncoding: Hashable, Sendable {
    /// The standard's name in lower case, such as `windows-1252`.
    public let name: String

    init(name: String) {
        self.name = name
    }

    public static let utf8 = TextEncoding(name: "utf-8")
    public static let utf16LE = TextEncoding(name: "utf-16le")
    public static let utf16BE = TextEncoding(name: "utf-16be")
    /// Not in the standard, but XML 1.0 (Appendix F) tells how to know it.
    public static let utf32LE = TextEncoding(name: "utf-32le")
    public static let utf32BE = TextEncoding(name: "utf-32be")
    /// What `iso-8859-1` and `us-ascii` mean in practice, and what unlabelled bytes that are not UTF-8 are taken for.
    public static let windows1252 = TextEncoding(name: "windows-1252")

    /// The encoding that a label stands for, in any case, white space and quotes around it ignored.
    ///
    /// `nil` for unknown labels, and for those that the standard replaces because they let markup hide from filters:
    /// UTF-7, HZ, ISO-2022-KR, ISO-2022-CN.
    public init?(label: String) {
        let core = label.lowercased().drop(while: Self.isAround)
        guard let last = core.lastIndex(where: { !Self.isAround($0) }) else { return nil }
        guard let name = Self.namesByLabel[String(core[...last])] else { return nil }
        self.name = name
    }

    private static func isAround(_ character: Character) -> Bool {
        character.isWhitespace || character == "\"" || character == "'"
    }

    /// One byte a character. Which bytes of such text happen to form valid UTF-8 is no accident.
    var isSingleByte: Bool {
        !(isUnicode || ["gbk", "gb18030", "big5", "euc-jp", "iso-2022-jp", "shift_jis", "euc-kr"].contains(name))
    }

    /// UTF-16 or UTF-32, in which ASCII has zero bytes.
    var isWide: Bool { name.hasPrefix("utf-16") || name.hasPrefix("utf-32") }

    /// Text in it that has ASCII's bytes only is ASCII. Not so where escape sequences shift, nor in EBCDIC, whose `<` is a
    /// letter.
    var hasPlainASCII: Bool {
        !isWide && name != "iso-2022-jp" && (Self.namesByLabel[name] != nil || SystemEncoding.named(name) != nil)
    }

    var isUnicode: Bool { self == .utf8 || isWide }

    /// glibc's name, where the standard's encoding is another vendor's variant of the name that it bears.
    var iconvName: String {
        switch name {
        case "gbk": "GB18030"
        case "big5": "BIG5-HKSCS"
        case "shift_jis": "CP932"
        case "euc-jp": "EUC-JP-MS"
        case "euc-kr": "CP949"
        case "iso-8859-8-i": "ISO-8859-8"
        case "windows-874": "CP874"
        case "x-mac-cyrillic": "MAC-UK"
        case let name where name.hasPrefix("windows-"): "CP" + name.dropFirst("windows-".count)
        default: name.uppercased()
        }
    }
}

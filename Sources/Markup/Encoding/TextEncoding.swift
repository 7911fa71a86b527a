/// A character encoding, by the name that the WHATWG Encoding Standard gives it.
public struct TextEncoding: Hashable, Sendable {
    /// The standard's name in lower case, such as `windows-1252`.
    public let name: String

    init(name: String) {
        self.name = name
    }

    public static let utf8 = TextEncoding(name: "utf-8")
    public static let windows1252 = TextEncoding(name: "windows-1252")
}

/// A change of a word's end: so many bytes go, others come in their place.
public struct WordEnding: Sendable {
    /// Bytes that go.
    public let dropped: Int
    /// Bytes that come; ASCII.
    public let added: StaticString

    /// The word stays as it is.
    public static let none = WordEnding(dropped: 0, added: "")

    public init(dropped: Int, added: StaticString) {
        self.dropped = dropped
        self.added = added
    }

    /// Whether it changes nothing.
    public var isNone: Bool { dropped == 0 && added.utf8CodeUnitCount == 0 }

    /// The word with its new end.
    public func applied(to word: String) -> String {
        isNone ? word : String(decoding: word.utf8.dropLast(dropped), as: UTF8.self) + added.description
    }
}

/// A password: a value that never shows itself, whatever prints or reflects it.
public struct Password: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The characters, for the one who logs in.
    let characters: String

    /// The password as it is, without trimming.
    public init(_ characters: String) {
        self.characters = characters
    }

    /// Always `***`.
    public var description: String { "***" }
    /// Always `***`.
    public var debugDescription: String { "***" }
    /// No children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

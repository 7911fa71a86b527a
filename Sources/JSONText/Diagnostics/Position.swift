/// A place in a text file, as editors count it.
public struct Position: Hashable, Sendable, Comparable, Codable {
    /// From 1. LF, CR LF and a lone CR each end a line.
    public var line: Int
    /// From 1, in Unicode scalars: a tab and an emoji's base are one each. A byte order mark does not count.
    public var column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    public static func < (left: Position, right: Position) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

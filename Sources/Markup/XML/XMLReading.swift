/// What is known of an XML document when its records have been handed over.
public struct XMLReading: Sendable {
    /// The document element without its records; `nil` when the document element is a record itself (an Atom entry
    /// document).
    public let head: XMLElement?
    /// How many records were handed over.
    public let recordCount: Int
    /// The character encoding that the bytes were read in.
    public let encoding: TextEncoding
    /// What was mended or left out, at most one note a kind.
    public let notes: [MarkupNote]
}

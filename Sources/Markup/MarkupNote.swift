/// One kind of fault that was mended in reading, with the place of the first.
public struct MarkupNote: Hashable, Sendable {
    /// What was wrong, and what became of it.
    public enum Kind: Hashable, Sendable {
        /// A declared character encoding was not that of the bytes (or is none that is known): another one was used.
        case encodingIgnored(declared: String, used: TextEncoding)
        /// Byte sequences that are invalid in the encoding became U+FFFD each.
        case invalidBytes
        /// Characters that XML 1.0 forbids were dropped, or became a space where they separate words.
        case controlsRemoved
        /// C1 controls (U+0080…U+009F) were taken for what they are in windows-1252: quotation marks, dashes.
        case windows1252Controls
        /// Characters before the first tag, such as a warning of the server's software, were left out.
        case leadingJunk
        /// Text or elements after the document element.
        case trailingJunk
        /// An `&` that begins no reference was taken as text.
        case bareAmpersand
        /// A reference to an HTML character such as `&nbsp;`, which XML does not know.
        case htmlEntity
        /// A reference to an unknown entity was kept as text.
        case unknownEntity(String)
        /// A reference to a character that does not exist or is forbidden.
        case invalidReference
        /// A `<` that begins no tag was taken as text.
        case bareLessThan
        /// An attribute without quotes, without a value, or given twice.
        case attributeMended
        /// A prefix that is declared nowhere; well-known ones have their usual namespace.
        case undeclaredPrefix(String)
        /// An end tag without a start tag, or the other way round.
        case tagsUnbalanced
        /// The document ends before its document element does: a record that was not finished is left out.
        case cutOff
        /// The text of one record beyond 10 MiB was left out.
        case textCut
        /// One record's elements beyond 65,536 were dissolved; their text is kept.
        case elementsDissolved
        /// Records beyond the given number were left out.
        case recordsLeftOut
    }

    public let kind: Kind
    /// From 1.
    public let line: Int
    /// How many there were.
    public private(set) var count: Int

    /// - Parameters:
    ///   - line: From 1.
    ///   - count: Default: 1.
    public init(_ kind: Kind, line: Int, count: Int = 1) {
        self.kind = kind
        self.line = line
        self.count = count
    }

    /// Adds faults to what was noted: one note a kind, with the line of the first.
    static func count(_ kind: Kind, _ times: Int = 1, line: Int, in notes: inout [MarkupNote]) {
        if let index = notes.firstIndex(where: { $0.kind == kind }) {
            notes[index].count += times
        } else if notes.count < 64 {
            // Each prefix and each unknown entity is a kind of its own: a hostile document could name many.
            notes.append(MarkupNote(kind, line: line, count: times))
        }
    }
}

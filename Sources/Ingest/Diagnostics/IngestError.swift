/// Why no digest came out of a source.
public struct IngestError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was wrong.
    public enum Reason: Hashable, Sendable {
        /// No bytes, or nothing but white space.
        case empty
        /// Sizes in bytes.
        case tooLarge(size: Int, limit: Int)
        /// Neither text nor a known kind of file.
        case binary
        /// Text, but neither UTF-8 nor UTF-16 with a byte order mark.
        case wrongEncoding(Encoding)
        /// Something other than the format that was asked for, or that can be read.
        case looksLike(Lookalike)
        /// The text holds no paper.
        case noPaper
        /// The source answers with an error in its own words, such as arXiv's `Feed error for query`; one line.
        case sourceReports(String)
        /// The source turns down too many requests (`Rate exceeded.`).
        case throttled
        /// An internal subset with entity declarations: refused whatever they are.
        case declaresEntities
        case tooDeep(limit: Int)
        /// The bytes break the grammar of what they are: `JSON`, `XML`; and how.
        case malformed(String, what: String)
        case tooManyPapers(limit: Int)
        /// The source says that it has more entries, and sent none: arXiv's API is known for that, for minutes at a time.
        case emptySlice(total: Int)
    }

    /// What an unreadable text is probably written in.
    public enum Encoding: String, Hashable, Sendable {
        case windows1252 = "WINDOWS-1252"
        case utf16 = "UTF-16"
        case utf32 = "UTF-32"
    }

    /// What a file looks like that is no page text.
    public enum Lookalike: Hashable, Sendable {
        /// A page in HTML; its format where it is a digest's.
        case htmlPage(SourceFormat?)
        /// A page that asks to sign in, to enable scripts or to prove that one is human; HTML or text.
        case signInPage
        case json(SourceFormat?)
        /// RSS, Atom or other XML.
        case xml(SourceFormat?)
        case pdf
        case archive
        case image
        case richText
        /// A list of feeds.
        case opml
        /// The text of a page, or any other text.
        case text
        /// A page in HTML that names the feed which is meant, perhaps.
        case pageWithFeed(url: String)
    }

    /// The source's id.
    public var source: String
    /// From 1; `nil` where the whole source is meant.
    public var line: Int?
    /// From 1, in Unicode scalars; `nil` where the line is meant, or the whole source.
    public var column: Int?
    /// What was wrong.
    public var reason: Reason

    /// One line: where, what is wrong, what to do.
    public var description: String { IngestProse.sentence(self) }

    /// Whether the same request may well succeed in a while.
    public var isTransient: Bool {
        switch reason {
        case .throttled, .emptySlice: true
        default: false
        }
    }

    public init(source: String, line: Int? = nil, column: Int? = nil, reason: Reason) {
        self.source = source
        self.line = line
        self.column = column
        self.reason = reason
    }
}

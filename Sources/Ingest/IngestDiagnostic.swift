/// Something about a digest that was skipped, mended or doubted; the reading went on.
public struct IngestDiagnostic: Hashable, Sendable, CustomStringConvertible {
    /// What happened, with its facts. Titles and excerpts are single lines of at most 80 characters.
    public enum Kind: Hashable, Sendable {
        /// The paper has no line with authors and date.
        case missingMeta(title: String)
        /// No abstract follows the title. Without authors and date either, the paper is left out.
        case missingAbstract(title: String, kept: Bool)
        /// A block that is no part of a paper.
        case unrecognisedBlock(excerpt: String)
        /// A line with authors and date that no paper stands before.
        case metaWithoutPaper
        /// The title stood there before; the digest keeps the first.
        case duplicateTitle(title: String, firstLine: Int)
        /// A date that is none, such as `Feb 29` in a year without that day; the paper's date is unknown.
        case unreadableDate(text: String)
        /// The page's own date cannot be read; the reference day stands in for it.
        case unreadablePageDate(text: String)
        /// Control characters were taken out of a line.
        case controlsRemoved(count: Int)
        /// Bytes that are no UTF-8 became U+FFFD.
        case invalidUTF8(count: Int)
        /// The text was UTF-16.
        case readAsUTF16
        /// The last abstract stops before its sentence does: the digest may be cut off.
        case endsAbruptly(title: String)
        /// Neither the page's header nor one line with authors and date: titles and abstracts are told by their look.
        case noMetaAnywhere
    }

    /// From 1.
    public var line: Int
    /// What happened there.
    public var kind: Kind

    /// One sentence that begins with the line number.
    public var description: String { IngestProse.sentence(self) }

    /// Whether something that the source showed is not in the digest, or only in part.
    public var losesText: Bool {
        switch kind {
        case .missingAbstract, .unrecognisedBlock, .invalidUTF8, .endsAbruptly: true
        case .missingMeta, .metaWithoutPaper, .duplicateTitle, .unreadableDate, .unreadablePageDate,
            .controlsRemoved, .readAsUTF16, .noMetaAnywhere:
            false
        }
    }

    public init(line: Int, kind: Kind) {
        self.line = line
        self.kind = kind
    }
}

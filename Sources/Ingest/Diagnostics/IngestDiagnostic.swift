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
        /// The source says that the paper has been withdrawn; it is left out.
        case withdrawn(title: String)
        /// Authors whom the source marks as hidden were left out.
        case hiddenAuthors(count: Int)
        /// An entry that holds no paper, and why.
        case noPaper(reason: String)
        /// The entry has no title; the beginning of its text stands in for it.
        case titleFromText(title: String)
        /// The same paper stood there before; the digest keeps the first.
        case duplicatePaper(title: String, first: Int)
        /// A date after the moment of reading; the paper counts as seen at that moment.
        case futureDate(text: String)
        /// The text is longer than a paper's can be; the rest was left out. Characters.
        case textCut(title: String, limit: Int)
        /// More authors than a paper can have; the rest was left out.
        case authorsCut(title: String, limit: Int)
        /// A character set other than the declared one, or none declared.
        case encoding(read: String, declared: String?)
        /// The document breaks the rules of its format and was mended: what was done.
        case mended(what: String)
        /// The document stops before its end; the entries before that place are read.
        case cutOff
        /// Only titles could be found: the page came without its data.
        case titlesOnly
        /// Neither the page's header nor one line with authors and date: titles and abstracts are told by their look.
        case noMetaAnywhere
        /// Lines around abstracts that are none, such as "Publication date: …", were left out.
        case preamblesLeftOut(count: Int, example: String)
    }

    /// Where something happened.
    public enum Place: Hashable, Sendable {
        /// The source as a whole.
        case whole
        /// From 1.
        case line(Int)
        /// The entry of that number, from 1.
        case entry(Int)
    }

    /// Where it happened.
    public var place: Place
    /// What happened there.
    public var kind: Kind
    /// How many more of its kind there were that are not kept one by one.
    public var further = 0

    /// One sentence that begins with the place, if there is one.
    public var description: String { IngestProse.sentence(self) }

    /// Whether something that the source showed is not in the digest, or only in part.
    public var losesText: Bool {
        switch kind {
        case .missingAbstract, .unrecognisedBlock, .invalidUTF8, .endsAbruptly, .noPaper, .textCut, .authorsCut,
            .cutOff, .titlesOnly:
            true
        case .missingMeta, .metaWithoutPaper, .duplicateTitle, .unreadableDate, .unreadablePageDate,
            .controlsRemoved, .readAsUTF16, .noMetaAnywhere, .withdrawn, .hiddenAuthors, .titleFromText,
            .duplicatePaper, .futureDate, .encoding, .mended, .preamblesLeftOut:
            false
        }
    }

    public init(_ place: Place = .whole, kind: Kind) {
        self.place = place
        self.kind = kind
    }

    public init(line: Int, kind: Kind) {
        self.init(.line(line), kind: kind)
    }
}

extension [IngestDiagnostic] {
    /// By place, the whole source first; stable: two notes on one place stay in the order in which they arose.
    var inOrder: [IngestDiagnostic] {
        enumerated()
            .sorted { ($0.element.place.number ?? 0, $0.offset) < ($1.element.place.number ?? 0, $1.offset) }
            .map(\.element)
    }
}

extension IngestDiagnostic.Place {
    /// `nil` for the source as a whole.
    var number: Int? {
        switch self {
        case .whole: nil
        case .line(let number), .entry(let number): number
        }
    }
}

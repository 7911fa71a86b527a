internal import Matching
internal import Papers
internal import Text

/// A paper of a reader's library, as far as a profile can learn from it.
struct LibraryEntry: Hashable, Sendable {
    /// Readable text on one line; never empty.
    var title: String
    /// Readable text; `nil` where the library has none.
    var abstract: String?
    /// In order, as the library writes them.
    var authors: [String] = []
    /// Categories of arXiv alone (`cs.CL`): what others call a category is a keyword.
    var categories: [String] = []
    /// The authors' or the reader's keywords.
    var keywords: [String] = []
    /// Where it stands in its file; `nil` for a paper of the store.
    var line: Int?

    /// What a profile is made of. Keywords stand in for an abstract that is not there.
    var indexed: IndexedText {
        IndexedText(
            title: title, abstract: abstract ?? keywords.joined(separator: ". "), authors: authors,
            categories: categories)
    }

    /// - Parameter paper: of the store.
    init(_ paper: Paper) {
        title = DisplayText.line(paper.title)
        abstract = paper.abstract
        authors = paper.authors.map(\.name)
        categories = paper.categories
    }

    init?(
        title: String, abstract: String?, authors: [String], labels: [String], line: Int
    ) {
        let title = DisplayText.cleaned(String(title.prefix(Self.longestTitle)))
        guard title.unicodeScalars.contains(where: \.properties.isAlphabetic) else { return nil }
        self.title = title
        let text = DisplayText.cleaned(String((abstract ?? "").prefix(Self.longestAbstract)))
        self.abstract = text.isEmpty ? nil : text
        self.authors = authors.map { DisplayText.cleaned($0) }.filter(Self.isName)
        let labels = labels.map { DisplayText.cleaned($0) }.filter { !$0.isEmpty && $0.count <= 100 }
        categories = labels.filter(Self.isCategory)
        keywords = labels.filter { !Self.isCategory($0) }
        self.line = line
    }

    /// Characters of a field; more is no title, and no abstract.
    private static let longestTitle = 2_000
    private static let longestAbstract = 20_000

    /// `and others` names nobody.
    private static func isName(_ name: String) -> Bool {
        let lowered = name.lowercased()
        return !name.isEmpty && name.count <= 100 && !["others", "et al", "et al.", "anonymous"].contains(lowered)
    }

    /// One of arXiv's: an archive, and most have a subject behind a full stop.
    static func isCategory(_ label: String) -> Bool {
        let parts = label.split(separator: ".", omittingEmptySubsequences: false)
        let whole: Set<Substring> = [
            "quant-ph", "gr-qc", "hep-th", "hep-ph", "hep-ex", "hep-lat", "math-ph", "nucl-th", "nucl-ex", "astro-ph",
        ]
        if parts.count == 1 { return whole.contains(parts[0]) }
        let archives: Set<Substring> = [
            "cs", "math", "stat", "physics", "eess", "econ", "q-bio", "q-fin", "cond-mat", "astro-ph", "nlin",
        ]
        return parts.count == 2 && archives.contains(parts[0]) && (2...16).contains(parts[1].utf8.count)
            && parts[1].utf8.allSatisfy { (0x41...0x5A).contains($0 & 0xDF) || $0 == 0x2D }
    }
}

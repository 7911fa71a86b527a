public import Papers

/// A paper ready to be matched: its text folded and indexed once, for any number of profiles.
public struct IndexedPaper: Sendable {
    /// The paper's.
    public let id: PaperID
    /// All that its score depends on.
    public let text: IndexedText

    /// Folds and indexes what `paper` says.
    public init(_ paper: Paper) {
        self.init(
            id: paper.id,
            text: IndexedText(
                title: paper.title, abstract: paper.abstract ?? "", authors: paper.authors.map(\.name),
                categories: paper.categories))
    }

    public init(id: PaperID, text: IndexedText) {
        self.id = id
        self.text = text
    }
}

public import Editions
public import Papers

/// What a subscriber's next edition must know of the letters before it.
public struct ReaderHistory: Hashable, Sendable {
    /// Ids and aliases of the papers in letters that are out, under way, or may have arrived. Papers of letters that the
    /// next `plan` would supersede are not among them: they are free to join the new edition.
    public var papers: Set<PaperID>
    /// The newest edition that was planned, whatever became of it; skipped ones do not count. `nil` = a new reader.
    public var newest: EditionID?
    /// The oldest edition that was planned: what was seen before it is no news. `nil` = a new reader.
    public var oldest: EditionID?
    /// A letter in some process's hands: until it is out of them, `plan` answers `busy`.
    public var inHand: EditionID?

    public init(papers: Set<PaperID> = [], newest: EditionID? = nil, oldest: EditionID? = nil, inHand: EditionID? = nil)
    {
        self.papers = papers
        self.newest = newest
        self.oldest = oldest
        self.inHand = inHand
    }
}

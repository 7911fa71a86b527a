public import Papers

/// What the store knows of a sighting's paper.
public struct Recognition: Hashable, Sendable {
    /// The paper's id: the stored one's where it is known.
    public var id: PaperID
    /// The stored paper; `nil` where it is new.
    public var known: SeenPaper?
    /// Whether a new paper's title is that of a stored one.
    public var titleIsKnown: Bool
    /// Whether the source has shown the entry under this name before; `nil` where it names none.
    public var entryIsKnown: Bool?

    public init(id: PaperID, known: SeenPaper? = nil, titleIsKnown: Bool = false, entryIsKnown: Bool? = nil) {
        self.id = id
        self.known = known
        self.titleIsKnown = titleIsKnown
        self.entryIsKnown = entryIsKnown
    }

    /// What is known of a sighting.
    /// - Parameters:
    ///   - id: what merging calls the paper.
    ///   - known: the store *before* the reading.
    public init(of sighting: Sighting, as id: PaperID, in known: KnownPapers) {
        let stored = known.byName[id]
        // Titles are hashed for the few papers only whose ids are unknown.
        self.init(
            id: stored?.id ?? id, known: stored,
            titleIsKnown: stored == nil && known.byTitle[PaperID(title: sighting.paper.title)]?.isEmpty == false,
            entryIsKnown: sighting.entry.map { known.byEntry[$0] != nil })
    }
}

/// The stored papers that a digest may show again.
public struct KnownPapers: Hashable, Sendable {
    /// By each of their ids and aliases.
    public var byName: [PaperID: SeenPaper]
    /// By the id of their title (`PaperID(title:)`); several may share one.
    public var byTitle: [PaperID: [SeenPaper]]
    /// The papers of this source's entries, by the source's own name of the entry.
    public var byEntry: [String: PaperID]

    public init(
        byName: [PaperID: SeenPaper] = [:], byTitle: [PaperID: [SeenPaper]] = [:], byEntry: [String: PaperID] = [:]
    ) {
        self.byName = byName
        self.byTitle = byTitle
        self.byEntry = byEntry
    }
}

/// The stored papers that a digest may show again.
public struct KnownPapers: Hashable, Sendable {
    /// By each of their ids and aliases.
    public var byName: [PaperID: SeenPaper]
    /// By the id of each title under which they were seen (`PaperID(title:)`); several may share one.
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

    /// Papers by all their names and titles.
    /// - Parameter entries: the papers of the source's entries, by the source's own name of the entry.
    public init(_ papers: some Sequence<SeenPaper>, entries: [String: PaperID] = [:]) {
        self.init(byEntry: entries)
        for paper in papers { add(paper) }
    }

    /// Adds a paper under all its names and titles.
    public mutating func add(_ paper: SeenPaper) {
        for name in paper.names { byName[name] = paper }
        for title in paper.titleIDs { byTitle[title, default: []].append(paper) }
    }
}

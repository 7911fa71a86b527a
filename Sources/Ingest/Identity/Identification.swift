public import Papers

/// Which paper each sighting of a digest shows: one that is stored, an earlier one of the digest, or a new one.
///
/// The rules, in their order; the first that finds a paper says which, and the others may find that a second stored
/// paper is the same one, which is joined to it.
/// 1. *Names.* The same id, alias or further identifier is the same paper. A sighting that names two stored papers joins
///    them. An arXiv paper never becomes part of another arXiv paper; a further identifier that stands on several papers
///    of one digest (a journal's DOI on each article) names none.
/// 2. *Entries.* The source's own name of an entry (guid, `atom:id`) is the same paper under an edited title. It counts for
///    nothing where one digest gives it to several titles or ids, where the ids contradict, or where both the date and most
///    words are others (a feed that has one guid for whatever is its newest entry).
/// 3. *Titles.* The same normalised title in a compatible year is the same paper, unless both have an arXiv id, or both
///    a DOI. Years are compatible where they are equal, where either is unknown, and around New Year, within 31 days.
///    Two entries of one digest with other names and other links are two papers all the same, and their title counts
///    for as little as a short one. Of several papers the one of the same link or entry is meant, then one of the same
///    year, then the one that was seen first most lately.
/// 4. A title of fewer than four words ("Editorial", "Erratum") is no identity by itself: two of the same source are
///    told apart by their entries and links, others need the same link, entry or day; the day joins no further paper to
///    one that was found already. Where one of the two has neither link nor entry, as in page text, the title is all there
///    is, and counts.
/// 5. What is found by none is new. It gets the id that the source gives; where a paper of its title has that already, a
///    qualified one (`PaperID(title:qualifier:)`): by its year, else by its entry, its link, its day.
///
/// A stored paper keeps its id for ever; of two that are joined the one stays that readers were told of, then the older.
public struct Identification: Sendable {
    /// What tied a sighting to a paper that was there before.
    public enum Tie: String, Hashable, Sendable {
        case name, entry, title
    }

    /// One paper of the digest.
    struct Group: Sendable {
        var id: PaperID
        /// The stored papers that it is, the one that stays first; empty where it is new.
        var known: [SeenPaper]
        /// Places in the digest, in order.
        var sightings: [Int]
    }

    /// In the order of their first sightings.
    private(set) var groups: [Group] = []
    /// The group of each sighting.
    private(set) var places: [Int] = []
    /// Ids that a sighting claims, and that are another paper's.
    private(set) var refused: [Int: Set<PaperID>] = [:]
    /// For each sighting, what tied it to a stored paper or to an earlier sighting; `nil` where its paper is new.
    public private(set) var ties: [Tie?] = []

    /// For each sighting, the id of its paper from now on.
    public var ids: [PaperID] { places.map { groups[$0].id } }

    /// Finds the paper of each sighting, in order.
    /// - Parameter known: at least the stored papers that the digest may show again.
    public init(_ digest: Digest, among known: KnownPapers) {
        var index = PaperIndex(known, digest)
        var slots: [Int] = []
        for (place, sighting) in digest.sightings.enumerated() {
            let found = index.identify(sighting)
            slots.append(found.slot)
            ties.append(found.tie)
            if !found.refused.isEmpty { refused[place] = found.refused }
        }
        var numbers: [Int: Int] = [:]
        for (place, slot) in slots.enumerated() {
            let root = index.root(slot)
            if let number = numbers[root] {
                groups[number].sightings.append(place)
            } else {
                numbers[root] = groups.count
                groups.append(Group(id: index[root].id, known: index[root].known, sightings: [place]))
            }
            places.append(numbers[root] ?? 0)
        }
    }
}

internal import Papers

/// The papers that a digest may show, stored and new, by all that they can be found by.
struct PaperIndex {
    private var slots: [PaperFacts] = []
    /// A slot that was joined to another points to it.
    private var joined: [Int] = []
    private var byName: [PaperID: Int] = [:]
    private var byTitle: [PaperID: [Int]] = [:]
    private var byEntry: [String: Int] = [:]
    private var byPlace: [TitledLink: Int] = [:]
    private let day: Day
    /// All entry names of the digest.
    private let shownEntries: Set<String>
    /// Entry names that stand on several titles or ids of the digest.
    private let doubtfulEntries: Set<String>
    /// Further identifiers that stand on several papers of the digest.
    private let doubtfulNames: Set<PaperID>

    private struct TitledLink: Hashable {
        var title: PaperID
        var link: String
    }

    /// How many papers of one title are looked at, the latest ones, beside those of the same link: a feed of a hundred
    /// thousand editorials must not compare each with each.
    private static let mostNamesakes = 50

    /// What was found for a sighting.
    struct Finding {
        var slot: Int
        var tie: Identification.Tie?
        /// Ids that it claims and that are another paper's.
        var refused: Set<PaperID> = []
    }

    init(_ known: KnownPapers, _ digest: Digest) {
        day = digest.day
        shownEntries = Set(digest.sightings.compactMap(\.entry))
        doubtfulEntries = Self.doubtfulEntries(digest)
        doubtfulNames = Self.doubtfulNames(digest)
        // Entries that the digest does not show any more tell nothing apart: a feed may have moved to other names.
        let shown = Set(digest.sightings.compactMap(\.entry))
        let entries = Dictionary(grouping: known.byEntry.keys.filter(shown.contains)) { entry in
            known.byEntry[entry].flatMap { known.byName[$0]?.id }
        }
        var places: [PaperID: Int] = [:]
        func place(_ paper: SeenPaper) -> Int {
            if let place = places[paper.id] { return place }
            places[paper.id] = slots.count
            slots.append(PaperFacts(paper, entries: Set(entries[paper.id] ?? [])))
            for name in paper.names where byName[name] == nil { byName[name] = slots.count - 1 }
            return slots.count - 1
        }
        for (name, paper) in known.byName { byName[name] = place(paper) }
        for (title, papers) in known.byTitle {
            let namesakes = papers.map(place)
            byTitle[title] = namesakes.sorted {
                (slots[$0].firstDay, slots[$1].id) < (slots[$1].firstDay, slots[$0].id)
            }
            for slot in namesakes {
                for link in slots[slot].links { byPlace[TitledLink(title: title, link: link)] = slot }
            }
        }
        for (entry, id) in known.byEntry { byEntry[entry] = byName[id] }
        joined = Array(slots.indices)
    }

    subscript(slot: Int) -> PaperFacts { slots[slot] }

    /// The slot that stands for it.
    func root(_ slot: Int) -> Int {
        var slot = slot
        while joined[slot] != slot { slot = joined[slot] }
        return slot
    }

    /// Finds a sighting's paper, or makes a new one, and remembers what it is known by from now on.
    mutating func identify(_ sighting: Sighting) -> Finding {
        let claimed = sighting.paper.names.filter {
            $0.isStrong && ($0 == sighting.paper.id || !doubtfulNames.contains($0))
        }
        let entry = sighting.entry.flatMap { doubtfulEntries.contains($0) ? nil : $0 }
        let title = PaperID(title: sighting.paper.title)
        var facts = PaperFacts(sighting, on: day, names: Set(claimed), entry: entry)
        var found = named(facts, claimed, title: title)
        var tie: Identification.Tie? = found.isEmpty ? nil : .name
        facts.names.subtract(refusals(claimed, found))
        if let entry, let slot = byEntry[entry].map(root), !found.contains(slot), fits(facts, found, slot),
            !facts.contradictsEntry(of: slots[slot])
        {
            found.append(slot)
            tie = tie ?? .entry
        }
        if let slot = namesake(of: facts, found, title: title) {
            found.append(slot)
            tie = tie ?? .title
        }
        let slot = found.isEmpty ? add(sighting, facts, title: title) : join(found, facts)
        remember(slot, facts, title: title, entry: entry)
        let refused = Set(sighting.paper.names.filter { $0.isStrong && byName[$0].map(root) != slot })
        return Finding(slot: slot, tie: tie, refused: refused)
    }

    // MARK: The rules

    /// By ids. The first one found is the paper; another one is the same unless it is another arXiv paper.
    private func named(_ facts: PaperFacts, _ claimed: [PaperID], title: PaperID) -> [Int] {
        // A title's plain id says no more than the title; a qualified one is a name.
        let names = facts.id.isStrong || facts.id == title ? claimed : [facts.id] + claimed
        var found: [Int] = []
        for slot in names.compactMap({ byName[$0].map(root) }) where !found.contains(slot) {
            let others = [facts] + found.map { slots[$0] }
            if others.allSatisfy({ !$0.clashes(with: slots[slot], in: .arxiv) }) { found.append(slot) }
        }
        return found
    }

    /// Those of the claimed ids that belong to other papers.
    private func refusals(_ claimed: [PaperID], _ found: [Int]) -> [PaperID] {
        claimed.filter { name in byName[name].map(root).map { !found.contains($0) } ?? false }
    }

    /// Whether no id keeps the slot from being the same paper as the sighting and what was found for it.
    private func fits(_ facts: PaperFacts, _ found: [Int], _ slot: Int) -> Bool {
        ([facts] + found.map { slots[$0] }).allSatisfy { one in
            !one.clashes(with: slots[slot], in: .arxiv) && !one.clashes(with: slots[slot], in: .doi)
        }
    }

    /// By the title.
    private func namesake(of facts: PaperFacts, _ found: [Int], title: PaperID) -> Int? {
        var subject = facts
        for slot in found {
            subject.published = subject.published ?? slots[slot].published
            subject.names.formUnion(slots[slot].names)
        }
        let candidates = namesakes(of: facts, title: title)
        // Where a source has several papers of one title, the title tells as little as a short one.
        let isShort = subject.isShort || candidates.contains { isShownApart(facts, slots[$0]) }
        // Of one day alone, each reading would join one more paper of that title to the one that was found.
        let isFound = !found.isEmpty && !subject.isPlaceless
        return candidates.filter { slot in
            !found.contains(slot) && fits(facts, found, slot) && subject.mayBeOfYear(of: slots[slot])
                && (!isShort || subject.sharesMore(than: slots[slot], isFound: isFound))
                && !isShownApart(facts, slots[slot])
        }.max { one, other in
            let (left, right) = (slots[one], slots[other])
            let (isAtPlace, otherIsAtPlace) = (subject.sharesPlace(with: left), subject.sharesPlace(with: right))
            if isAtPlace != otherIsAtPlace { return otherIsAtPlace }
            let (isOfYear, otherIsOfYear) = (subject.isOfYear(of: left), subject.isOfYear(of: right))
            if isOfYear != otherIsOfYear { return otherIsOfYear }
            return (left.firstDay, right.position, right.id) < (right.firstDay, left.position, left.id)
        }
    }

    /// Whether the digest shows both, under other entry names and links: a column of one title every week.
    private func isShownApart(_ facts: PaperFacts, _ other: PaperFacts) -> Bool {
        !facts.entries.isEmpty && facts.entries.isDisjoint(with: other.entries)
            && facts.links.isDisjoint(with: other.links) && !shownEntries.isDisjoint(with: other.entries)
    }

    private func namesakes(of facts: PaperFacts, title: PaperID) -> Set<Int> {
        let latest = (byTitle[title] ?? []).suffix(Self.mostNamesakes)
        let placed = facts.links.compactMap { byPlace[TitledLink(title: title, link: $0)] }
        return Set((latest + placed).map(root))
    }

    // MARK: Keeping

    private mutating func add(_ sighting: Sighting, _ facts: PaperFacts, title: PaperID) -> Int {
        var facts = facts
        if !facts.id.isStrong || byName[facts.id] != nil {
            facts.id = facts.names.filter { byName[$0] == nil }.min() ?? freeID(sighting, title: title)
        }
        slots.append(facts)
        joined.append(slots.count - 1)
        byName[facts.id] = slots.count - 1
        return slots.count - 1
    }

    /// The id of a new paper of which only the title is known.
    private func freeID(_ sighting: Sighting, title: PaperID) -> PaperID {
        let given = sighting.paper.id.isStrong ? title : sighting.paper.id
        if byName[given] == nil { return given }
        let qualifiers = [
            sighting.paper.published.map { String($0.components.year) }, sighting.entry,
            sighting.paper.links.first?.url, day.description,
        ]
        for qualifier in qualifiers.compactMap(\.self) {
            let id = PaperID(title: sighting.paper.title, qualifier: qualifier)
            if byName[id] == nil { return id }
        }
        return PaperID(title: sighting.paper.title, qualifier: "\(day) \(sighting.position)")
    }

    private mutating func join(_ found: [Int], _ facts: PaperFacts) -> Int {
        let slot = found[0]
        for other in found.dropFirst() {
            slots[slot].absorb(slots[other])
            joined[other] = slot
        }
        return slot
    }

    private mutating func remember(_ slot: Int, _ facts: PaperFacts, title: PaperID, entry: String?) {
        var shown = facts
        shown.known = []
        slots[slot].absorb(shown)
        for name in facts.names where byName[name] == nil { byName[name] = slot }
        if let entry { byEntry[entry] = slot }
        for link in facts.links { byPlace[TitledLink(title: title, link: link)] = slot }
        if !(byTitle[title] ?? []).suffix(Self.mostNamesakes).contains(where: { root($0) == slot }) {
            byTitle[title, default: []].append(slot)
        }
    }

    // MARK: What a digest takes back

    private static func doubtfulEntries(_ digest: Digest) -> Set<String> {
        var titles: [String: PaperID] = [:]
        var ids: [String: PaperID] = [:]
        var doubtful: Set<String> = []
        for sighting in digest.sightings {
            guard let entry = sighting.entry else { continue }
            let title = PaperID(title: sighting.paper.title)
            if let other = titles.updateValue(title, forKey: entry), other != title { doubtful.insert(entry) }
            let id = sighting.paper.id
            if let other = ids.updateValue(id, forKey: entry), other != id { doubtful.insert(entry) }
        }
        return doubtful
    }

    private static func doubtfulNames(_ digest: Digest) -> Set<PaperID> {
        var papers: [PaperID: PaperID] = [:]
        var doubtful: Set<PaperID> = []
        for sighting in digest.sightings {
            for name in sighting.paper.identifiers where name != sighting.paper.id {
                if let other = papers.updateValue(sighting.paper.id, forKey: name), other != sighting.paper.id {
                    doubtful.insert(name)
                }
            }
        }
        return doubtful
    }
}

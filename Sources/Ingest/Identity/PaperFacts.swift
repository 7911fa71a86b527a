internal import FoundationEssentials
internal import Papers
internal import Text

/// What identity needs to know of a paper, stored or just seen.
struct PaperFacts {
    var id: PaperID
    /// arXiv ids and DOIs.
    var names: Set<PaperID>
    var title: NormalizedTitle
    var published: Day?
    var links: Set<String>
    /// The source's own names of its entries, as far as they are known.
    var entries: Set<String>
    var firstDay: Day
    var position: Int
    /// Whether nothing but the title tells it from others: no link, no entry.
    var isPlaceless: Bool
    /// Stored papers that it is, the one that stays first.
    var known: [SeenPaper] = []

    init(_ seen: SeenPaper, entries: Set<String>) {
        id = seen.id
        names = Set(seen.names.filter(\.isStrong))
        title = NormalizedTitle(seen.paper.title)
        published = seen.paper.published
        links = Set(seen.paper.links.map(\.url))
        self.entries = entries
        firstDay = seen.firstDay
        position = seen.position
        known = [seen]
        // Entries of earlier digests are not at hand: but only pages have none.
        isPlaceless = links.isEmpty && entries.isEmpty && (seen.origins[.title]?.authority ?? .page) == .page
    }

    init(_ sighting: Sighting, on day: Day, names: Set<PaperID>, entry: String?) {
        id = sighting.paper.id
        self.names = names
        title = NormalizedTitle(sighting.paper.title)
        published = sighting.paper.published
        links = Set(sighting.paper.links.map(\.url))
        entries = entry.map { [$0] } ?? []
        firstDay = day
        position = sighting.position
        isPlaceless = links.isEmpty && sighting.entry == nil
    }

    /// Whether the ids say that these are two papers: each has one of that kind, and none in common.
    func clashes(with other: PaperFacts, in scheme: PaperID.Scheme) -> Bool {
        let (mine, theirs) = (names.filter { $0.scheme == scheme }, other.names.filter { $0.scheme == scheme })
        return !mine.isEmpty && !theirs.isEmpty && mine.isDisjoint(with: theirs)
    }

    /// Equal years, or an unknown one. Around New Year a source's day may be another than the next one's.
    func mayBeOfYear(of other: PaperFacts) -> Bool {
        guard let mine = published, let theirs = other.published else { return true }
        return mine.components.year == theirs.components.year || abs(mine.ordinal - theirs.ordinal) <= 31
    }

    func isOfYear(of other: PaperFacts) -> Bool {
        guard let mine = published, let theirs = other.published else { return false }
        return mine.components.year == theirs.components.year
    }

    /// Fewer than four words; ideographs and kana need no spaces, two of them count as a word.
    var isShort: Bool {
        var (words, signs) = (1, 0)
        for scalar in title.text.unicodeScalars {
            if scalar == " " { words += 1 }
            if scalar.properties.isIdeographic || (0x3040...0x30FF).contains(scalar.value) { signs += 1 }
        }
        return words + signs / 2 < 4
    }

    /// The same link, or the same entry of the source.
    func sharesPlace(with other: PaperFacts) -> Bool {
        !links.isDisjoint(with: other.links) || !entries.isDisjoint(with: other.entries)
    }

    /// Whether two papers of one short title are the same.
    /// - Parameters:
    ///   - stored: the one that was there before.
    ///   - isFound: whether another stored paper is this one already, so that a day in common says too little.
    func sharesMore(than stored: PaperFacts, isFound: Bool) -> Bool {
        if sharesPlace(with: stored) { return true }
        if !names.isEmpty, !stored.names.isEmpty { return false }
        // In one digest a source knows its entries apart.
        if !entries.isEmpty, !stored.entries.isEmpty { return false }
        if isPlaceless || stored.isPlaceless { return true }
        if isFound { return false }
        return stored.firstDay == firstDay || (published != nil && published == stored.published)
    }

    /// Whether an entry of the same name is another paper all the same: of another date, and in other words.
    func contradictsEntry(of stored: PaperFacts) -> Bool {
        guard let mine = published, let theirs = stored.published, mine != theirs, title != stored.title else {
            return false
        }
        let (words, others) = (Self.words(title), Self.words(stored.title))
        return words.intersection(others).count * 2 < min(words.count, others.count)
    }

    private static func words(_ title: NormalizedTitle) -> Set<Substring> {
        Set(title.text.split(separator: " ").filter { $0.utf8.count > 2 })
    }

    /// Takes over what another, which is the same paper, is known by.
    mutating func absorb(_ other: PaperFacts) {
        names.formUnion(other.names)
        links.formUnion(other.links)
        entries.formUnion(other.entries)
        published = published ?? other.published
        isPlaceless = isPlaceless && other.isPlaceless
        known = (known + other.known).sorted(by: Self.stays)
        if let stays = known.first {
            id = stays.id
            firstDay = stays.firstDay
            position = stays.position
        }
    }

    /// What readers know comes first, then what is older.
    private static func stays(_ one: SeenPaper, before other: SeenPaper) -> Bool {
        let (isNews, otherIsNews) = (one.standing == .news, other.standing == .news)
        if isNews != otherIsNews { return isNews }
        let (arrived, otherArrived) = (one.arrived ?? .distantPast, other.arrived ?? .distantPast)
        return (one.firstDay, arrived, one.position, one.id)
            < (other.firstDay, otherArrived, other.position, other.id)
    }
}

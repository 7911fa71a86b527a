public import Papers

extension SeenPaper {
    /// What one sighting says by itself.
    public init(
        _ sighting: Sighting, on day: Day, source: String = "", authority: Authority = .page,
        standing: Standing = .news
    ) {
        let origin = Origin(source: source, authority: authority, day: day, version: sighting.paper.version)
        var paper = sighting.paper
        let further = paper.names.filter { $0 != paper.id }
        paper.identifiers = further.filter(\.isStrong).sorted()
        paper.categories = Self.ordered(paper.categories)
        paper.links = Link.Kind.allCases.compactMap { kind in paper.links.first { $0.kind == kind } }
        self.init(
            paper: paper, firstDay: day, position: sighting.position, votes: sighting.votes,
            comments: sighting.comments, aliases: further, seen: sighting.seen,
            standing: standing)
        origins[.title] = origin
        origins[.standing] = origin
        if paper.abstract != nil { origins[.abstract] = origin }
        if !paper.authors.isEmpty { origins[.authors] = origin }
        if paper.authorCount != nil { origins[.authorCount] = origin }
        if paper.published != nil { origins[.published] = origin }
        if !paper.categories.isEmpty { origins[.categories] = origin }
        if paper.journal != nil { origins[.journal] = origin }
        if paper.comment != nil { origins[.comment] = origin }
        if votes != nil { origins[.votes] = origin }
        if comments != nil { origins[.comments] = origin }
        for link in paper.links { origins[link.kind.field] = origin }
    }

    /// The paper with what one more sighting adds; the same value where it adds nothing.
    ///
    /// The first day, place and id stay. Each field stays with the source whose word counts most. ``changed`` moves to
    /// the start of `day` only where words of the title or the abstract are others: not for white space, punctuation or
    /// TeX, nor for an abstract that is merely cut shorter.
    public func merging(
        _ sighting: Sighting, on day: Day, source: String = "", authority: Authority = .page
    ) -> SeenPaper {
        uniting(SeenPaper(sighting, on: day, source: source, authority: authority), on: day)
    }

    /// This paper with what another one tells, which is the same: a sighting of `day`, or a stored paper that proves to
    /// be this one that day. Id, first day, place and standing stay.
    func uniting(_ other: SeenPaper, on day: Day) -> SeenPaper {
        var merged = self
        merged.takeAuthors(of: other)
        merged.takeFacts(of: other)
        merged.takeLinks(of: other)
        let hasOtherWords = merged.takeText(of: other)
        merged.takeNames(of: other, after: paper.title)
        if hasOtherWords { merged.changed = max(changed, day.start) }
        return merged
    }

    /// The paper as another one's part: its own ids, titles' ids too, are names of that one for ever.
    func absorbing(_ other: SeenPaper, on day: Day) -> SeenPaper {
        var merged = uniting(other, on: day)
        for name in other.names where name != id && !merged.aliases.contains(name) { merged.aliases.append(name) }
        return merged
    }

    /// Tells readers of a paper that was withheld so far.
    mutating func become(newsOf sighting: Sighting, on day: Day, origin: Origin) {
        standing = .news
        firstDay = day
        position = sighting.position
        seen = sighting.seen
        changed = max(changed, firstSeen)
        arrived = nil
        origins[.standing] = origin
    }

    // MARK: Fields

    /// - Returns: Whether other words stand there now.
    private mutating func takeText(of other: SeenPaper) -> Bool {
        let title = text(paper.title, .title, of: other, other.paper.title)
        if let text = title.text { paper.title = text }
        let abstract = text(paper.abstract, .abstract, of: other, other.paper.abstract)
        paper.abstract = abstract.text
        return title.isOther || abstract.isOther
    }

    /// The text of a field that stays, and whether its words are others. Normalising an abstract is most of the cost of
    /// an edited paper: it is done only where the bytes differ and the rank does not decide.
    private mutating func text(
        _ mine: String?, _ field: Origins.Field, of other: SeenPaper, _ theirs: String?
    ) -> (text: String?, isOther: Bool) {
        guard let theirs else { return (mine, false) }
        var words = LazyWords(mine ?? "", theirs)
        let isOneSource = origins[field].map { $0.source == other.origins[field]?.source } ?? true
        let told = Told(value: mine, origin: origins[field]).or(
            Told(value: theirs, origin: other.origins[field]), since: Day(utc: changed),
            // What a source cuts shorter one day says nothing new.
            same: { _, _ in words.areSame || field == .abstract && isOneSource && words.areCut },
            rank: TextWords.rank, tie: TextWords.isRicher)
        origins[field] = told.origin
        guard told.value != mine else { return (mine, false) }
        return (told.value, mine == nil || !words.areSame)
    }

    private mutating func takeAuthors(of other: SeenPaper) {
        let (mine, theirs) = (paper.authors, other.paper.authors)
        guard !theirs.isEmpty else { return }
        let told = Told(value: mine.isEmpty ? nil : mine, origin: origins[.authors]).or(
            Told(value: theirs, origin: other.origins[.authors]), since: Day(utc: changed),
            same: { $0.map(\.name) == $1.map(\.name) }, rank: AuthorLists.rank, tie: AuthorLists.isRicher)
        let chosen = told.value ?? mine
        paper.authors = AuthorLists.completed(chosen, from: chosen == mine ? theirs : mine)
        origins[.authors] = told.origin
    }

    private mutating func takeFacts(of other: SeenPaper) {
        let byAuthority: (Int, Origin) -> [Int] = { [$1.authority.order] }
        take(\.paper.authorCount, .authorCount, of: other, rank: byAuthority, tie: >)
        // Newest by day, whatever the source.
        take(\.votes, .votes, of: other, rank: { [$1.day.ordinal] }, tie: >)
        take(\.comments, .comments, of: other, rank: { [$1.day.ordinal] }, tie: >)
        // arXiv's record has the first version's date; others have that of their own announcement, or a later one.
        take(\.paper.published, .published, of: other, rank: { [$1.authority == .arxiv ? 1 : 0] }, tie: <)
        let isRicher: (String, String) -> Bool = { TextWords.isRicher($0, $1) }
        take(\.paper.journal, .journal, of: other, rank: { $1.textRank }, tie: isRicher)
        take(\.paper.comment, .comment, of: other, rank: { $1.textRank }, tie: isRicher)
        takeCategories(of: other)
        paper.version = [paper.version, other.paper.version].compactMap(\.self).max()
    }

    private mutating func take<Value: Equatable>(
        _ path: WritableKeyPath<SeenPaper, Value?>, _ field: Origins.Field, of other: SeenPaper,
        rank: (Value, Origin) -> [Int], tie: (Value, Value) -> Bool
    ) {
        let told = Told(value: self[keyPath: path], origin: origins[field]).or(
            Told(value: other[keyPath: path], origin: other.origins[field]), since: Day(utc: changed), rank: rank,
            tie: tie)
        self[keyPath: path] = told.value
        origins[field] = told.origin
    }

    /// All of both; the better source says which is the primary one.
    private mutating func takeCategories(of other: SeenPaper) {
        let primary = Told(value: paper.categories.first, origin: origins[.categories]).or(
            Told(value: other.paper.categories.first, origin: other.origins[.categories]), since: Day(utc: changed),
            rank: { [$1.authority.order] }, tie: <)
        origins[.categories] = primary.origin
        guard let first = primary.value else { return }
        let all = Set(paper.categories + other.paper.categories)
        guard first != paper.categories.first || all.count != paper.categories.count else { return }
        paper.categories = Self.ordered([first] + all)
    }

    /// The primary category, then the others by name, each once.
    private static func ordered(_ categories: [String]) -> [String] {
        guard let primary = categories.first else { return [] }
        return [primary] + Set(categories.dropFirst()).subtracting([primary]).sorted()
    }

    /// One of each kind.
    private mutating func takeLinks(of other: SeenPaper) {
        guard !other.paper.links.isEmpty else { return }
        paper.links = Link.Kind.allCases.compactMap { kind in
            let told = Told(value: paper.links.first { $0.kind == kind }?.url, origin: origins[kind.field]).or(
                Told(value: other.paper.links.first { $0.kind == kind }?.url, origin: other.origins[kind.field]),
                since: Day(utc: changed), rank: { [Self.namesVersion($0) ? 0 : 1, $1.authority.order] },
                tie: { ($0.utf8.count, $0) < ($1.utf8.count, $1) })
            origins[kind.field] = told.origin
            return told.value.map { Link(kind: kind, url: $0) }
        }
    }

    /// Whether it leads to one version (`arxiv.org/abs/2512.00017v2`) rather than to the paper, whatever its version.
    private static func namesVersion(_ url: String) -> Bool {
        guard url.contains("//arxiv.org/"), let mark = url.lastIndex(of: "v") else { return false }
        let digits = url[url.index(after: mark)...]
        return !digits.isEmpty && digits.allSatisfy(\.isNumber)
    }

    // MARK: Names

    /// Ids and titles by which the other is known. The id of a title is no name: others may share the title.
    private mutating func takeNames(of other: SeenPaper, after former: String) {
        let strong = Set((paper.names + other.paper.names).filter { $0.isStrong && $0 != id })
        for name in strong.sorted() where !aliases.contains(name) { aliases.append(name) }
        if strong != Set(paper.identifiers) { paper.identifiers = strong.sorted() }
        guard other.paper.title != paper.title || former != paper.title || !other.titles.isEmpty else { return }
        let present = PaperID(title: paper.title)
        let known = titles + [PaperID(title: former)] + other.titleIDs
        var seen: Set<PaperID> = [present]
        titles = known.filter { seen.insert($0).inserted }
    }
}

internal import FoundationEssentials
internal import Papers

/// Puts the entries of a feed together as a digest: decides on each entry's id, its dates, and what is left out.
struct EntryDigest {
    private(set) var sightings: [Sighting] = []
    private var notes = NoteList()
    /// Entries taken so far, left out ones included.
    private(set) var count = 0
    private(set) var skipped = 0
    private(set) var duplicates = 0
    /// Entries that the source itself withdrew.
    private var withdrawn = 0
    /// Sightings whose page is known as a relative link only.
    private(set) var relativePages: [(sighting: Int, link: String)] = []
    private let context: ReadingContext
    private let today: Day
    private var places: [PaperID: (sighting: Int, entry: Int)] = [:]
    private var futureDated: Set<PaperID> = []

    init(_ context: ReadingContext) {
        self.context = context
        today = Day(utc: context.now)
    }

    /// Takes the next entry of the feed.
    mutating func add(_ entry: Entry) {
        count += 1
        var entry = entry
        guard let title = title(of: &entry) else { return }
        guard !entry.isWithdrawn else {
            skipped += 1
            withdrawn += 1
            return note(.withdrawn(title: IngestProse.excerpt(title)))
        }
        let sighting = sighting(of: entry, title: title)
        let isAnother = places[sighting.paper.id].map { isApart(sighting, from: sightings[$0.sighting]) } ?? false
        append(sighting, entry, id: isAnother ? qualified(sighting, entry) : sighting.paper.id)
    }

    private mutating func append(_ sighting: Sighting, _ entry: Entry, id: PaperID) {
        if let first = places[id] {
            duplicates += 1
            note(.duplicatePaper(title: IngestProse.excerpt(sighting.paper.title), first: first.entry))
            return sighting.merge(into: &sightings[first.sighting])
        }
        var sighting = sighting
        sighting.paper.id = id
        sighting.position = sightings.count
        places[id] = (sightings.count, count)
        if let dates = dates(of: entry), past(dates).isEmpty { futureDated.insert(id) }
        if let link = entry.relativePage { relativePages.append((sightings.count, link)) }
        sightings.append(sighting)
    }

    /// Whether two sightings of one id are two papers all the same, which only share their title.
    private func isApart(_ sighting: Sighting, from first: Sighting) -> Bool {
        guard sighting.paper.id.scheme == .title, let name = sighting.entry, let other = first.entry, name != other,
            let page = sighting.paper.links.first?.url, let otherPage = first.paper.links.first?.url
        else { return false }
        return page != otherPage
    }

    private func qualified(_ sighting: Sighting, _ entry: Entry) -> PaperID {
        PaperID(title: sighting.paper.title, qualifier: sighting.entry ?? entry.page ?? "")
    }

    /// The title; without one, the beginning of the text.
    private mutating func title(of entry: inout Entry) -> String? {
        if !entry.title.isEmpty {
            let title = SourceText.cut(entry.title, after: Entry.titleLimit)
            if title.utf8.count < entry.title.utf8.count {
                note(.textCut(title: IngestProse.excerpt(title), limit: Entry.titleLimit))
            }
            return title
        }
        guard let text = entry.abstract, !text.isEmpty else {
            skipped += 1
            note(.noPaper(reason: "neither a title nor a text"))
            return nil
        }
        let title = Self.title(from: text)
        note(.titleFromText(title: IngestProse.excerpt(title)))
        return title
    }

    /// The first sentence where it is short enough, else its first words.
    private static func title(from text: String) -> String {
        let line = text.prefix { !$0.isNewline }
        guard line.count > 120 else { return String(line) }
        let head = line.prefix(120)
        if let end = head.firstRange(of: ". ") { return String(head[..<end.lowerBound]) }
        return (head.lastIndex(of: " ").map { head[..<$0] } ?? head) + "…"
    }

    // MARK: A sighting

    private mutating func sighting(of entry: Entry, title: String) -> Sighting {
        var paper = Paper(id: id(of: entry, title: title), title: title)
        for found in entry.identifiers where found.id != paper.id && !paper.identifiers.contains(found.id) {
            paper.identifiers.append(found.id)
        }
        if let abstract = entry.abstract {
            let text = SourceText.cut(abstract, after: Entry.abstractLimit)
            if text.utf8.count < abstract.utf8.count {
                note(.textCut(title: IngestProse.excerpt(title), limit: Entry.abstractLimit))
            }
            paper.abstract = text
        }
        paper.authors = Array(entry.authors.prefix(Entry.authorLimit))
        if entry.authors.count > Entry.authorLimit || entry.hasMoreAuthors {
            note(.authorsCut(title: IngestProse.excerpt(title), limit: Entry.authorLimit))
        }
        if entry.hiddenAuthors > 0 { note(.hiddenAuthors(count: entry.hiddenAuthors)) }
        paper.categories = entry.categories
        if let page = entry.page { paper.links.append(Link(kind: .abstract, url: page)) }
        paper.links += entry.links.filter { $0.url != entry.page }
        paper.version = entry.version ?? entry.identifiers.first { $0.id == paper.id }?.version
        paper.journal = entry.journal
        paper.comment = entry.comment
        let seen = date(entry, of: &paper)
        return Sighting(
            paper: paper, position: 0, votes: entry.votes, comments: entry.comments, entry: entry.name ?? entry.page,
            seen: seen, announcement: entry.announcement)
    }

    /// arXiv's id, else the DOI, else the title.
    private func id(of entry: Entry, title: String) -> PaperID {
        let best =
            entry.identifiers.first { $0.id.scheme == .arxiv } ?? entry.identifiers.first { $0.id.scheme == .doi }
        return best?.id ?? PaperID(title: title)
    }

    /// Sets the paper's date and returns the entry's instant; neither lies after the reading.
    ///
    /// Journals date an article by an issue that is yet to come: of several dates the first one that has passed counts,
    /// and for the instant the first with a time.
    private mutating func date(_ entry: Entry, of paper: inout Paper) -> Date? {
        for text in entry.unreadableDates { note(.unreadableDate(text: IngestProse.excerpt(text))) }
        guard let dates = dates(of: entry) else { return nil }
        let past = past(dates)
        guard !past.isEmpty else {
            note(.futureDate(text: "\(dates[0].day)"))
            paper.published = min(dates[0].day, today)
            return context.now
        }
        let exact = past.filter { $0.precision != .period }
        paper.published = (exact.first ?? past[0]).day
        let instant = exact.first { $0.precision == .instant } ?? exact.first
        return instant?.instant
    }

    /// `nil` where there is none.
    private func dates(of entry: Entry) -> [EntryDate]? {
        let dates = entry.published.isEmpty ? [entry.updated].compactMap(\.self) : entry.published
        return dates.isEmpty ? nil : dates
    }

    private func past(_ dates: [EntryDate]) -> [EntryDate] {
        dates.filter { $0.instant <= context.now && $0.day <= today.adding(1) }
    }

    private mutating func note(_ kind: IngestDiagnostic.Kind) {
        notes.add(IngestDiagnostic(.entry(count), kind: kind))
    }

    // MARK: The end

    /// Whether there were entries, and none of them was one of a paper.
    var hasOnlyNonPapers: Bool { sightings.isEmpty && skipped > withdrawn }

    /// Leaves out the next entry of the source, which is none of a paper.
    mutating func leaveOut(_ kind: IngestDiagnostic.Kind) {
        count += 1
        skipped += 1
        note(kind)
    }

    /// Sets the instants of the sightings anew, for a source whose entries name days of their own.
    mutating func setSeen(_ seen: (Int) -> Date?) {
        for index in sightings.indices { sightings[index].seen = seen(index) }
    }

    /// Notes something about the last entry.
    mutating func noteLast(_ kind: IngestDiagnostic.Kind) {
        note(kind)
    }

    /// Notes something about a line of the source.
    mutating func note(_ diagnostic: IngestDiagnostic) {
        notes.add(diagnostic)
    }

    /// Notes something about the feed as a whole.
    mutating func noteWhole(_ kind: IngestDiagnostic.Kind) {
        notes.add(IngestDiagnostic(kind: kind))
    }

    /// Makes relative links absolute that only the feed's own address can.
    mutating func resolvePages(against bases: [String?]) {
        for page in relativePages {
            guard let url = WebLink.resolve(page.link, against: bases) else { continue }
            sightings[page.sighting].paper.links.insert(Link(kind: .abstract, url: url), at: 0)
            if sightings[page.sighting].entry == nil { sightings[page.sighting].entry = url }
        }
        relativePages = []
    }

    /// - Parameter day: the day that the source names; the reference day where it names none.
    func reading(_ format: SourceFormat, day: Day?, total: Int? = nil) -> DigestReading {
        var reading = DigestReading(
            digest: Digest(source: context.source, day: day ?? context.referenceDay, sightings: sightings),
            format: format, diagnostics: notes.notes.inOrder, skipped: skipped, duplicates: duplicates,
            namesItsDay: day != nil, total: total)
        reading.futureDated = futureDated
        return reading
    }
}

extension Sighting {
    /// Adds a later appearance to the first one in the same digest: what that one lacks, and the announcement that says
    /// more (a paper is new in one category and cross-listed in another).
    fileprivate func merge(into first: inout Sighting) {
        fillGaps(of: &first)
        let order: [Announcement] = [.new, .cross, .replacement, .crossReplacement]
        if let own = order.firstIndex(of: announcement), let other = order.firstIndex(of: first.announcement),
            own < other
        {
            first.announcement = announcement
        }
        for category in paper.categories where !first.paper.categories.contains(category) {
            first.paper.categories.append(category)
        }
        for id in paper.identifiers where id != first.paper.id && !first.paper.identifiers.contains(id) {
            first.paper.identifiers.append(id)
        }
        first.paper.journal = first.paper.journal ?? paper.journal
        first.paper.comment = first.paper.comment ?? paper.comment
        first.paper.version = [first.paper.version, paper.version].compactMap { $0 }.max()
    }
}

internal import FoundationEssentials
internal import Papers

/// A reading with what is known of its papers: counted, and told apart.
struct ShownBatch {
    let reading: DigestReading
    /// The papers' ids after merging.
    let papers: Set<PaperID>
    /// Papers that readers were not told of, that the source shows for the first time and announces as new, and that
    /// are not of its archive.
    let news: Set<PaperID>
    private let recognitions: [Recognition]
    private let yardstick: Yardstick
    private let archiveEnd: Date

    /// - Parameter archiveEnd: entries that are older by their own instant are the source's archive: unknown only
    ///   because the source did not show them before.
    init(
        _ reading: DigestReading, _ recognitions: [Recognition], _ yardstick: Yardstick,
        archiveEnd: Date = .distantPast
    ) {
        let sightings = reading.digest.sightings
        self.yardstick = yardstick
        self.archiveEnd = archiveEnd
        self.reading = reading
        self.recognitions =
            recognitions.prefix(sightings.count)
            + sightings.dropFirst(recognitions.count).map { Recognition(id: $0.paper.id) }
        papers = Set(self.recognitions.map(\.id))
        news = Set(
            zip(sightings, self.recognitions).filter { sighting, recognition in
                sighting.announcement.isNews && !Self.isArchived(sighting, archiveEnd)
                    && Self.isUntold(recognition, yardstick)
            }.map(\.1.id))
    }

    var day: Day { reading.digest.day }
    var count: Int { papers.count }
    /// Whether it announces anything as new, known or not.
    var announcesNews: Bool { reading.digest.sightings.contains(where: \.announcement.isNews) }
    private var pairs: Zip2Sequence<[Sighting], [Recognition]> { zip(reading.digest.sightings, recognitions) }

    /// How many of the papers stand in a stored batch.
    func shared(with batch: SourceHistory.Batch) -> Int { papers.intersection(batch.papers).count }

    // MARK: Standings

    /// Each sighting's paper's standing from now on; a new paper's is the one that is given.
    func standings(_ whenNew: SeenPaper.Standing) -> [SeenPaper.Standing] { standings { _ in whenNew } }

    /// Each sighting's paper's standing from now on. Two sightings of one paper have one standing, the one that tells
    /// most: a list may name a paper as new and, below, as replaced.
    func standings(_ whenNew: (Sighting) -> SeenPaper.Standing) -> [SeenPaper.Standing] {
        var best: [PaperID: SeenPaper.Standing] = [:]
        for (sighting, recognition) in pairs {
            let standing = standing(sighting, recognition, whenNew)
            best[recognition.id] = best[recognition.id].map { max($0, standing, by: \.loudness) } ?? standing
        }
        return recognitions.map { best[$0.id] ?? .news }
    }

    private func standing(
        _ sighting: Sighting, _ recognition: Recognition, _ whenNew: (Sighting) -> SeenPaper.Standing
    ) -> SeenPaper.Standing {
        let own: SeenPaper.Standing =
            if !sighting.announcement.isNews {
                .revision
            } else if Self.isArchived(sighting, archiveEnd) {
                .backlog
            } else {
                whenNew(sighting)
            }
        guard let known = recognition.known else { return own }
        // Backlog, held or revised elsewhere, and this source's news: readers were never told.
        return own == .news && Self.isUntold(recognition, yardstick) ? .news : known.standing
    }

    /// Whether readers were not told of a paper, and this source has not shown it before.
    private static func isUntold(_ recognition: Recognition, _ yardstick: Yardstick) -> Bool {
        guard let known = recognition.known else { return true }
        return known.standing != .news && !isOwn(recognition, yardstick)
    }

    /// Whether this source has shown the paper before.
    private static func isOwn(_ recognition: Recognition, _ yardstick: Yardstick) -> Bool {
        recognition.entryIsKnown == true || yardstick.hasShown(recognition.id)
    }

    /// A paper's own date decides nothing here: journals date papers by issues of months ago.
    private static func isArchived(_ sighting: Sighting, _ end: Date) -> Bool {
        sighting.seen.map { $0 < end } ?? false
    }

    /// How many papers the standings call news.
    func newsCount(_ standings: [SeenPaper.Standing]) -> Int {
        Set(zip(recognitions, standings).filter { $1 == .news }.map(\.0.id)).count
    }

    /// How many papers of this source's own floods wait to be confirmed.
    var held: Int {
        Set(
            recognitions.filter { $0.known?.standing == .held && Self.isOwn($0, yardstick) }.map(\.id)
        ).count
    }

    /// Sightings that are new by their names and old by their titles.
    /// - Parameter byEntry: whether a known paper counts whose entry has a new name. It does not on daily digests, whose
    ///   names are the papers' own ids; and a paper known from another source alone never does, for whatever that
    ///   source shows first would pass for renamed here.
    func renamed(byEntry: Bool) -> Int {
        recognitions.count { recognition in
            if recognition.known == nil { return recognition.titleIsKnown }
            return byEntry && recognition.entryIsKnown == false && yardstick.hasShown(recognition.id)
        }
    }

    // MARK: Instants

    /// A paper's age counts from its entry's own instant, else from its own date.
    static func instant(of sighting: Sighting) -> Date? {
        let instant = sighting.seen ?? sighting.paper.published?.start
        // A date that no calendar has is none.
        return instant.flatMap { abs($0.timeIntervalSince1970) < 1e12 ? $0 : nil }
    }

    /// Of the new papers, how many are older than an instant by their own word, or do not say.
    func newsBefore(_ instant: Date) -> Int {
        Set(
            pairs.filter { news.contains($1.id) && (Self.instant(of: $0) ?? .distantPast) < instant }.map(\.1.id)
        ).count
    }

    // MARK: Defects

    /// What is wrong with the batch by itself.
    /// - Parameter usuallyAbstracts: whether papers of this source have abstracts; feeds of mere titles are no fault.
    func defect(minimum: Int, usuallyAbstracts: Bool = true) -> BatchFinding? {
        if reading.diagnostics.contains(where: { $0.kind == .cutOff }) { return .cutOff(count) }
        let endsAbruptly = reading.diagnostics.contains { if case .endsAbruptly = $0.kind { true } else { false } }
        if endsAbruptly { return .endsAbruptly(count) }
        if reading.diagnostics.contains(where: { $0.kind == .titlesOnly }) { return .titlesOnly(count) }
        let lacking = reading.digest.sightings.count { $0.paper.abstract == nil }
        if usuallyAbstracts, lacking * 2 > reading.papersRead {
            return .fewAbstracts(lacking: lacking, of: reading.papersRead)
        }
        return count < minimum ? .fewerThanMinimum(count, minimum: minimum) : nil
    }

    /// Whether most of the known papers that are shown here have abstracts in the store.
    var knownOnesHaveAbstracts: Bool {
        let known = recognitions.compactMap(\.known)
        return !known.isEmpty && known.count { $0.paper.abstract != nil } * 2 > known.count
    }
}

extension SeenPaper.Standing {
    /// A standing goes before another that tells readers less.
    fileprivate var loudness: Int {
        switch self {
        case .news: 3
        case .held: 2
        case .backlog: 1
        case .revision: 0
        }
    }
}

/// The one that has more of it, the first of two equals.
private func max<Value>(_ first: Value, _ second: Value, by measure: (Value) -> Int) -> Value {
    measure(second) > measure(first) ? second : first
}

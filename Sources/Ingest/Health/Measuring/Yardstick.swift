internal import FoundationEssentials
internal import Papers

/// What a source's last 30 days say of its next batch.
struct Yardstick {
    /// Batches with papers, newest day first.
    let batches: [SourceHistory.Batch]
    private let calendar: PublishingCalendar
    /// The papers of each batch, in their order.
    private let papers: [Set<PaperID>]

    init(_ history: SourceHistory, calendar: PublishingCalendar) {
        batches = history.batches.filter { !$0.papers.isEmpty }.sorted { $0.day > $1.day }
        self.calendar = calendar
        papers = batches.map { Set($0.papers) }
    }

    /// The stored batch of a day.
    func batch(on day: Day) -> SourceHistory.Batch? { batches.first { $0.day == day } }

    /// The newest stored batch of another day that comes before.
    func last(before day: Day) -> SourceHistory.Batch? { batches.first { $0.day < day } }

    /// Whether the source has shown a paper.
    func hasShown(_ paper: PaperID) -> Bool { papers.contains { $0.contains(paper) } }

    // MARK: Sizes

    /// The usual size of the batches like that of `day`, which does not count itself: weekdays are compared with
    /// weekdays, weekends with weekends, since on a source that works at weekends at all they are much smaller.
    ///
    /// The median, for one flood or one bad day must not move it; a flood that nobody confirmed counts as none.
    func usualSize(on day: Day) -> Measure? {
        Measure(batches.filter { isLike($0, day) }.map(\.papers.count))
    }

    /// The most papers above which a batch of `day` is suspicious, before the factor: of weekdays and weekends alike
    /// where too few of the same kind are known.
    func usualForFlood(on day: Day) -> Measure? {
        if let alike = usualSize(on: day), alike.days >= 3 { return alike }
        return Measure(batches.filter { $0.day != day && $0.state != .flood }.map(\.papers.count))
    }

    /// How many new entries a rolling source usually has on a day of reading: papers of a batch that no earlier batch
    /// has. The oldest batch says nothing, for what stood before it is unknown.
    func usualNews(on day: Day) -> Measure? {
        var seen: Set<PaperID> = []
        var counts: [Int] = []
        for (batch, papers) in zip(batches, papers).reversed() {
            let news = papers.subtracting(seen)
            let isOldest = seen.isEmpty
            seen.formUnion(news)
            if !isOldest, batch.day != day, batch.state != .flood { counts.append(news.count) }
        }
        return Measure(counts)
    }

    private func isLike(_ batch: SourceHistory.Batch, _ day: Day) -> Bool {
        batch.day != day && batch.state != .flood && batch.day.weekday.isWeekend == day.weekday.isWeekend
    }

    // MARK: Overlaps

    /// The batch of another day that holds most of these papers, and how many of them.
    func mostAlike(_ shown: Set<PaperID>, otherThan day: Day) -> (batch: SourceHistory.Batch, shared: Int)? {
        var best: (batch: SourceHistory.Batch, shared: Int)?
        for (batch, papers) in zip(batches, papers) where batch.day != day {
            let shared = shown.count(where: papers.contains)
            if shared > best?.shared ?? 0 { best = (batch, shared) }
        }
        return best
    }

    /// Whether the source shows most papers for several days, as a page of a week's or of trending papers does: what
    /// its format calls a daily batch is a rolling one then. At least four batches, half of the papers of one in the
    /// one before.
    var isRolling: Bool {
        let shares = zip(papers, papers.dropFirst()).map { newer, older in
            Double(newer.count(where: older.contains)) / Double(newer.count)
        }
        return shares.count >= 3 && shares.sorted()[shares.count / 2] >= 0.5
    }

    // MARK: Hours

    /// When the batch of a day is usually there.
    ///
    /// Four of five of the last ten batches were read by then, plus an hour, since a source that is looked at every hour
    /// was there up to an hour before. With fewer than three: what the calendar says. Batches that came more than 30
    /// hours after their day began were read late, and say nothing of the hour.
    func usualBy(_ day: Day) -> Date {
        let delays = batches.filter { $0.day != day && calendar.dayOff($0.day) == nil }
            .map { $0.firstRead.timeIntervalSince(calendar.start(of: $0.day)) }
            .filter { (-12 * 3_600...30 * 3_600).contains($0) }
            .prefix(10).sorted()
        guard delays.count >= 3 else { return calendar.start(of: day).addingTimeInterval(calendar.usualDelay) }
        let typical = delays[(delays.count - 1) * 4 / 5]
        return calendar.start(of: day).addingTimeInterval(max(0, typical) + 3_600)
    }

    /// The first day of which the source was read while it was new; `nil` where there is none. What it published
    /// before then was there before anybody asked.
    var onDutySince: Day? {
        batches.last { calendar.isLive($0.day, at: $0.firstRead) }?.day
    }
}

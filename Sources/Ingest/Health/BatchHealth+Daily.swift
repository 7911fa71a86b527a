internal import FoundationEssentials
internal import Papers

/// Sources with one batch a day: the same papers again are not the next day's.
extension BatchHealth {
    func daily(_ batch: ShownBatch) -> BatchVerdict {
        if batch.count == 0 { return empty(batch) }
        if yardstick.batches.isEmpty { return firstDaily(batch) }
        if let stored = yardstick.batch(on: batch.day) { return again(batch, stored) }
        if let repeated = repeated(batch) { return repeated }
        if case .day(let asked) = request, batch.day != asked, batch.news.isEmpty {
            let finding = BatchFinding.otherDay(asked: asked, shown: batch.day)
            return BatchVerdict(day: asked, state: .quiet, finding: finding, standings: batch.standings(.news))
        }
        return new(batch)
    }

    // MARK: A batch that is not stored

    private func firstDaily(_ batch: ShownBatch) -> BatchVerdict {
        let standings = batch.standings(request == .latest ? .news : whenNew(on: batch.day))
        let defect = batch.defect(minimum: source.minPapers)
        return BatchVerdict(
            day: batch.day, state: defect == nil ? .primed : .partial,
            finding: defect ?? .firstReading(news: batch.newsCount(standings), of: batch.count),
            standings: standings, keepsDigest: true)
    }

    private func new(_ batch: ShownBatch) -> BatchVerdict {
        if let flood = flood(batch) { return flood }
        let (state, finding) = measured(batch)
        return BatchVerdict(
            day: batch.day, state: state, finding: finding, standings: batch.standings(whenNew(on: batch.day)),
            keepsDigest: true)
    }

    /// Far more new papers than usual, or old ones under new ids.
    private func flood(_ batch: ShownBatch) -> BatchVerdict? {
        let usual = yardstick.usualForFlood(on: batch.day)
        let renamed = batch.renamed(byEntry: false)
        let finding: BatchFinding
        if let usual, usual.isFlooded(by: batch.news.count) {
            finding = .flood(batch.news.count, usual: usual.rounded, source: source.id)
        } else if Self.isMigration(renamed, of: batch.count) {
            finding = .renamed(renamed, of: batch.count, new: batch.news.count, source: source.id)
        } else {
            return nil
        }
        return BatchVerdict(
            day: batch.day, state: .flood, finding: finding, standings: batch.standings(.held), keepsDigest: true)
    }

    /// More than four of five, of at least twenty.
    static func isMigration(_ renamed: Int, of count: Int) -> Bool { count >= 20 && renamed * 5 > count * 4 }

    /// By what it is, and by what is usual on such days.
    private func measured(_ batch: ShownBatch) -> (BatchState, BatchFinding) {
        let usual = yardstick.usualSize(on: batch.day)
        if let defect = batch.defect(minimum: source.minPapers) { return (.partial, defect) }
        if let usual, usual.isFarMore(than: batch.count) {
            return (.partial, .farFewer(batch.count, usual: usual.rounded))
        }
        // A category of several whose feed was not renewed (seen on rss.arxiv.org: 16 of 486 entries were the day's);
        // cross-lists of yesterday's papers stay far below a half.
        if batch.count >= 10, let (old, shared) = yardstick.mostAlike(batch.papers, otherThan: batch.day),
            shared * 2 >= batch.count
        {
            return (.partial, .partlyOld(shared, of: batch.count, from: old.day))
        }
        return (.fresh, .papers(batch.count, usual: usual?.usual))
    }

    /// Whether an unknown paper of that day is news: not where its day lies before anybody asked.
    private func whenNew(on day: Day) -> SeenPaper.Standing {
        let isMissed = yardstick.onDutySince.map { day > $0 } ?? false
        return day >= current || isMissed || source.calendar.isLive(day, at: now) ? .news : .backlog
    }

    // MARK: A batch that is stored

    /// At least nine of ten papers are another day's: that batch, once more. The few others are news all the same.
    private func repeated(_ batch: ShownBatch) -> BatchVerdict? {
        // A day of nothing but later versions names papers of earlier days, and rightly so.
        guard batch.announcesNews, let (old, shared) = yardstick.mostAlike(batch.papers, otherThan: batch.day),
            shared * 10 >= batch.count * 9
        else { return nil }
        let isUnderToday = batch.reading.namesItsDay && batch.day >= today
        var verdict =
            yardstick.batch(on: today).map { standing($0, finding: .olderAgain(old.day, stored: $0.papers.count)) }
            ?? overdue(showing: old, under: isUnderToday)
        if case .underNewDate = verdict.finding {
            verdict.finding = .underNewDate(shared, of: batch.count, from: old.day)
        }
        verdict.standings = batch.standings(whenNew(on: batch.day))
        return verdict
    }

    /// The batch of a day that was read before: the same, or more of it, or less.
    private func again(_ batch: ShownBatch, _ stored: SourceHistory.Batch) -> BatchVerdict {
        if !batch.news.isEmpty { return grown(batch, stored) }
        var verdict: BatchVerdict
        if batch.day < today {
            verdict =
                yardstick.batch(on: today)
                .map { standing($0, finding: .olderAgain(stored.day, stored: $0.papers.count)) }
                ?? overdue(showing: stored)
        } else if batch.held > 0, stored.state == .flood {
            verdict = standing(stored, finding: .stillHeld(batch.held, source: source.id))
        } else if batch.shared(with: stored) * 10 < stored.papers.count * 9 {
            verdict = standing(
                stored, finding: .lessThanBefore(batch.shared(with: stored), of: stored.papers.count))
        } else if stored.state.isSettled {
            verdict = standing(stored)
            verdict.keepsDigest = true
        } else {
            let (state, finding) = measured(batch)
            verdict = BatchVerdict(day: batch.day, state: state, finding: finding, keepsDigest: true)
        }
        verdict.standings = batch.standings(whenNew(on: batch.day))
        return verdict
    }

    private func grown(_ batch: ShownBatch, _ stored: SourceHistory.Batch) -> BatchVerdict {
        if let flood = flood(batch) { return flood }
        var (state, finding) = measured(batch)
        if stored.state.isSettled || state == .fresh {
            (state, finding) = (.fresh, .grown(batch.count, by: batch.news.count))
        }
        return BatchVerdict(
            day: batch.day, state: state, finding: finding, standings: batch.standings(whenNew(on: batch.day)),
            // Another list with fewer papers is no better list; its new papers are stored all the same.
            keepsDigest: batch.count * 10 >= stored.papers.count * 9)
    }

    // MARK: No papers

    /// A valid digest without papers: a day off that nobody knew of, unless it is not today's, or not yet.
    private func empty(_ batch: ShownBatch) -> BatchVerdict {
        if let stored = yardstick.batch(on: today) {
            return standing(stored, finding: .lessThanBefore(0, of: stored.papers.count))
        }
        let last = yardstick.last(before: today)
        if let off = source.calendar.dayOff(today) {
            return BatchVerdict(day: today, state: .quiet, finding: .dayOff(off, last: last?.day))
        }
        if source.calendar == .dailyPapers, today >= current { return emptyWeekday(since: last?.day) }
        let usual = yardstick.usualSize(on: today)?.usual
        guard let last else { return BatchVerdict(day: today, state: .quiet, finding: .empty(usual: usual)) }
        let by = yardstick.usualBy(today)
        let namesToday = batch.reading.namesItsDay && batch.day >= today
        if !namesToday, now < by { return BatchVerdict(day: today, state: .waiting, finding: .notYet(by: by)) }
        if batch.reading.namesItsDay, !namesToday {
            return BatchVerdict(day: today, state: .stale, finding: .stillEmpty(batch.day, by: by))
        }
        return silent(since: last.day, usual: usual)
    }

    /// Daily Papers has no holidays: a weekday without papers is early, or a fault. What its archive says of a day that is
    /// over is another matter.
    private func emptyWeekday(since last: Day?) -> BatchVerdict {
        let by = yardstick.usualBy(today)
        if now < by { return BatchVerdict(day: today, state: .waiting, finding: .notYet(by: by)) }
        var finding = BatchFinding.emptyDay(by: by)
        if let last {
            let days = source.calendar.publishingDays(after: last, through: today)
            if days > 1 { finding = .silence(since: last, days: days) }
        }
        return BatchVerdict(day: today, state: .stale, finding: finding)
    }

    /// Empty on a day of publishing. One or two such days are holidays that no rule knows, as arXiv has around
    /// Christmas; four in a row never were.
    private func silent(since last: Day, usual: Int?) -> BatchVerdict {
        if source.minPapers > 1 {
            let finding = BatchFinding.fewerThanMinimum(0, minimum: source.minPapers)
            return BatchVerdict(day: today, state: .partial, finding: finding)
        }
        let days = source.calendar.publishingDays(after: last, through: today)
        let isTooLong = source.calendar != .none && days >= 4
        return BatchVerdict(
            day: today, state: isTooLong ? .stale : .quiet,
            finding: isTooLong ? .silence(since: last, days: days) : .empty(usual: usual))
    }
}

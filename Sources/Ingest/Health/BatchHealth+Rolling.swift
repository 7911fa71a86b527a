internal import FoundationEssentials
internal import Papers

/// Sources whose entries come one by one and stay for a while.
extension BatchHealth {
    func rolling(_ batch: ShownBatch) -> BatchVerdict {
        if batch.count == 0 { return emptyRolling }
        if yardstick.batches.isEmpty { return firstRolling(batch) }
        if let flood = rollingFlood(batch) { return verdict(batch, .flood, flood, whenNew: .held) }
        if batch.held > 0 { return verdict(batch, .flood, .stillHeld(batch.held, source: source.id)) }
        // Feeds of mere titles are no fault: only where the older entries have abstracts, their lack is.
        let defect = batch.defect(minimum: source.minPapers, usuallyAbstracts: batch.knownOnesHaveAbstracts)
        if let defect { return verdict(batch, .partial, defect) }
        if !batch.news.isEmpty { return verdict(batch, .fresh, .newEntries(batch.news.count, of: batch.count)) }
        if let stored = yardstick.batch(on: batch.day), stored.state.isSettled {
            return verdict(batch, stored.state, .sameAsBefore(batch.count, since: stored.firstRead))
        }
        return verdict(batch, .quiet, .nothingNew(of: batch.count))
    }

    private func verdict(
        _ batch: ShownBatch, _ state: BatchState, _ finding: BatchFinding, whenNew: SeenPaper.Standing = .news
    ) -> BatchVerdict {
        BatchVerdict(
            day: batch.day, state: state, finding: finding, standings: batch.standings(whenNew), keepsDigest: true)
    }

    private var emptyRolling: BatchVerdict {
        if source.minPapers > 1, !yardstick.batches.isEmpty {
            let finding = BatchFinding.fewerThanMinimum(0, minimum: source.minPapers)
            return BatchVerdict(day: today, state: .partial, finding: finding)
        }
        if let stored = yardstick.batch(on: today) {
            return standing(stored, finding: .lessThanBefore(0, of: stored.papers.count))
        }
        return BatchVerdict(day: today, state: .quiet, finding: .empty(usual: nil))
    }

    // MARK: The first reading

    /// Of a feed that goes back for months only the newest entries are news: those of its newest day, and those younger
    /// than 48 hours. Entries without any date, or with one that is yet to come, are backlog: nobody can tell their age,
    /// and the next new one is news.
    private func firstRolling(_ batch: ShownBatch) -> BatchVerdict {
        let instant: (Sighting) -> Date? = { sighting in
            batch.reading.futureDated.contains(sighting.paper.id) ? nil : ShownBatch.instant(of: sighting)
        }
        let newest = batch.reading.digest.sightings.compactMap(instant).max().map(Day.init(utc:))
        let youngest = now.addingTimeInterval(-48 * 3_600)
        let standings = batch.standings { sighting in
            guard let instant = instant(sighting) else { return .backlog }
            return instant > youngest || Day(utc: instant) == newest ? .news : .backlog
        }
        let defect = batch.defect(minimum: source.minPapers, usuallyAbstracts: false)
        return BatchVerdict(
            day: batch.day, state: defect == nil ? .primed : .partial,
            finding: defect ?? .firstReading(news: batch.newsCount(standings), of: batch.count),
            standings: standings, keepsDigest: true)
    }

    // MARK: Floods

    private func rollingFlood(_ batch: ShownBatch) -> BatchFinding? {
        let renamed = batch.renamed(byEntry: true)
        if Self.isMigration(renamed, of: batch.count) {
            return .renamed(renamed, of: batch.count, new: batch.news.count, source: source.id)
        }
        let usual = yardstick.usualNews(on: batch.day)
        if let usual, usual.days >= 3 {
            guard usual.isFlooded(by: batch.news.count) else { return nil }
            return .flood(batch.news.count, usual: usual.rounded, source: source.id)
        }
        // How many are usual is unknown yet: a hundred is much only where most are old by their own word, such as the
        // whole archive of a feed that used to show ten.
        guard batch.news.count >= 100, let last = yardstick.batches.first else { return nil }
        let old = batch.newsBefore(last.firstRead.addingTimeInterval(-48 * 3_600))
        return old * 2 > batch.news.count ? .flood(batch.news.count, usual: nil, source: source.id) : nil
    }
}

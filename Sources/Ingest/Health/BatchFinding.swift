public import FoundationEssentials
public import Papers

/// What a verdict rests on, with its facts; ``HealthProse`` makes sentences of them.
public enum BatchFinding: Hashable, Sendable {
    /// A batch; `usual` is the median of its like.
    case papers(Int, usual: Int?)
    /// New entries among all that a rolling source shows.
    case newEntries(Int, of: Int)
    /// The batch that was read before, with more papers.
    case grown(Int, by: Int)
    /// The batch that was read before.
    case sameAsBefore(Int, since: Date)
    /// Less than was read before, which stands.
    case lessThanBefore(Int, of: Int)
    /// An older batch once more, while the day's own is stored with that many papers.
    case olderAgain(Day, stored: Int)
    /// A source's first reading.
    case firstReading(news: Int, of: Int)

    /// The source is not due yet.
    case notYet(by: Date)
    /// Nothing is published that day.
    case dayOff(DayOff, last: Day?)
    /// A valid digest without papers.
    case empty(usual: Int?)
    /// No entry that was not known.
    case nothingNew(of: Int)
    /// HTTP 304 of a source that never brought anything.
    case unchanged
    /// The source shows another day than the one asked for.
    case otherDay(asked: Day, shown: Day)

    /// An older batch where the new one should be; its papers, and when the new one is usually there.
    case stillShows(Day, papers: Int, by: Date)
    /// A feed that is as empty as on that day, where the new batch should be.
    case stillEmpty(Day, by: Date)
    /// An older batch's papers under the day's own date; `of` is how many there are in all.
    case underNewDate(Int, of: Int, from: Day)
    /// Unchanged for longer than history reaches.
    case nothingFor(days: Int, by: Date)
    /// No papers on a weekday of a source that has some on each, and when they are usually there.
    case emptyDay(by: Date)
    /// Empty day after day.
    case silence(since: Day, days: Int)

    /// The document stops before its end.
    case cutOff(Int)
    /// The text stops in mid-sentence.
    case endsAbruptly(Int)
    /// Only titles could be read.
    case titlesOnly(Int)
    /// More than half of the papers have no abstract.
    case fewAbstracts(lacking: Int, of: Int)
    /// Fewer than the operator expects.
    case fewerThanMinimum(Int, minimum: Int)
    /// Far fewer than the median.
    case farFewer(Int, usual: Int)
    /// A good part of the batch is an older one's.
    case partlyOld(Int, of: Int, from: Day)

    /// Far more new papers than usual; `usual` is `nil` where too little is known, and most of them are old.
    case flood(Int, usual: Int?, source: String)
    /// Known papers under new names; `new` others are withheld.
    case renamed(Int, of: Int, new: Int, source: String)
    /// Papers of an earlier flood that nobody has confirmed; `nil` where they were not counted.
    case stillHeld(Int?, source: String)

    /// The failure's own sentence.
    case failure(String)
}

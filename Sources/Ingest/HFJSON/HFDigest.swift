internal import FoundationEssentials
internal import Papers

/// The items of Daily Papers as they are met, and the day that most of them name.
struct HFDigest {
    private let context: ReadingContext
    private var entries: EntryDigest
    /// The days of the sightings.
    private var days: [Day?] = []
    /// Items that hold something other than a paper.
    private var foreign = 0

    init(_ context: ReadingContext) {
        self.context = context
        entries = EntryDigest(context)
    }

    /// Whether there is at least one item.
    var isBegun: Bool { entries.count > 0 }

    /// Whether there were items, and not one was a paper.
    var isForeign: Bool { foreign > 0 && foreign == entries.count }

    mutating func note(_ diagnostic: IngestDiagnostic) {
        entries.note(diagnostic)
    }

    /// Takes over an item; `nil` is one that is no object.
    /// - Throws: ``IngestError`` beyond the most entries of a digest.
    mutating func add(_ item: HFItem?) throws(IngestError) {
        guard entries.count < Entry.countLimit else {
            throw IngestError(source: context.source, reason: .tooManyPapers(limit: Entry.countLimit))
        }
        guard let item, item.isPaper else {
            foreign += 1
            return entries.leaveOut(.noPaper(reason: "not a paper"))
        }
        let before = entries.sightings.count
        entries.add(item.entry)
        if entries.sightings.count > before { days.append(known(item.day)) }
    }

    /// A day after the moment of reading is none.
    private mutating func known(_ day: Day?) -> Day? {
        guard let day, day > Day(utc: context.now) else { return day }
        entries.noteLast(.futureDate(text: day.description))
        return nil
    }

    /// - Parameter named: the day that the page itself names.
    consuming func reading(as format: SourceFormat, named: Day? = nil) -> DigestReading {
        var own = named
        if let day = named, day > Day(utc: context.now) {
            entries.noteWhole(.futureDate(text: day.description))
            own = nil
        }
        own = own ?? mostNamed
        let day = own ?? context.referenceDay
        let days = days
        entries.setSeen { index in days[index].flatMap { $0 == day ? nil : $0.start } }
        return entries.reading(format, day: own)
    }

    /// Of two that are named equally often, the later one.
    private var mostNamed: Day? {
        var counts: [Day: Int] = [:]
        for case let day? in days { counts[day, default: 0] += 1 }
        return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
    }
}

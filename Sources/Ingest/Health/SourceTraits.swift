public import FoundationEssentials
public import Papers

/// What can be expected of a source before anything is known of it.
public struct SourceTraits: Hashable, Sendable {
    /// The source's id, for the sentence that says how to confirm a flood.
    public var id: String
    /// One batch a day, or entries that come one by one.
    public var cadence: SourceFormat.Cadence
    /// When it publishes.
    public var calendar: PublishingCalendar
    /// Fewer papers than that are a partial batch. Default 1.
    public var minPapers: Int

    public init(id: String, format: SourceFormat, minPapers: Int = 1) {
        self.init(id: id, cadence: format.cadence, calendar: PublishingCalendar(format), minPapers: minPapers)
    }

    public init(
        id: String, cadence: SourceFormat.Cadence, calendar: PublishingCalendar = .none, minPapers: Int = 1
    ) {
        self.id = id
        self.cadence = cadence
        self.calendar = calendar
        self.minPapers = minPapers
    }

    /// The day whose batch the source should show at an instant, as the source counts days.
    public func day(at now: Date, referenceDay: Day) -> Day {
        calendar.day(at: now, referenceDay: referenceDay)
    }
}

public import FoundationEssentials
public import Papers

/// When a source publishes: its days, where they begin, and the hour by which a batch is usually there.
///
/// A calendar only decides what the *last* batch, shown once more, means: nothing on a day off, a delay or a fault on
/// any other. Papers that come on a day off are papers all the same.
public enum PublishingCalendar: String, Hashable, Sendable, CaseIterable {
    /// arXiv's announcements: dated Monday to Friday at midnight in New York, none on its holidays.
    case arxiv
    /// Hugging Face's Daily Papers: weekdays, counted in UTC; a weekend's page shows the Friday.
    case dailyPapers
    /// Nothing is known: every day may bring something, counted as the site counts its days.
    case none

    /// The calendar of a format: page text is the Daily Papers page copied as text.
    public init(_ format: SourceFormat) {
        switch format {
        case .text, .hfJSON, .hfHTML: self = .dailyPapers
        case .arxivRSS: self = .arxiv
        case .auto, .arxivAtom, .feed: self = .none
        }
    }

    /// The day that the source has at an instant.
    /// - Parameter referenceDay: the site's own day, which stands where the source's is unknown.
    public func day(at instant: Date, referenceDay: Day) -> Day {
        switch self {
        case .arxiv: NewYork.day(at: instant)
        case .dailyPapers: Day(utc: instant)
        case .none: referenceDay
        }
    }

    /// When the source's day begins: midnight in New York for arXiv, 00:00 UTC for others.
    public func start(of day: Day) -> Date {
        self == .arxiv ? NewYork.midnight(of: day) : day.start
    }

    /// Why nothing is published that day; `nil` on a day of publishing.
    public func dayOff(_ day: Day) -> DayOff? {
        if self == .none { return nil }
        if day.weekday.isWeekend { return .weekend }
        return self == .arxiv ? ArxivHolidays.holiday(silencing: day).map(DayOff.holiday) : nil
    }

    /// How long after the day's start its batch is expected while no history says better; seconds.
    ///
    /// - arXiv: 1 h. The feeds are built at midnight in New York (their `lastBuildDate` reads 05:00:02 UTC in winter,
    ///   04:00:02 in summer).
    /// - Daily Papers: 10 h. Papers are put up from about 02:00 UTC through the European morning.
    /// - Others: 12 h.
    public var usualDelay: TimeInterval {
        switch self {
        case .arxiv: 3_600
        case .dailyPapers: 10 * 3_600
        case .none: 12 * 3_600
        }
    }

    /// How many days of publishing lie after the first day, up to and with the second.
    public func publishingDays(after first: Day, through last: Day) -> Int {
        guard first < last else { return 0 }
        // More than a year is as good as a year.
        let start = max(first.ordinal + 1, last.ordinal - 366)
        return (start...last.ordinal).count { dayOff(Day(ordinal: $0)) == nil }
    }

    /// Whether a batch of that day was still the newest at an instant, or the one before it, which a night's outage
    /// leaves to the next morning.
    func isLive(_ day: Day, at instant: Date) -> Bool {
        publishingDays(after: day, through: self.day(at: instant, referenceDay: Day(utc: instant))) <= 1
    }
}

/// Why a source publishes nothing on a day.
public enum DayOff: Hashable, Sendable {
    case weekend
    /// By its name.
    case holiday(String)
}

extension Weekday {
    /// Saturday and Sunday.
    var isWeekend: Bool { self == .saturday || self == .sunday }
}

public import FoundationEssentials
public import Papers

/// When a subscriber's letters are due: a wall clock in a zone, asked day by day.
///
/// Only what the reader wrote is stored (time of day and zone name); instants are worked out when they are needed, so
/// that a change of the zone's rules, or a journey of the reader, is followed.
public struct Schedule: Sendable {
    /// How a day's letter stands at an instant.
    public enum Standing: Hashable, Sendable {
        /// The frequency does not ask for this day, or the zone's calendar skips it.
        case notAsked
        case notYet(due: Date)
        case due(since: Date)
        /// Due for longer than `lateAfter`: the papers go into the next letter.
        case late(since: Date)
    }

    /// The reader's, else the site's.
    public let zone: TimeZone
    /// On which days a letter is due.
    public let frequency: DeliveryPreferences.Frequency
    /// Minutes after midnight on the wall.
    public let sendAt: Int

    /// - Parameter siteZone: in force where the preferences name no zone, or one that this machine does not know.
    public init(_ preferences: DeliveryPreferences, siteZone: TimeZone) {
        zone = preferences.timezone.flatMap(Timezones.zone) ?? siteZone
        frequency = preferences.frequency
        sendAt = preferences.sendAt
    }

    /// The day that the reader's calendar shows.
    public func localDay(at instant: Date) -> Day {
        Day(utc: instant.addingTimeInterval(Double(zone.secondsFromGMT(for: instant))))
    }

    /// When the letter of a day is due. Where the clocks skip that time, the first instant after the gap;
    /// where they show it twice, the first of both.
    public func due(on day: Day) -> Date {
        let wall = day.start.addingTimeInterval(Double(sendAt) * 60)
        return instant(ofWallClock: wall)
    }

    /// Whether the frequency asks for a letter on that day, and the day exists
    /// (Apia had no 30 December 2011 when it crossed the date line).
    public func asks(for day: Day) -> Bool {
        frequency.asks(for: day.weekday) && exists(day)
    }

    /// The first due instant after `instant`, and its day.
    public func next(after instant: Date) -> (day: Day, due: Date) {
        var day = localDay(at: instant).adding(-1)
        while true {
            if asks(for: day) {
                let due = due(on: day)
                if due > instant { return (day, due) }
            }
            day = day.adding(1)
        }
    }

    /// The newest day whose letter is due at `instant`: after days asleep, the one that catches up.
    public func latest(at instant: Date) -> (day: Day, due: Date) {
        var day = localDay(at: instant).adding(1)
        while true {
            if asks(for: day) {
                let due = due(on: day)
                if due <= instant { return (day, due) }
            }
            day = day.adding(-1)
        }
    }

    /// How the letter of a day stands.
    public func standing(of day: Day, at instant: Date, lateAfter: Duration) -> Standing {
        guard asks(for: day) else { return .notAsked }
        let due = due(on: day)
        if instant < due { return .notYet(due: due) }
        return instant.timeIntervalSince(due) > lateAfter / .seconds(1) ? .late(since: due) : .due(since: due)
    }

    private func exists(_ day: Day) -> Bool {
        let noon = day.start.addingTimeInterval(43_200)
        return localDay(at: instant(ofWallClock: noon)) == day
    }

    /// The instant at which the clocks show `wall`, which is given as if they showed UTC.
    private func instant(ofWallClock wall: Date) -> Date {
        // No zone changes twice within two days, so the offsets a day before and after are the only candidates.
        let before = offset(at: wall.addingTimeInterval(-86_400))
        let after = offset(at: wall.addingTimeInterval(86_400))
        let candidates = [before, after].map { wall.addingTimeInterval(-$0) }
        let shown = candidates.filter { $0.addingTimeInterval(offset(at: $0)) == wall }
        return shown.min() ?? endOfGap(between: candidates[1], and: candidates[0], offset: after)
    }

    /// The first second with the new offset.
    private func endOfGap(between start: Date, and end: Date, offset after: Double) -> Date {
        var low = start.timeIntervalSince1970.rounded(.down)
        var high = end.timeIntervalSince1970.rounded(.up)
        while high - low > 1 {
            let middle = ((low + high) / 2).rounded(.down)
            if offset(at: Date(timeIntervalSince1970: middle)) == after { high = middle } else { low = middle }
        }
        return Date(timeIntervalSince1970: high)
    }

    private func offset(at instant: Date) -> Double {
        Double(zone.secondsFromGMT(for: instant))
    }
}

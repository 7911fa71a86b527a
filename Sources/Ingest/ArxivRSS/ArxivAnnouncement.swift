internal import Papers

/// What the entries of an announcement mean by their dates: the day of the announcement, in New York, and not the paper's
/// own.
enum ArxivAnnouncement {
    /// Takes the announcement's day off an entry; `latest` is the newest one so far.
    static func settle(_ entry: inout Entry, latest: inout Day?) {
        for date in entry.published {
            let day = day(date)
            latest = latest.map { max($0, day) } ?? day
        }
        entry.published = []
        // The Atom flavour's changes with every build of the feed.
        entry.updated = nil
    }

    /// The day of the feed: its own `pubDate`, which is midnight in New York, else its newest entry's. An Atom feed without
    /// entries names none, for its `updated` is the time of building.
    static func day(_ head: FeedHead, latest: Day?) -> Day? {
        head.published.map(day) ?? latest ?? head.built.map(day)
    }

    private static func day(_ date: EntryDate) -> Day {
        date.precision == .instant ? NewYork.day(at: date.instant) : date.day
    }
}

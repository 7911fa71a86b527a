public import Foundation
internal import Ingest
internal import Papers
internal import Storage
internal import Transfer

/// How the sources are: each with its last days.
public struct SourcesAnswer: Sendable {
    /// One source.
    public struct Row: Sendable, Encodable {
        /// One of its days.
        public struct DayRow: Sendable, Encodable {
            /// `YYYY-MM-DD`.
            public var day: String
            /// `fresh`, `waiting`, `quiet`, `partial`, `stale`, `flood`, `primed` or `failed`.
            public var state: String
            public var reason: String?
            /// Papers that the last look at it recognised.
            public var papers: Int
            /// Those that nobody had seen before, at that look.
            public var new: Int
            public var readAt: Date
        }

        public var source: String
        /// Whether it stands in the configuration. Else somebody handed it in, or it was taken out; it is listed where it
        /// was read in so many days before the last reading of all.
        public var isConfigured: Bool
        /// `nil` where nothing of it is remembered but its readings.
        public var type: String?
        /// Where it is read, without a query; `nil` as `type`.
        public var place: String?
        /// Where it has moved for good.
        public var movedTo: String?
        /// The last look's; `nil` before the first.
        public var state: String?
        public var reason: String?
        public var papers: Int?
        public var lastLook: Date?
        /// `nil` for files, which every run reads, and for sources that are gone.
        public var nextLook: Date?
        /// What decided that: `every`, `awaited`, `before-letters`, `backoff`, `max-age`, `retry-after` or `gone`.
        public var nextLookWhy: String?
        public var isGone: Bool
        /// Newest first.
        public var days: [DayRow]
    }

    public var rows: [Row]
    /// The days of the table, newest first.
    public var days: [String]

    /// - Parameter count: How many days, up to the newest one of any source. Default 7.
    public static func read(_ press: Press, days count: Int = 7) async throws(Failure) -> SourcesAnswer {
        try press.insistOnSite()
        let sources = try Source.all(press.configuration)
        guard FileManager.default.fileExists(atPath: press.configuration.store.path) else {
            return SourcesAnswer(rows: sources.map(Row.init), days: [])
        }
        let store = try press.store(.readOnly)
        return try await Failure.translating(store.path) {
            let readings = try await store.health(days: count)
            let desk = SourceDesk(press: press, store: store)
            var rows: [Row] = []
            for source in sources {
                let stored = try await desk.load(source)
                var row = Row(source)
                row.days = readings.filter { $0.source == source.id }.map(Row.DayRow.init)
                row.fill(from: stored)
                if source.address != nil, let next = stored.last.map({ desk.next(after: $0, stored) }) {
                    (row.nextLook, row.nextLookWhy) = (next.at, next.why.rawValue)
                }
                rows.append(row)
            }
            // What was handed in has a past too.
            let known = Set(sources.map(\.id))
            for last in try await store.lastReadings(days: count) where !known.contains(last.source) {
                let state = try await store.sourceState(last.source)
                rows.append(Row(unconfigured: last, state, days: readings.filter { $0.source == last.source }))
            }
            let own = readings.filter { known.contains($0.source) }
            return SourcesAnswer(rows: rows, days: span(of: own).map(\.description))
        }
    }
}

extension SourcesAnswer {
    /// Newest first, days without any look among them: that nobody looked is to be seen.
    private static func span(of readings: [SourceReading]) -> [Day] {
        guard let first = readings.map(\.day).min(), let last = readings.map(\.day).max() else { return [] }
        return (first.ordinal...last.ordinal).reversed().map(Day.init(ordinal:))
    }
}

extension SourcesAnswer.Row {
    init(_ source: Source) {
        self.init(
            source: source.id, isConfigured: true, type: source.format.rawValue, place: source.name, isGone: false,
            days: [])
    }

    init(unconfigured last: SourceReading, _ state: SourceState?, days: [SourceReading]) {
        self.init(source: last.source, isConfigured: false, isGone: false, days: days.map(DayRow.init))
        if let place = state.flatMap({ Source.place(ofKey: $0.url) }) { (type, self.place) = place }
        fill(from: last)
    }

    fileprivate mutating func fill(from stored: StoredSource) {
        fill(from: stored.last)
        movedTo = stored.state.settledURL.map(WebAddress.shown)
        isGone = stored.state.isGone
    }

    private mutating func fill(from last: SourceReading?) {
        (state, reason, papers, lastLook) = (last?.state.rawValue, last?.reason, last?.recognised, last?.readAt)
    }
}

extension SourcesAnswer.Row.DayRow {
    init(_ reading: SourceReading) {
        self.init(
            day: reading.day.description, state: reading.state.rawValue, reason: reading.reason,
            papers: reading.recognised,
            new: reading.added, readAt: reading.readAt)
    }
}

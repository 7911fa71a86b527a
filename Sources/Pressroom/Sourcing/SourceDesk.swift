internal import Foundation
internal import Ingest
internal import Papers
internal import Storage
internal import Transfer

/// Reads sources into the store: looks at those that are due, judges what came, stores it, and says how it went.
///
/// A good digest is merged, a bad one is loud and leaves the last good one in force.
struct SourceDesk: Sendable {
    let press: Press
    let store: Store
    /// When the next letters are due: sources are asked oftener while these wait for them.
    var letters: Date?

    /// Lets the time pass until a host may be asked. Seconds; ends with an error where the task is cancelled.
    var pause: @Sendable (TimeInterval) async throws -> Void = { try await Task.sleep(for: .seconds($0)) }

    /// Which sources are looked at.
    enum Occasion: Sendable {
        /// Those whose time has come.
        case due
        /// All, because somebody asks for them.
        case asked
        /// None: only what is stored is told.
        case never
    }

    /// One thing to do for a source.
    private enum Errand: Sendable {
        case tell(ReadingReport)
        case look(StoredSource, SourceRequest)

        var lane: String? {
            if case .look(let stored, _) = self { return stored.address.map { FetchPace.lane(of: $0.host) } }
            return nil
        }
    }

    private enum Result: Sendable {
        case told(ReadingReport)
        case visited(StoredSource, SourceVisit)
    }

    /// Looks at sources, of different hosts at the same time, and stores what they bring in their own order.
    /// - Throws: `Failure` where nothing can be stored any more; what fails by itself is in the reports.
    func read(_ sources: [Source], _ occasion: Occasion) async throws(Failure) -> [ReadingReport] {
        try await Failure.translating(store.path) {
            var errands: [Errand] = []
            for source in sources { errands += try await plan(source, occasion) }
            let visitor = visitor()
            var reports: [ReadingReport] = []
            var broken: StorageError?
            await Lanes.run(errands, lane: { $0.lane }) { errand -> Result in
                switch errand {
                case .tell(let report): return .told(report)
                case .look(let stored, let request):
                    return .visited(stored, await visit(stored, request, visitor))
                }
            } inOrder: { result in
                guard broken == nil else { return }
                do throws(StorageError) {
                    switch result {
                    case .told(let report): reports.append(report)
                    case .visited(let stored, let visit):
                        reports.append(try await record(visit, of: stored, occasion))
                    }
                } catch {
                    broken = error
                }
            }
            if let broken { throw broken }
            if case .never = occasion { return reports }
            try await store.forgetSources(
                besides: press.configuration.sources.map(\.id),
                unlessAskedSince: press.clock.now.addingTimeInterval(-Self.memoryOfOthers))
            return reports
        }
    }

    /// Opens connections, which end with it.
    func visitor() -> SourceVisitor {
        let configuration = press.configuration
        // The entries were checked when the configuration was read.
        let allowed = (try? AllowedHosts(configuration.allowPrivate)) ?? AllowedHosts()
        let settings = FetchSettings(userAgent: configuration.userAgent, allowedHosts: allowed)
        let web = WebVisitor(
            fetcher: HTTPFetcher(settings), store: store, now: press.surroundings.now,
            pause: pause, zone: configuration.zone,
            ownHosts: Set(configuration.allowPrivate.map { $0.lowercased() }))
        return SourceVisitor(press: press, web: web)
    }

    /// Fetches or opens, and stores nothing.
    func visit(_ stored: StoredSource, _ request: SourceRequest, _ visitor: SourceVisitor) async -> SourceVisit {
        // A day is read to its end: what is known of it need not be all.
        let endsEarly = request == .latest && stored.source.format == .arxivAtom
        let known = await endsEarly ? knownPapers(stored.source) : []
        let memory = stored.memory(known: known)
        return await visitor.visit(stored.source, memory, request: request)
    }

    /// Papers of the last month: where a query for the newest first meets one of them, the rest is known.
    private func knownPapers(_ source: Source) async -> Set<PaperID> {
        let batches = (try? await store.history(of: source.id, through: day(of: source)).batches) ?? []
        return Set(batches.flatMap(\.papers))
    }

    /// The source's current day.
    func day(of source: Source) -> Day { source.calendar.day(at: press.clock.now, referenceDay: press.today) }

    private func plan(_ source: Source, _ occasion: Occasion) async throws(StorageError) -> [Errand] {
        let stored = try await load(source)
        guard isDue(stored, occasion) else { return [.tell(try await told(of: stored))] }
        return try await missedDays(stored, occasion).map { .look(stored, .day($0)) } + [.look(stored, .latest)]
    }

    private func isDue(_ stored: StoredSource, _ occasion: Occasion) -> Bool {
        switch occasion {
        case .never: return false
        case .asked: return true
        case .due:
            if stored.state.isGone { return false }
            // With `--as-of` the operator's clock rules; files cost nothing.
            guard !press.clock.isSet, stored.source.address != nil, let last = stored.last else { return true }
            // A look that lies ahead was one under another clock, and says nothing of this one.
            if last.readAt > press.clock.now { return true }
            return next(after: last, stored).at.map { $0 <= press.clock.now } ?? false
        }
    }

    /// A source with what is stored of it.
    /// - Parameter day: In place of its current one.
    func load(_ source: Source, day: Day? = nil) async throws(StorageError) -> StoredSource {
        try await StoredSource.load(source, day: day ?? self.day(of: source), store, press)
    }

    /// When a source is looked at again, and why then.
    func next(after last: SourceReading, _ stored: StoredSource) -> PollingPlan.NextLook {
        let source = stored.source
        let plan = PollingPlan(
            every: source.every / .seconds(1), seed: "\(press.configuration.site.tag ?? "")/\(source.id)",
            cadence: source.format.cadence)
        let maxAge = stored.state.notBefore?.timeIntervalSince(last.readAt)
        return plan.next(
            after: PollingPlan.LastLook(
                at: last.readAt, state: last.state, failures: stored.state.failures, maxAge: maxAge,
                notBefore: stored.hostRests, isGone: stored.state.isGone),
            letters: letters)
    }

    /// Days whose pages grew after their last look, or were never looked at, since the source is asked day by day.
    private func missedDays(_ stored: StoredSource, _ occasion: Occasion) async throws(StorageError) -> [Day] {
        guard stored.source.isAskedByDay, stored.last != nil else { return [] }
        let today = day(of: stored.source)
        // Before its first look nothing was missed.
        let first = max(
            try await store.firstDay(of: stored.source.id) ?? today, today.adding(-Self.mostMissedDays))
        guard first < today else { return [] }
        let days = (first.ordinal..<today.ordinal).map(Day.init(ordinal:))
        return try await missing(days, of: stored.source, occasion)
    }

    /// Days that were not read after their end, or not in order. Those rest for some hours before they are asked for
    /// again; one that failed does not where somebody asks.
    func missing(_ days: [Day], of source: Source, _ occasion: Occasion) async throws(StorageError) -> [Day] {
        var missing: [Day] = []
        for day in days {
            guard let reading = try await store.reading(of: source.id, on: day),
                reading.readAt >= source.calendar.start(of: day.adding(1))
            else {
                missing.append(day)
                continue
            }
            let isRested = press.clock.now.timeIntervalSince(reading.readAt) >= Self.restOfMissedDay
            let isAsked = if case .asked = occasion { reading.state == .failed } else { false }
            if !reading.state.isSettled, isRested || isAsked { missing.append(day) }
        }
        return missing
    }

    /// How long what the server of an address said is remembered that somebody named by hand. Seconds.
    private static let memoryOfOthers: TimeInterval = 7 * 86_400

    /// A day that is in disorder for good is not asked for with every run. Seconds.
    private static let restOfMissedDay: TimeInterval = 6 * 3_600

    /// Older papers are news to nobody (`maxAgeDays`); `ingest --since` fetches them all the same.
    private static let mostMissedDays = 7
}

extension Configuration {
    /// `Paperboy/0.3 (+https://papers.example.org)`: who asks, and whom to write to.
    var userAgent: String {
        let contact = (site.url?.text ?? site.operatorContact ?? "").unicodeScalars
            .filter { (0x21...0x7E).contains($0.value) && !"()\\\"".unicodeScalars.contains($0) }
        let text = String(String.UnicodeScalarView(contact))
        return "Paperboy/\(Version.text)" + (text.isEmpty ? "" : " (+\(text))")
    }
}

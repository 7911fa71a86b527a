internal import Editions
internal import Foundation
internal import JSONText
internal import Matching
internal import Outbox
internal import Papers
internal import Storage
internal import Subscribers

/// The whole way once: read, match, write the feeds, send what is due. What cron calls.
public struct DailyRun: Sendable {
    /// What this run is asked to do.
    public struct Order: Sendable {
        /// A digest in place of the configured sources: a file or an address.
        public var digest: String?
        /// Decides all and changes nothing: no store, no feed, no letter.
        public var isDryRun = false
        /// `false`: letters are planned and stay so.
        public var sends = true
        /// `false`: neither sources nor feeds (`send`).
        public var isWhole = true
        /// Only these readers; `nil` = all.
        public var subscribers: Set<String>?
        /// Neither hour, frequency nor a relay's "later" is waited for.
        public var isForced = false
        /// The editions that were planned before, once more under another Message-ID.
        public var isResend = false

        public init() {}
    }

    let press: Press
    let order: Order

    public init(_ press: Press, _ order: Order) {
        self.press = press
        self.order = order
    }

    /// Runs.
    /// - Throws: `Failure` where nothing can be done at all; what fails by itself (a source, the feeds, a file of readers
    ///   that is refused) is reported, and does not keep the rest from being done.
    public func run() async throws(Failure) -> RunReport {
        let scratch = order.isDryRun ? try ScratchStore.copy(press) : nil
        defer { scratch?.discard() }
        let store = if let scratch { scratch.store } else { try press.store() }
        var report = RunReport()
        report.isDryRun = order.isDryRun
        report.warnings = press.configuration.warnings.map(\.rendered)
        if press.clock.now.timeIntervalSince(press.surroundings.now()) > 2 * 86_400 {
            report.warnings.append("--as-of lies in the future: papers that are read now count as seen then")
        }
        let opened: Result<Readership, Failure>
        do { opened = .success(try press.readership(store)) } catch { opened = .failure(error) }
        let summary: Store.SubscriberSummary
        do { summary = try await store.subscriberSummary() } catch { throw Failure(error, path: store.path) }
        try await read(into: &report, try? opened.get(), summary, store)
        let unsettled: Readership
        switch opened {
        case .success(let good): unsettled = good
        case .failure(let failure):
            // Letters that were planned by good readers still go out.
            report.failures.append(failure)
            if order.sends, order.isWhole, !order.isDryRun { report.sending = try await send(report, [], store) }
            return report
        }
        // Wishes for papers a week become thresholds, and stay so until the profile's text changes.
        let readership = try await Failure.translating(store.path) {
            try await unsettled.settled(by: CalibrationDesk(press), fixes: !order.isDryRun)
        }
        report.warnings += readership.file.warnings.map(\.rendered)
        let result = report
        return try await Failure.translating(store.path) {
            // Before anything is changed: a wish for readers who are not there is refused.
            let chosen = try await chosen(of: readership)
            return try await edit(result, readership, summary, chosen, store)
        }
    }

    /// From stored papers to letters.
    private func edit(
        _ before: RunReport, _ readership: Readership, _ summary: Store.SubscriberSummary, _ chosen: [Subscriber]?,
        _ store: Store
    ) async throws -> RunReport {
        var report = before
        // Where nothing was read (`send`), how the sources are decides alone what letters say.
        if !order.isWhole { report.readings = [] }
        let newest = try await store.newestDigestDay()
        let papers = try await papers(for: readership, summary, newest: newest, store)
        let matching = MatchDesk(papers, background: try press.background())
        if order.isWhole, !order.isDryRun {
            // Feeds wait for no relay, and letters for no folder.
            do {
                report.feeds = try await FeedPress(press).write(papers, matching, readership)
            } catch let error as Failure {
                report.failures.append(error)
            }
        }
        let post = PostRoom(press, store)
        try await post.endLostClaims()
        if !order.isDryRun { report.warnings += try await Withdrawal(readership, post.ledger).run() }
        let desk = EditionDesk(
            press: press, ledger: post.ledger, papers: papers, matching: matching, newestDigest: newest,
            isForced: order.isForced, isResend: order.isResend, sources: before.readings)
        let ids = try await plan(chosen, of: readership, by: desk, store, &report)
        if order.sends, !order.isDryRun { report.sending = try await send(report, ids, store) }
        return report
    }

    /// Plans the letters of all readers, or of those who were asked for.
    /// - Returns: the editions of those who were asked for.
    private func plan(
        _ chosen: [Subscriber]?, of readership: Readership, by desk: EditionDesk, _ store: Store,
        _ report: inout RunReport
    ) async throws -> [EditionID] {
        var change = ChangeOfBackground(now: desk.matching.background.version)
        var planning = PlanningDesk(press: press, store: store, isDryRun: order.isDryRun)
        if let chosen {
            let decisions = try await planning.plan(chosen, by: desk)
            change.add(decisions)
            report.add(decisions.map(\.report))
            report.warnings += change.warnings
            return decisions.map(\.id)
        }
        var pages = readership.pages()
        var page = try await pages.next()
        while let readers = page {
            page = try await pages.next()
            planning.isOneOfMany = planning.isOneOfMany || page != nil
            let decisions = try await planning.plan(readers, by: desk)
            change.add(decisions)
            report.add(decisions.map(\.report))
        }
        report.warnings += pages.warnings + change.warnings
        return []
    }

    private func chosen(of readership: Readership) async throws -> [Subscriber]? {
        guard let wanted = order.subscribers else { return nil }
        var found: [Subscriber] = []
        for id in wanted.sorted() {
            if let reader = try await readership.subscriber(id), reader.isEnabled { found.append(reader) }
        }
        let unknown = wanted.subtracting(found.map(\.id)).sorted()
        guard unknown.isEmpty else {
            throw Failure(.usage, "no such reader (or not enabled): \(unknown.joined(separator: ", "))")
        }
        let places = Dictionary(readership.file.subscribers.enumerated().map { ($1.id, $0) }) { first, _ in first }
        return found.sorted { (places[$0.id] ?? .max, $0.id) < (places[$1.id] ?? .max, $1.id) }
    }

    /// Reads the sources that are due; one that fails does not keep the others from being read. Where none is to be read
    /// (`send`), it is told how they are.
    private func read(
        into report: inout RunReport, _ readership: Readership?, _ summary: Store.SubscriberSummary, _ store: Store
    ) async throws(Failure) {
        var desk = SourceDesk(press: press, store: store)
        desk.letters = readership.flatMap { readership in
            let stored = summary.deliveries.map(readership.shared.preferences)
            return NextLetters(press, readership.file, stored: stored).due
        }
        if let digest = order.digest {
            report.readings = try await desk.read([.meant(by: digest, press.configuration)], .asked)
            return
        }
        let sources = try Source.all(press.configuration)
        if sources.isEmpty, order.isWhole {
            report.warnings.append("no source is configured: nothing was read; name a digest with --digest FILE")
        }
        report.readings = try await desk.read(sources, order.isWhole ? .due : .never)
    }

    /// Papers young enough for a letter or a feed.
    private func papers(
        for readership: Readership, _ summary: Store.SubscriberSummary, newest: Day?, _ store: Store
    ) async throws(StorageError) -> [SeenPaper] {
        let stored = summary.count == 0 ? 0 : max(readership.shared.maxAgeDays, summary.maxAgeDays ?? 0)
        let asked = readership.file.subscribers.map(\.maxAgeDays).max() ?? 0
        let days = max(press.configuration.feeds.days, asked, stored) + 1
        // What came in a flood that nobody has confirmed, or before its source was first read, is told to nobody.
        return try await store.papers(since: min(newest ?? press.today, press.today).adding(-days))
            .filter { $0.standing == .news }
    }

    private func send(
        _ report: RunReport, _ ids: [EditionID], _ store: Store
    ) async throws(Failure) -> SendingReport {
        var post = PostRoom.Order()
        post.waiting = order.isForced ? .ignore : .respect
        post.recipients = report.planned
        if order.subscribers != nil { post.only = Set(ids) }
        return try await PostRoom(press, store).send(post)
    }
}

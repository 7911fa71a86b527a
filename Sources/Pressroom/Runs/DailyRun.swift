internal import Editions
internal import Foundation
internal import JSONText
internal import Outbox
internal import Papers
internal import Storage
internal import Subscribers

/// The whole way once: read, match, write the feeds, send what is due. What cron calls.
public struct DailyRun: Sendable {
    /// What this run is asked to do.
    public struct Order: Sendable {
        /// A digest in place of the configured sources.
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
        let scratch = order.isDryRun ? try await ScratchStore.copy(press) : nil
        defer { scratch?.discard() }
        let store = if let scratch { scratch.store } else { try press.store() }
        var report = RunReport()
        report.isDryRun = order.isDryRun
        report.warnings = press.configuration.warnings.map(\.rendered)
        if press.clock.now.timeIntervalSince(press.surroundings.now()) > 2 * 86_400 {
            report.warnings.append("--as-of lies in the future: papers that are read now count as seen then")
        }
        if order.isWhole { await read(into: &report, store) }
        let file: SubscribersFile
        do {
            file = try press.subscribers()
        } catch {
            // Letters that were planned by good readers still go out.
            report.failures.append(error)
            if order.sends, order.isWhole, !order.isDryRun { report.sending = try await send([], store) }
            return report
        }
        report.warnings += file.warnings.map(\.rendered)
        let readers = try chosen(of: file)
        let result = report
        return try await Failure.translating(store.path) { try await edit(result, file, readers, store) }
    }

    /// From stored papers to letters.
    private func edit(
        _ before: RunReport, _ file: SubscribersFile, _ readers: [Subscriber], _ store: Store
    ) async throws -> RunReport {
        var report = before
        let newest = try await store.newestDigestDay()
        let papers = try await papers(for: file, newest: newest, store)
        let matching = MatchDesk(papers)
        if order.isWhole, !order.isDryRun {
            // Feeds wait for no relay, and letters for no folder.
            do {
                report.feeds = try FeedPress(press).write(papers, matching, file)
            } catch {
                report.failures.append(error)
            }
        }
        let post = PostRoom(press, store)
        try await post.endLostClaims()
        if !order.isDryRun { report.warnings += try await Withdrawal(file, post.ledger).run() }
        let desk = EditionDesk(
            press: press, ledger: post.ledger, papers: papers, matching: matching, newestDigest: newest,
            isForced: order.isForced, isResend: order.isResend, sourceFailed: !before.failures.isEmpty)
        let plan = try await PlanningDesk(press: press, store: store, isDryRun: order.isDryRun).plan(readers, by: desk)
        report.readers = plan.map(\.report)
        if order.sends, !order.isDryRun { report.sending = try await send(plan, store) }
        return report
    }

    private func chosen(of file: SubscribersFile) throws(Failure) -> [Subscriber] {
        let enabled = file.subscribers.filter(\.isEnabled)
        guard let wanted = order.subscribers else { return enabled }
        let unknown = wanted.subtracting(enabled.map(\.id)).sorted()
        guard unknown.isEmpty else {
            throw Failure(.usage, "no such reader (or not enabled): \(unknown.joined(separator: ", "))")
        }
        return enabled.filter { wanted.contains($0.id) }
    }

    /// Reads every source; one that fails does not keep the others from being read.
    private func read(into report: inout RunReport, _ store: Store) async {
        let desk = SourceDesk(press: press, store: store)
        let sources = order.digest.map { [SourceDesk.file($0)] } ?? SourceDesk.configured(press.configuration)
        if sources.isEmpty {
            report.warnings.append("no source is configured: nothing was read; name a digest with --digest FILE")
        }
        for source in sources {
            do {
                report.readings.append(try await desk.read(source))
            } catch {
                report.failures.append(error)
            }
        }
    }

    /// Papers young enough for a letter or a feed.
    private func papers(
        for file: SubscribersFile, newest: Day?, _ store: Store
    ) async throws(StorageError) -> [SeenPaper] {
        let days = max(press.configuration.feeds.days, file.subscribers.map(\.maxAgeDays).max() ?? 0) + 1
        return try await store.papers(since: min(newest ?? press.today, press.today).adding(-days))
    }

    private func send(_ plan: [EditionDesk.Decision], _ store: Store) async throws(Failure) -> SendingReport {
        var post = PostRoom.Order()
        post.waiting = order.isForced ? .ignore : .respect
        post.recipients = plan.count { decision in
            if case .planned = decision.standing { true } else { false }
        }
        if order.subscribers != nil { post.only = Set(plan.map(\.id)) }
        return try await PostRoom(press, store).send(post)
    }
}

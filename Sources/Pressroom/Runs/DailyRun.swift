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
        let readersFile: Result<SubscribersFile, Failure>
        do { readersFile = .success(try press.subscribers()) } catch { readersFile = .failure(error) }
        try await read(into: &report, try? readersFile.get(), store)
        var file: SubscribersFile
        switch readersFile {
        case .success(let good): file = good
        case .failure(let failure):
            // Letters that were planned by good readers still go out.
            report.failures.append(failure)
            if order.sends, order.isWhole, !order.isDryRun { report.sending = try await send([], store) }
            return report
        }
        file = try await settled(file, store)
        report.warnings += file.warnings.map(\.rendered)
        let readers = try chosen(of: file)
        let (result, settled) = (report, file)
        return try await Failure.translating(store.path) { try await edit(result, settled, readers, store) }
    }

    /// Wishes for papers a week become thresholds, and stay so until the profile's text changes.
    private func settled(_ file: SubscribersFile, _ store: Store) async throws(Failure) -> SubscribersFile {
        try await Failure.translating(store.path) {
            try await CalibrationDesk(press).settled(file, store, fixes: !order.isDryRun)
        }
    }

    /// From stored papers to letters.
    private func edit(
        _ before: RunReport, _ file: SubscribersFile, _ readers: [Subscriber], _ store: Store
    ) async throws -> RunReport {
        var report = before
        // Where nothing was read (`send`), how the sources are decides alone what letters say.
        if !order.isWhole { report.readings = [] }
        let newest = try await store.newestDigestDay()
        let papers = try await papers(for: file, newest: newest, store)
        let matching = MatchDesk(papers, background: try press.background())
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
            isForced: order.isForced, isResend: order.isResend, sources: before.readings)
        let plan = try await PlanningDesk(press: press, store: store, isDryRun: order.isDryRun).plan(readers, by: desk)
        report.readers = plan.map(\.report)
        report.warnings += Self.changeOfBackground(plan, matching.background)
        if order.sends, !order.isDryRun { report.sending = try await send(plan, store) }
        return report
    }

    /// Scores of another background are other scores: that is said once, with the first letters that have them.
    private static func changeOfBackground(
        _ plan: [EditionDesk.Decision], _ background: Background
    ) -> [String] {
        let changed = plan.filter { decision in
            if case .planned = decision.standing { decision.formerBackground != nil } else { false }
        }
        guard let former = changed.first?.formerBackground else { return [] }
        return [
            "scores are by background \(background.version) now, and were by \(former) in the last letters of "
                + "\(changed.count) of \(plan.count) readers: thresholds let other papers pass"
        ]
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

    /// Reads the sources that are due; one that fails does not keep the others from being read. Where none is to be read
    /// (`send`), it is told how they are.
    private func read(
        into report: inout RunReport, _ file: SubscribersFile?, _ store: Store
    ) async throws(Failure) {
        var desk = SourceDesk(press: press, store: store)
        desk.letters = file.flatMap { NextLetters(press, $0).due }
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
        for file: SubscribersFile, newest: Day?, _ store: Store
    ) async throws(StorageError) -> [SeenPaper] {
        let days = max(press.configuration.feeds.days, file.subscribers.map(\.maxAgeDays).max() ?? 0) + 1
        // What came in a flood that nobody has confirmed, or before its source was first read, is told to nobody.
        return try await store.papers(since: min(newest ?? press.today, press.today).adding(-days))
            .filter { $0.standing == .news }
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

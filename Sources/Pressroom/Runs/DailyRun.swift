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
    /// - Throws: `Failure` where nothing can be done at all; the failures of single sources and letters are reported.
    public func run() async throws(Failure) -> RunReport {
        let file = try press.subscribers()
        let readers = try chosen(of: file)
        let scratch = order.isDryRun ? try await ScratchStore.copy(press) : nil
        defer { scratch?.discard() }
        let store = if let scratch { scratch.store } else { try press.store() }
        var report = RunReport()
        report.isDryRun = order.isDryRun
        report.warnings = (press.configuration.warnings + file.warnings).map(\.rendered)
        if order.isWhole { await read(into: &report, store) }
        do {
            if !order.isDryRun { report.warnings += try await Withdrawal(file, PostRoom(press, store).ledger).run() }
            let newest = try await store.newestDigestDay()
            let papers = try await papers(for: file, newest: newest, store)
            let matching = MatchDesk(papers)
            // Feeds first: they do not wait for a relay, nor for a configuration that can send.
            if order.isWhole, !order.isDryRun { report.feeds = try FeedPress(press).write(papers, matching, file) }
            if !order.isDryRun { try await skipFormerReaders(file, store) }
            let editions = EditionDesk(
                press: press, ledger: PostRoom(press, store).ledger, papers: papers, matching: matching,
                newestDigest: newest, isForced: order.isForced, isResend: order.isResend,
                sourceFailed: !report.failedSources.isEmpty)
            let plan = try await plan(readers, by: editions, store)
            report.readers = plan.map(\.report)
            if order.sends, !order.isDryRun { report.sending = try await send(plan, store) }
        } catch let failure as Failure {
            throw failure
        } catch let error as LedgerError {
            throw Failure(error)
        } catch let error as StorageError {
            throw Failure(error, path: store.path)
        } catch {
            throw Failure(.bug, "\(type(of: error))")
        }
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
        do {
            let sources =
                if let digest = order.digest { [SourceDesk.file(digest)] } else {
                    try SourceDesk.configured(press.configuration)
                }
            if sources.isEmpty {
                report.warnings.append("no source is configured: nothing was read; name a digest with --digest FILE")
            }
            for source in sources {
                do {
                    report.readings.append(try await desk.read(source))
                } catch {
                    report.failedSources.append(error)
                }
            }
        } catch {
            report.failedSources.append(error)
        }
    }

    /// Papers young enough for a letter or a feed.
    private func papers(
        for file: SubscribersFile, newest: Day?, _ store: Store
    ) async throws(StorageError) -> [SeenPaper] {
        let days = max(press.configuration.feeds.days, file.subscribers.map(\.maxAgeDays).max() ?? 0) + 1
        return try await store.papers(since: min(newest ?? press.today, press.today).adding(-days))
    }

    /// Letters that wait for somebody who is no reader any more are not sent.
    private func skipFormerReaders(_ file: SubscribersFile, _ store: Store) async throws(LedgerError) {
        let ledger = PostRoom(press, store).ledger
        let readers = Set(file.subscribers.filter { $0.isEnabled && $0.delivery.mail }.map(\.id))
        let waiting = try await ledger.deliveries(DeliveryFilter(states: [.planned, .deferred, .unknown]))
        _ = try await ledger.skip(
            waiting.filter { !readers.contains($0.id.subscriber) }
                .map { Skip(id: $0.id, dueAt: $0.dueAt, reason: "no reader any more") })
    }

    private func plan(
        _ readers: [Subscriber], by desk: EditionDesk, _ store: Store
    ) async throws -> [EditionDesk.Decision] {
        var decisions = try await desk.decide(for: readers)
        guard !order.isDryRun else { return decisions }
        _ = try await desk.ledger.skip(decisions.compactMap(\.skip))
        let planned = decisions.indices.filter { decisions[$0].edition != nil }
        guard !planned.isEmpty else { return decisions }
        let letters = try await LetterDesk(press).letters(decisions, papers: desk.papers, store: store)
        for (index, result) in zip(planned, try await desk.ledger.plan(letters)) {
            switch result {
            case .planned: break
            case .alreadyThere(let state): decisions[index].standing = .alreadyThere(state: state.kind.rawValue)
            case .papersOverlap, .busy: decisions[index].standing = .busy
            }
        }
        return decisions
    }

    private func send(_ plan: [EditionDesk.Decision], _ store: Store) async throws(Failure) -> SendingReport {
        var post = PostRoom.Order()
        post.waiting = order.isForced ? .ignore : .respect
        post.recipients = plan.count
        if order.subscribers != nil { post.only = Set(plan.map(\.id)) }
        return try await PostRoom(press, store).send(post)
    }
}

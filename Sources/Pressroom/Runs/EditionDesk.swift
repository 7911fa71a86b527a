internal import Editions
internal import Foundation
internal import Matching
internal import Outbox
internal import Papers
internal import Storage
internal import Subscribers

/// Decides for each reader whether an edition is due, and makes it.
struct EditionDesk: Sendable {
    let press: Press
    let ledger: any Ledger
    /// The papers that are young enough for anybody, ready to be matched.
    let papers: [SeenPaper]
    let matching: MatchDesk
    let newestDigest: Day?
    /// Ask neither hour nor frequency: `send` means now.
    var isForced = false
    /// A further generation of editions that were planned before.
    var isResend = false
    /// How the sources are.
    var sources: [ReadingReport] = []

    /// Whether a day's papers may still be missing: then nobody is told that there is nothing today.
    private var isUnsettled: Bool { sources.contains { $0.state.map { !$0.isSettled } ?? ($0.failure != nil) } }

    /// What was decided about one reader.
    struct Decision: Sendable {
        var subscriber: Subscriber
        var id: EditionID
        var standing: ReaderReport.Standing
        var edition: Edition?
        var dueAt: Date
        /// To be recorded as not sent.
        var skip: Skip?
        /// What the reader's last edition was scored with, where that is another background than now.
        var formerBackground: String?

        /// Of somebody who gets no letters, whoever asks for them.
        static func suppressed(_ subscriber: Subscriber, day: Day, now: Date) -> Decision {
            let id = EditionID(subscriber: subscriber.id, day: day)
            return Decision(subscriber: subscriber, id: id, standing: .suppressed, dueAt: now)
        }

        var report: ReaderReport {
            ReaderReport(subscriber: subscriber.id, edition: id.description, standing: standing)
        }
    }

    /// One decision a reader, in order.
    func decide(for readers: [Subscriber]) async throws(LedgerError) -> [Decision] {
        let history = try await ledger.history(
            of: Set(readers.map(\.id)), since: press.today.adding(-(readers.map(\.maxAgeDays).max() ?? 0) - 2))
        let earlier = try await ledger.letters(history.values.flatMap { [$0.newest, $0.oldest].compactMap(\.self) })
        var turns = readers.map { turn(of: $0) }
        let recorded = try await states(of: turns.map(\.id))
        for index in turns.indices {
            let subscriber = turns[index].subscriber
            let past = history[subscriber.id] ?? ReaderHistory()
            let known = recorded[subscriber.id, default: [:]].filter { $0.key.day == turns[index].id.day }
            if turns[index].standing == .noMail { continue }
            if let latest = known.max(by: { $0.key.generation < $1.key.generation }) {
                turns[index].id = latest.key
                if isResend {
                    try await copy(latest.key, to: &turns[index])
                } else {
                    turns[index].standing = standing(of: latest.value, turns[index])
                }
            } else if past.inHand != nil {
                turns[index].standing = .busy
            } else if turns[index].standing == .nothingNew {
                let newest = past.newest.flatMap { earlier[$0]?.edition }
                turns[index].formerBackground = newest?.background.flatMap { former in
                    former == matching.background.version ? nil : former
                }
                make(
                    &turns[index], delivered: past.papers, previousDigest: newest?.digestDay,
                    first: past.oldest.flatMap { earlier[$0] })
                refuseLate(&turns[index])
                awaitSources(&turns[index])
            }
        }
        return turns
    }

    /// Which edition a reader's clock asks for, before anything else is looked at. `nothingNew` = due.
    private func turn(of subscriber: Subscriber) -> Decision {
        let schedule = Schedule(subscriber.delivery, siteZone: press.configuration.zone)
        let now = press.clock.now
        guard subscriber.delivery.mail else {
            let id = EditionID(subscriber: subscriber.id, day: schedule.localDay(at: now))
            return Decision(subscriber: subscriber, id: id, standing: .noMail, dueAt: now)
        }
        if press.clock.isSet || isForced {
            let id = EditionID(subscriber: subscriber.id, day: schedule.localDay(at: now))
            return Decision(subscriber: subscriber, id: id, standing: .nothingNew, dueAt: now)
        }
        let (day, due) = schedule.latest(at: now)
        let id = EditionID(subscriber: subscriber.id, day: day)
        return Decision(subscriber: subscriber, id: id, standing: .nothingNew, dueAt: due)
    }

    /// An edition that was due for too long is not sent; a day without one has nothing to be late with.
    private func refuseLate(_ turn: inout Decision) {
        guard turn.edition != nil, !press.clock.isSet, !isForced else { return }
        let schedule = Schedule(turn.subscriber.delivery, siteZone: press.configuration.zone)
        let lateAfter = press.configuration.mail.lateAfter
        let standing = schedule.standing(of: turn.id.day, at: press.clock.now, lateAfter: lateAfter)
        guard case .late(let since) = standing else { return }
        turn.edition = nil
        turn.standing = .late(since: since)
        turn.skip = Skip(id: turn.id, dueAt: turn.dueAt, reason: "late")
    }

    /// A letter waits for a digest that is usually there soon: the next run makes it, with that digest. It does not wait
    /// longer than a quarter of `mail.lateAfter`, for readers have chosen their hour.
    private func awaitSources(_ turn: inout Decision) {
        guard turn.edition != nil, !isForced else { return }
        let patience = press.configuration.mail.lateAfter / .seconds(4)
        let awaited = sources.filter { source in
            guard source.state == .waiting, let by = source.usualBy else { return false }
            return by > press.clock.now && by.timeIntervalSince(turn.dueAt) <= patience
        }
        guard let latest = awaited.compactMap(\.usualBy).max() else { return }
        turn.edition = nil
        turn.standing = .awaiting(sources: awaited.map(\.source), by: latest)
    }

    /// States of the editions of those days, all generations, by subscriber.
    private func states(of ids: [EditionID]) async throws(LedgerError) -> [String: [EditionID: DeliveryState]] {
        let filter = DeliveryFilter(
            subscribers: Set(ids.map(\.subscriber)), since: ids.map(\.day).min(), until: ids.map(\.day).max())
        return try await ledger.deliveries(filter).reduce(into: [:]) { states, delivery in
            states[delivery.id.subscriber, default: [:]][delivery.id] = delivery.state
        }
    }

    /// What to say of a day whose edition is recorded already.
    private func standing(of state: DeliveryState, _ turn: Decision) -> ReaderReport.Standing {
        let schedule = Schedule(turn.subscriber.delivery, siteZone: press.configuration.zone)
        let isOver = !DeliveryState.Kind.unfinished.contains(state.kind)
        guard isOver, !press.clock.isSet, !isForced, turn.id.day < schedule.localDay(at: press.clock.now) else {
            return .alreadyThere(state: state.kind.rawValue)
        }
        return .notDue(next: schedule.next(after: press.clock.now).due)
    }

    /// The same edition once more, under the next generation.
    private func copy(_ id: EditionID, to turn: inout Decision) async throws(LedgerError) {
        guard var edition = try await ledger.letters([id])[id]?.edition else { return }
        turn.id.generation = id.generation + 1
        edition.id = turn.id
        turn.edition = edition
        turn.standing = .planned(papers: edition.papers.count, of: edition.considered)
    }

    private func make(
        _ turn: inout Decision, delivered: Set<PaperID>, previousDigest: Day?, first: PlannedLetter?
    ) {
        var subscriber = turn.subscriber
        if isUnsettled { subscriber.delivery.sendEmpty = false }
        let maker = EditionMaker(
            today: max(turn.id.day, Day(utc: press.clock.now), press.today), newestDigest: newestDigest)
        let pool = maker.pool(
            of: papers, for: subscriber, delivered: delivered, firstDigest: first?.edition.digestDay,
            firstLetter: first?.date)
        let candidates = matching.contenders(pool, for: subscriber.profile)
        let result = maker.edition(
            id: turn.id, for: subscriber, candidates: candidates, previousDigest: previousDigest,
            likeness: matching.likeness)
        switch result {
        case .edition(let edition):
            turn.edition = edition
            turn.standing = .planned(papers: edition.papers.count, of: edition.considered)
        case .nothing(.noDigest): turn.standing = .noDigest
        case .nothing(.tooOld(let newest)): turn.standing = .tooOld(newest: newest.description)
        case .nothing(.nothingNew): turn.standing = .nothingNew
        case .nothing(.noMatch(let considered)): turn.standing = .noMatch(of: considered)
        }
    }
}

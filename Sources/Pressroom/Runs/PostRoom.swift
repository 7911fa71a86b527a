internal import Editions
internal import Foundation
internal import JSONText
internal import MIME
internal import Mailbox
internal import Outbox
internal import Storage
internal import Transfer

/// Sends what the ledger holds: opens the way out, runs the courier, says how it went.
struct PostRoom: Sendable {
    let press: Press
    let store: Store
    let ledger: SQLiteLedger

    init(_ press: Press, _ store: Store) {
        self.press = press
        self.store = store
        let now = press.surroundings.now
        // Leases and deferrals run by the real clock, whatever `--as-of` says.
        ledger = SQLiteLedger(store: store, clock: now)
    }

    /// What is to be sent.
    struct Order: Sendable {
        /// Only these letters; `nil` = all that are due.
        var only: Set<EditionID>?
        /// `send` and `retry` do not wait for a deferred letter's time.
        var waiting = ClaimRequest.Waiting.respect
        /// How many letters the run has, where known.
        var recipients: Int?
    }

    /// Sends until nothing due is left. Where no letter waits, neither relay nor configuration is asked.
    func send(_ order: Order) async throws(Failure) -> SendingReport {
        let withheld = try await withhold()
        guard try await unfinished() > 0 else {
            var report = SendingReport(destination: "")
            report.remarks = withheld
            return report
        }
        try refuseUnready()
        let way = try openWay()
        let request = ClaimRequest(
            lane: LetterDesk.lane, lease: DispatchTerms.defaultLease, owner: ProcessIdentity().owner,
            round: press.surroundings.uniqueName,
            dueBy: press.clock.now, waiting: order.waiting, onUnknown: rule, only: order.only)
        let courier = Courier(
            ledger: ledger, composer: StoredLetters(store).composer, senders: way.senders,
            sleeper: Sleeper { seconds in try await Task.sleep(for: .seconds(seconds)) })
        let dispatch = await courier.run(
            DispatchTerms(request: request, recipients: order.recipients), isGone: ProcessIdentity.isGone)
        var report = SendingReport(dispatch, destination: way.destination)
        report.remarks = withheld + report.remarks
        let inThisRun = report.deferred + report.unknown + report.waiting
        report.left = max(0, try await unfinished() - inThisRun)
        return report
    }

    /// Takes back letters that wait for addresses which get none any more, whoever planned them.
    /// - Returns: A sentence for each of the first, and how many there are beyond.
    private func withhold() async throws(Failure) -> [String] {
        try await Failure.translating(store.path) {
            let ids = try await store.suppressedLetters()
            let skips = ids.map { Skip(id: $0, dueAt: press.clock.now, reason: "suppressed") }
            let taken = zip(ids, try await ledger.skip(skips)).filter { $1 == .skipped }.map(\.0)
            let most = DispatchReport.reasonLimit
            return taken.prefix(most).map { "\($0): not sent: the address is suppressed" }
                + (taken.count > most
                    ? ["\(taken.count - most) more letters to suppressed addresses are not sent"] : [])
        }
    }

    private func unfinished() async throws(Failure) -> Int {
        do {
            return try await ledger.summary(DeliveryFilter(states: DeliveryState.Kind.unfinished)).total
        } catch {
            throw Failure(error)
        }
    }

    /// Ends what processes that are gone have left behind, so that planning sees letters as they are.
    func endLostClaims() async throws(LedgerError) {
        _ = try await ledger.expire(isGone: ProcessIdentity.isGone)
    }

    /// What forbids sending at all, with every reason.
    func refuseUnready() throws(Failure) {
        let problems = press.configuration.sendingProblems()
        guard problems.isEmpty else {
            throw Failure(
                .configuration, "letters cannot be sent with this configuration", details: problems.map(\.rendered))
        }
    }

    private var rule: ClaimRequest.UnknownRule {
        switch press.configuration.mail.onUnknown {
        case .resend: .resend
        case .hold: .hold
        }
    }

    func openWay() throws(Failure) -> (senders: [MailSender], destination: String) {
        let mail = press.configuration.mail
        switch mail.transport {
        case .maildir:
            let path = mail.maildir ?? ""
            do {
                return ([MailSender(maildir: try Maildir(path: path))], path)
            } catch {
                throw Failure(.cannotCreate, "\(error)")
            }
        case .smtp:
            let relay = try press.relay()
            return ((0..<mail.connections).map { _ in MailSender(relay: relay, timeouts: SMTPTimeouts()) }, "\(relay)")
        }
    }
}

extension Press {
    /// What relays are told about this machine: its name where it is a full one (RFC 5321 §4.1.1.1).
    private var helloName: String? {
        let name = ProcessInfo.processInfo.hostName
        let isFull = name.contains(".") && (try? DomainName(name)) != nil
        return isFull ? name : nil
    }

    /// The configured relay with its login.
    func relay() throws(Failure) -> Relay {
        let smtp = configuration.mail.smtp
        let password: Password?
        do {
            password = try SecretReader.password(smtp.password, environment: surroundings.variables)
        } catch {
            throw Failure(.configuration, "the relay's password cannot be used: \(error)")
        }
        do {
            guard let relay = try smtp.relay(password: password, helloName: helloName) else {
                throw Failure(.configuration, "\(configuration.file): mail.smtp.url is needed to send")
            }
            return relay
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(.configuration, "\(configuration.file): mail.smtp: \(error)")
        }
    }
}

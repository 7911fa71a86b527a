internal import Outbox

extension SendingReport {
    /// The courier's report in words, with its exit status.
    init(_ dispatch: DispatchReport, destination: String) {
        self.init(destination: destination)
        sent = dispatch.sent
        deferred = dispatch.deferred
        failed = dispatch.failed
        unknown = dispatch.unknown + dispatch.unrecorded
        waiting = dispatch.released
        wasCancelled = dispatch.wasCancelled
        stop = dispatch.stop.map(Self.sentence)
        remarks = dispatch.reasons.map { "\($0.id): \($0.word.rawValue): \($0.text)" }
        remarks += dispatch.sweep.unknown.map { "\($0): unknown: the process that was sending it ended" }
        remarks += dispatch.sweep.gaveUp.map { "\($0): given up after 4 days" }
        if dispatch.late > 0 {
            remarks.append("\(dispatch.late) taken over by another process, which says what became of them")
        }
        status = .winner(of: [Self.status(of: dispatch.stop), outcomeStatus(dispatch)])
    }

    private func outcomeStatus(_ dispatch: DispatchReport) -> ExitStatus {
        if dispatch.isComplete { return .done }
        return sent == 0 && unknown == 0 && dispatch.late == 0 && !wasCancelled ? .unavailable : .someLeft
    }

    private static func status(of stop: DispatchReport.Stop?) -> ExitStatus {
        switch stop {
        case .relay(let relay) where relay.kind == .login: .loginRefused
        case .ledger, .composing: .storage
        case .relay, .bounces, .noProgress, nil: .done
        }
    }

    private static func sentence(_ stop: DispatchReport.Stop) -> String {
        switch stop {
        case .relay(let relay): relay.text
        case .ledger(let error): "the ledger cannot be written, so nothing more is sent: \(error.text)"
        case .composing(let reason): reason
        case .bounces(let hard, let of):
            "\(hard) of \(of) recipients do not exist, says the relay; that looks like the relay's fault. Nobody was suspended: please look before the next run"
        case .noProgress(let reason): "the relay takes nothing: \(reason)"
        }
    }
}

/// Decides from one letter's refusal after another whether a relay refuses that letter or us.
///
/// A login that is asked for, and a sender that is refused in answer to MAIL, concern every letter. After MAIL the same
/// words may come from the mailbox of one reader, who must not keep the others' letters back: only two letters in a row,
/// with none accepted between, speak of us.
struct LaneWatch: Hashable, Sendable {
    /// Letters refused in a row after MAIL that mean the lane.
    static let limit = 2

    /// Why no further letter may begin; `nil` while the relay takes our mail.
    private(set) var stop: RelayError?
    private var refusals = 0

    init() {}

    /// Lets the lane be tried again; refusals in a row are remembered.
    mutating func beginWindow() {
        stop = nil
    }

    /// A letter was accepted: what one reader's mailbox has said is no word about us.
    mutating func accept() {
        refusals = 0
        if stop?.kind == .policy, stop?.phase != .mail { stop = nil }
    }

    /// A letter was refused, in whatever way.
    mutating func refuse(_ reply: Reply, _ phase: SMTPPhase) {
        switch reply.disposition(in: phase) {
        case .login: stop = stop ?? RelayError(.loginRefused, phase, reply: reply)
        case .policy:
            refusals += 1
            if phase == .mail || refusals >= Self.limit { stop = stop ?? RelayError(.policy, phase, reply: reply) }
        default: break
        }
    }
}

/// A 4xx or 5xx reply to one letter (RFC 5321 §4.2, RFC 3463).
public struct Refusal: Hashable, Sendable {
    /// The command that was refused.
    public enum Phase: String, Sendable, CaseIterable {
        case mail, recipient, data
        /// The message itself, after the final dot.
        case message
    }

    /// 400…599.
    public var code: Int
    /// Such as `5.1.1`; `nil` where the relay gives none.
    public var enhanced: String?
    public var text: String
    public var phase: Phase

    public init(code: Int, enhanced: String? = nil, text: String, phase: Phase) {
        self.code = code
        self.enhanced = enhanced
        self.text = text
        self.phase = phase
    }

    /// What a refusal means for the letter, the reader, and the relay.
    public enum Meaning: String, Sendable {
        /// The relay closes or wants fewer letters at a time: nothing is wrong with this one.
        case relayBusy
        /// Later.
        case notNow
        /// User name, password or encryption are asked for.
        case login
        /// Our sender, our protocol, our policy: no reader is to blame.
        case policy
        /// There is no such mailbox.
        case noMailbox
        /// The mailbox is full.
        case mailboxFull
        /// Any other "never".
        case never
    }

    public var meaning: Meaning {
        if code == 421 || (code == 452 && enhanced == "4.5.3") { return .relayBusy }
        if code < 500 { return .notNow }
        if [530, 534, 535, 538].contains(code) { return .login }
        switch enhanced {
        case "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.4.1": return .noMailbox
        case "5.1.7", "5.1.8": return .policy
        case "5.2.2": return .mailboxFull
        case let status? where status.hasPrefix("5.5.") || status.hasPrefix("5.7."): return .policy
        default: return phase == .mail ? .policy : .never
        }
    }

    /// What the ledger keeps: the enhanced status code where there is one.
    public var status: String { enhanced ?? String(code) }
}

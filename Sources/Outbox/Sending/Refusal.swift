/// A 4xx or 5xx reply to one letter (RFC 5321 §4.2, RFC 3463).
public struct Refusal: Hashable, Sendable {
    /// 400…599.
    public var code: Int
    /// Such as `5.1.1`; `nil` where the relay gives none.
    public var enhanced: String?
    /// The relay's words on one line, as a log may show them: without addresses and controls.
    public var text: String
    /// What the sender, who knows the protocol, makes of it.
    public var meaning: Meaning

    /// A refusal as the sender understood it.
    public init(code: Int, enhanced: String? = nil, text: String, meaning: Meaning) {
        self.code = code
        self.enhanced = enhanced
        self.text = text
        self.meaning = meaning
    }

    /// What a refusal means for the letter, the reader, and the relay.
    public enum Meaning: String, Sendable, CaseIterable {
        /// The relay closes or wants fewer letters at a time: nothing is wrong with this one.
        case relayBusy
        /// Later.
        case notNow
        /// User name, password or encryption are asked for.
        case login
        /// Our sender, our protocol, our policy; or one reader's mailbox that uses the same words. It is the relay's
        /// word where the sender stops with it, and else the letter's own.
        case policy
        /// There is no such mailbox.
        case noMailbox
        /// The mailbox is full: later where the code is 4xx, never for this letter where it is 5xx.
        case mailboxFull
        /// Any other "never".
        case never
    }

    /// What the ledger keeps: the enhanced status code where there is one.
    public var status: String { enhanced ?? String(code) }
}

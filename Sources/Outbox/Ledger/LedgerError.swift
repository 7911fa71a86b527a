/// The ledger could not read or write. Nothing may be sent after one.
public struct LedgerError: Error, Hashable, Sendable {
    public enum Reason: String, Sendable, CaseIterable {
        /// No room left.
        case full
        case readOnly
        /// The file is damaged, or is no ledger.
        case corrupt
        /// Another process held it for longer than the time-out.
        case busy
        /// The disk failed, or the file could not be opened.
        case inputOutput
        case other
    }

    /// What kind of failure it is; it decides whether trying again helps.
    public var reason: Reason
    /// For people; holds no addresses and no contents.
    public var text: String

    /// The same call may succeed later without anybody's doing.
    public var isTransient: Bool { reason == .busy }

    /// A failure with its text.
    public init(_ reason: Reason, _ text: String) {
        self.reason = reason
        self.text = text
    }
}

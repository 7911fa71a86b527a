public import Foundation

/// A reader as the store keeps it.
public struct StoredSubscriber: Hashable, Sendable, Identifiable {
    /// Where reading goes on: ascends, with gaps.
    public var number: Int
    public var id: String
    /// The domain in lower case.
    public var email: String
    /// One JSON object in the words of `subscribers.json`, compact, `id` and `email` first.
    public var line: [UInt8]
    /// As the line says.
    public var isEnabled: Bool
    /// To the millisecond.
    public var addedAt: Date
    /// To the millisecond.
    public var changedAt: Date
}

/// An address that gets no letters.
public struct Suppression: Hashable, Sendable {
    /// Lower case throughout.
    public var email: String
    /// A word: `unsubscribed`, `blocklisted`, `operator`.
    public var reason: String
    /// What else is known, for the operator; one line.
    public var note: String?
    /// To the millisecond.
    public var at: Date

    public init(email: String, reason: String, note: String? = nil, at: Date) {
        self.email = email.lowercased()
        self.reason = reason
        self.note = note
        self.at = at
    }
}

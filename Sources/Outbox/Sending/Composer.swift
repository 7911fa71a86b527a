/// Makes a letter's bytes from its claim: equal claims give equal bytes.
public struct Composer: Sendable {
    /// - Throws: `ComposeError`; any other error counts as one that would come again.
    public var compose: @Sendable (Claim) async throws -> [UInt8]

    /// A composer that calls `compose` for each letter.
    public init(compose: @escaping @Sendable (Claim) async throws -> [UInt8]) {
        self.compose = compose
    }
}

/// A letter could not be made.
public struct ComposeError: Error, Hashable, Sendable {
    /// For people; holds no addresses.
    public var reason: String
    /// `true`: the store, not the letter, is at fault (the snapshot could not be read): the run stops, and the letter
    /// stays planned. `false`: this letter fails, loudly, and the others go on.
    public var isTransient: Bool

    /// Default: this letter's own fault.
    public init(reason: String, isTransient: Bool = false) {
        self.reason = reason
        self.isTransient = isTransient
    }
}

/// Lets time pass between renewals of the leases of a long window.
public struct Sleeper: Sendable {
    /// Sleeps for so many seconds, or throws when cancelled.
    public var sleep: @Sendable (Double) async throws -> Void

    /// A sleeper that calls `sleep`.
    public init(sleep: @escaping @Sendable (Double) async throws -> Void) {
        self.sleep = sleep
    }
}

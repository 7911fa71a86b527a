public import FoundationEssentials

/// What a run of the courier is to do.
public struct DispatchTerms: Hashable, Sendable {
    /// One window of it is claimed at a time.
    public var request: ClaimRequest
    /// How many recipients the run has, where that is known: the base for judging how many do not exist.
    public var recipients: Int?

    /// Terms of one run. Default for `recipients`: not known.
    public init(request: ClaimRequest, recipients: Int? = nil) {
        self.request = request
        self.recipients = recipients
    }

    /// 10 minutes: renewed while the owner lives, so that only a frozen or unplugged machine loses it.
    public static let defaultLease: TimeInterval = 600
}

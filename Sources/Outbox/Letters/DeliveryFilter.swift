public import Editions
public import Papers

/// Which deliveries are asked for. All conditions must hold; `nil` = any.
public struct DeliveryFilter: Hashable, Sendable {
    public var ids: Set<EditionID>?
    public var subscribers: Set<String>?
    public var states: Set<DeliveryState.Kind>?
    /// First local day, inclusive.
    public var since: Day?
    /// Last local day, inclusive.
    public var until: Day?
    /// The letter carries this paper, under this id or an alias.
    public var paper: PaperID?
    /// The newest so many. Default `nil`: all.
    public var limit: Int?

    public init(
        ids: Set<EditionID>? = nil, subscribers: Set<String>? = nil, states: Set<DeliveryState.Kind>? = nil,
        since: Day? = nil, until: Day? = nil, paper: PaperID? = nil, limit: Int? = nil
    ) {
        self.ids = ids
        self.subscribers = subscribers
        self.states = states
        self.since = since
        self.until = until
        self.paper = paper
        self.limit = limit
    }
}

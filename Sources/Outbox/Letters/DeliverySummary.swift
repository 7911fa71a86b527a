/// How many letters are in each state. The counts add up to the list, always: both come from the same rows.
public struct DeliverySummary: Hashable, Sendable {
    /// States without letters are absent.
    public var counts: [DeliveryState.Kind: Int]

    public init(counts: [DeliveryState.Kind: Int] = [:]) {
        self.counts = counts.filter { $0.value != 0 }
    }

    public init(_ deliveries: some Sequence<Delivery>) {
        self.init(counts: deliveries.reduce(into: [:]) { $0[$1.state.kind, default: 0] += 1 })
    }

    public subscript(_ kind: DeliveryState.Kind) -> Int { counts[kind] ?? 0 }

    /// All letters.
    public var total: Int { counts.values.reduce(0, +) }
    /// Letters that a run may still change by itself.
    public var unfinished: Int { DeliveryState.Kind.unfinished.reduce(0) { $0 + self[$1] } }
}

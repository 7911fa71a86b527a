public import FoundationEssentials

/// How many more requests a server takes, and until when.
///
/// Read from the fields of the current draft (`RateLimit: "default";r=0;t=120` with its `RateLimit-Policy`), of the drafts
/// before (`RateLimit: limit=100, remaining=0, reset=120` and `RateLimit-Limit`, `-Remaining`, `-Reset`), and from the
/// `X-RateLimit-…` that they come from. Of several limits the one counts that stops us first.
public struct RateLimit: Hashable, Sendable {
    /// Requests in a window; `nil` where the server does not say.
    public var limit: Int?
    /// Requests left in this window.
    public var remaining: Int
    /// When the window ends; `nil` where the server does not say.
    public var reset: Date?

    /// A limit with these numbers.
    public init(limit: Int? = nil, remaining: Int, reset: Date? = nil) {
        self.limit = limit
        self.remaining = remaining
        self.reset = reset
    }

    /// `nil` where no field says anything.
    public init?(_ fields: HTTPFields, now: Date) {
        let policies = FieldItem.list(fields.list("RateLimit-Policy") ?? "")
        let items = FieldItem.list(fields.list("RateLimit") ?? "")
        let limits =
            items.compactMap { Self.structured($0, policies, now) } + [Self.dictionary(items, now)].compactMap(\.self)
            + ["RateLimit", "X-RateLimit", "X-Rate-Limit"].compactMap { Self.separate($0, fields, policies, now) }
        let first = limits.min { left, right in
            if left.remaining != right.remaining { return left.remaining < right.remaining }
            return (left.reset ?? .distantPast) > (right.reset ?? .distantPast)
        }
        guard let first else { return nil }
        self = first
    }

    /// `"default";r=0;t=120`; without `t` the policy's window is the longest that it can last.
    private static func structured(_ item: FieldItem, _ policies: [FieldItem], _ now: Date) -> RateLimit? {
        guard let remaining = item.parameters["r"].flatMap(FieldItem.count) else { return nil }
        let policy = policies.first { $0.value == item.value && !$0.parameters.isEmpty }
        let seconds = (item.parameters["t"] ?? policy?.parameters["w"]).flatMap(FieldItem.count)
        return RateLimit(
            limit: policy?.parameters["q"].flatMap(FieldItem.count), remaining: remaining,
            reset: seconds.map { now.addingTimeInterval(Double($0)) })
    }

    /// `limit=100, remaining=0, reset=120`.
    private static func dictionary(_ items: [FieldItem], _ now: Date) -> RateLimit? {
        var numbers: [String: Int] = [:]
        for item in items {
            guard let (name, value) = FieldItem.pair(item.value), let number = FieldItem.count(value) else { continue }
            numbers[name] = number
        }
        return numbers["remaining"].map { remaining in
            RateLimit(
                limit: numbers["limit"], remaining: remaining,
                reset: numbers["reset"].map { now.addingTimeInterval(Double($0)) })
        }
    }

    /// `RateLimit-Remaining: 0` and its companions; each may carry its policy behind a comma.
    private static func separate(
        _ prefix: String, _ fields: HTTPFields, _ policies: [FieldItem], _ now: Date
    ) -> RateLimit? {
        let number = { (name: String) in
            FieldItem.list(fields["\(prefix)-\(name)"] ?? "").first.flatMap { FieldItem.count($0.value) }
        }
        guard let remaining = number("Remaining") else { return nil }
        let window = policies.compactMap { $0.parameters["w"].flatMap(FieldItem.count) }.max()
        return RateLimit(
            limit: number("Limit"), remaining: remaining, reset: (number("Reset") ?? window).map { instant($0, now) })
    }

    /// Seconds from now; what would be decades are seconds since 1970, as GitHub sends them.
    private static func instant(_ number: Int, _ now: Date) -> Date {
        number > 1_000_000_000
            ? Date(timeIntervalSince1970: Double(number)) : now.addingTimeInterval(Double(number))
    }
}

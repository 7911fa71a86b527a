public import Papers

/// Which edition: whose, for which local day, and which generation of it.
///
/// Written `ada/2025-12-01`, and `ada/2025-12-01/2` from the second generation on (`--resend`).
public struct EditionID: Hashable, Sendable, Codable {
    public var subscriber: String
    /// The subscriber's local day.
    public var day: Day
    /// From 1.
    public var generation: Int

    public init(subscriber: String, day: Day, generation: Int = 1) {
        self.subscriber = subscriber
        self.day = day
        self.generation = generation
    }
}

extension EditionID: LosslessStringConvertible, Comparable {
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), !parts[0].isEmpty, let day = Day(String(parts[1])) else { return nil }
        let generation = parts.count == 3 ? Int(parts[2]) : 1
        guard let generation, generation >= 1 else { return nil }
        self.init(subscriber: String(parts[0]), day: day, generation: generation)
    }

    public var description: String {
        generation == 1 ? "\(subscriber)/\(day)" : "\(subscriber)/\(day)/\(generation)"
    }

    public static func < (left: EditionID, right: EditionID) -> Bool {
        (left.day, left.subscriber, left.generation) < (right.day, right.subscriber, right.generation)
    }
}

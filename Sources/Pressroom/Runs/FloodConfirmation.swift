internal import Papers
internal import Storage

/// Makes news of what came in a flood.
public enum FloodConfirmation {
    /// - Parameter id: The source's.
    /// - Returns: How many papers readers are told of from now on.
    public static func run(_ press: Press, source id: String) async throws(Failure) -> Int {
        let store = try press.existingStore(.readWrite)
        return try await Failure.translating(store.path) {
            guard try await !store.readings(source: id, limit: 1).isEmpty else {
                let known = try Source.all(press.configuration).map(\.id)
                throw Failure(
                    .usage, "nothing was ever read from a source \(id)",
                    hint: known.isEmpty ? nil : "sources: \(known.prefix(20).joined(separator: ", "))")
            }
            return try await store.confirm(
                source: id, at: press.clock.now, reason: "a flood, confirmed by hand")
        }
    }
}

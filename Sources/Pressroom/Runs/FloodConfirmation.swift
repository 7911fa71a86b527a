internal import Papers
internal import Storage

/// Makes news of what came in a flood.
public enum FloodConfirmation {
    /// - Parameter id: The source's.
    /// - Returns: How many papers readers are told of from now on.
    public static func run(_ press: Press, source id: String) async throws(Failure) -> Int {
        let store = try press.existingStore(.readWrite)
        return try await Failure.translating(store.path) {
            let last = try await store.readings(source: id, limit: 1).first
            guard let last else {
                let known = try Source.all(press.configuration).map(\.id)
                throw Failure(
                    .usage, "nothing was ever read from a source \(id)",
                    hint: known.isEmpty ? nil : "sources: \(known.prefix(20).joined(separator: ", "))")
            }
            let count = try await store.confirm(source: id)
            guard count > 0, last.state == .flood else { return count }
            var confirmed = last
            confirmed.readAt = max(press.clock.now, last.readAt)
            (confirmed.state, confirmed.news) = (.fresh, count)
            confirmed.reason = "\(count) papers of a flood, confirmed by hand"
            try await store.record(confirmed)
            return count
        }
    }
}

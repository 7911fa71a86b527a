internal import Papers
internal import Storage

/// Writes the static site from what is stored.
public enum FeedRun {
    /// - Parameter directory: In place of `feeds.out`.
    public static func run(_ press: Press, into directory: String?) async throws(Failure) -> FeedsReport {
        let store = try press.existingStore()
        let readership = try press.readership(store)
        return try await Failure.translating(store.path) {
            let newest = try await store.newestDigestDay() ?? press.today
            let papers = try await store.papers(since: newest.adding(-press.configuration.feeds.days))
                .filter { $0.standing == .news }
            let settled = try await readership.settled(by: CalibrationDesk(press), fixes: false)
            let desk = MatchDesk(papers, background: try press.background())
            return try await FeedPress(press).write(papers, desk, settled, into: directory)
        }
    }
}

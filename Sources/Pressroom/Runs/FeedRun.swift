internal import Papers
internal import Storage

/// Writes the static site from what is stored.
public enum FeedRun {
    /// - Parameter directory: In place of `feeds.out`.
    public static func run(_ press: Press, into directory: String?) async throws(Failure) -> FeedsReport {
        let store = try press.existingStore()
        var readership = try press.readership(store)
        let opened = readership
        readership.file = try await Failure.translating(store.path) {
            try await CalibrationDesk(press).settled(opened.file, store, fixes: false)
        }
        let settled = readership
        return try await Failure.translating(store.path) {
            let newest = try await store.newestDigestDay() ?? press.today
            let papers = try await store.papers(since: newest.adding(-press.configuration.feeds.days))
                .filter { $0.standing == .news }
            let desk = MatchDesk(papers, background: try press.background())
            return try await FeedPress(press).write(papers, desk, settled, into: directory)
        }
    }
}

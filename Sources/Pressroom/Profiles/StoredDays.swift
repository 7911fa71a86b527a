internal import Foundation
internal import Papers
internal import Storage

/// The news of the newest days that the store holds: what a profile is tried upon.
struct StoredDays: Sendable {
    /// Newest day first, in the digests' order.
    var papers: [SeenPaper]
    /// Ascending; days without news do not count.
    var days: [Day]
    /// What they are called: the store, or a file.
    var origin: Origin

    enum Origin: Hashable, Sendable {
        case store
        case file(String)
        /// The digest that the binary carries.
        case sample
    }

    init(papers: [SeenPaper], origin: Origin) {
        self.papers = papers
        self.origin = origin
        days = Set(papers.map(\.firstDay)).sorted()
    }

    /// The newest `count` days of the store that brought news.
    static func read(_ count: Int, _ store: Store) async throws -> StoredDays {
        guard let newest = try await store.newestDigestDay() else { return StoredDays(papers: [], origin: .store) }
        // A digest that comes on workdays needs half as many days again; a weekly one needs seven times as many.
        var result = StoredDays(papers: [], origin: .store)
        for span in [count * 7 / 5 + 7, count * 7 + 7] {
            let papers = try await store.papers(since: newest.adding(-span)).filter { $0.standing == .news }
            let first = Set(papers.map(\.firstDay)).sorted().suffix(count).first ?? newest
            result = StoredDays(papers: papers.filter { $0.firstDay >= first }, origin: .store)
            if result.days.count >= count { break }
        }
        return result
    }

    /// Weeks that the days make up: a digest that comes on five days of the week needs five of them.
    var weeks: Double {
        let perWeek = Set(days.map(\.weekday)).count
        return perWeek == 0 ? 0 : Double(days.count) / Double(perWeek)
    }
}

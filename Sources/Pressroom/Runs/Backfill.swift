public import Foundation
internal import Ingest
internal import Papers
internal import Storage

/// How far a backfill is.
public struct BackfillProgress: Hashable, Sendable {
    public var source: String
    /// The day that was read last, `YYYY-MM-DD`.
    public var day: String
    /// Days that are done, skipped ones left out.
    public var done: Int
    /// Days to do.
    public var total: Int
    /// Since the first of them began. Seconds.
    public var elapsed: TimeInterval

    /// Days a second; `nil` before the first is done.
    public var rate: Double? { done > 0 && elapsed > 0 ? Double(done) / elapsed : nil }
    /// Seconds to go, at this rate.
    public var left: TimeInterval? { rate.map { Double(total - done) / $0 } }
}

/// Walks the days of sources that keep them, oldest first. Begun again, it goes on where it was ended.
struct Backfill: Sendable {
    let desk: SourceDesk
    let first: Day

    /// Failures one after the other, after which a source is given up.
    private static let mostFailures = 3

    func run(
        _ sources: [Source], emit: @Sendable (ReadingReport) -> Void, progress: @Sendable (BackfillProgress) -> Void
    ) async throws(Failure) -> [ReadingReport] {
        for source in sources where !source.keepsDays { throw source.keepsNoDays }
        guard sources.allSatisfy({ first <= desk.day(of: $0) }) else {
            throw Failure(.usage, "--since \(first) lies in the future")
        }
        return try await Failure.translating(desk.store.path) {
            var reports: [ReadingReport] = []
            let visitor = desk.visitor()
            for source in sources {
                reports += try await walk(source, visitor, emit: emit, progress: progress)
                if reports.last?.wasStopped == true { break }
            }
            return reports
        }
    }

    private func walk(
        _ source: Source, _ visitor: SourceVisitor, emit: @Sendable (ReadingReport) -> Void,
        progress: @Sendable (BackfillProgress) -> Void
    ) async throws -> [ReadingReport] {
        let today = desk.day(of: source)
        let all = (first.ordinal...today.ordinal).map(Day.init(ordinal:))
        let days = try await desk.missing(all, of: source, .asked)
        var reports: [ReadingReport] = []
        if days.count < all.count {
            var report = try await desk.told(of: desk.load(source))
            report.notices = [
                "\(source.id): \(all.count - days.count) of \(all.count) days are stored already, and skipped"
            ]
            emit(report)
        }
        let start = desk.press.surroundings.now()
        var failures = 0
        for (done, day) in days.enumerated() {
            let stored = try await desk.load(source, day: day)
            let request: SourceRequest = day == today && source.isAskedByDay ? .latest : .day(day)
            let visit = await desk.visit(stored, request, visitor)
            let report = try await desk.record(visit, of: stored, .asked)
            reports.append(report)
            emit(report)
            // Begun again, the walk goes on from here.
            if report.wasStopped { break }
            let elapsed = desk.press.surroundings.now().timeIntervalSince(start)
            progress(
                BackfillProgress(
                    source: source.id, day: day.description, done: done + 1, total: days.count, elapsed: elapsed))
            failures = report.failure == nil ? 0 : failures + 1
            // A host that asks for rest gets it.
            if report.failure?.status == .tryLater || failures == Self.mostFailures { break }
        }
        return reports
    }
}

extension Source {
    /// Whether the digest of an earlier day can be asked for.
    var keepsDays: Bool { address.map { SourceAddress.address(of: Day(ordinal: 0), in: format, $0) != nil } ?? false }
}

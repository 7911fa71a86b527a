internal import Foundation
internal import JSONText
internal import Matching
internal import Papers
internal import Storage
internal import Subscribers

/// Makes a background of the stored papers. It is used only where the operator says so: `matching.background` of the
/// configuration names the one that is in force.
public struct CorpusBuild: Sendable {
    /// What is asked for.
    public struct Order: Sendable {
        /// Papers first seen on the last so many days, up to the newest one; `nil` = all that are stored.
        public var days: Int?
        /// Where the file goes; `nil` = beside the store, named by its version.
        public var out: String?
        /// Scores use it from now on.
        public var isUsed = false

        public init() {}
    }

    /// More papers than the binary's own counts are made of say no more, and bound the memory: some 200 MB.
    static let mostPapers = 50_000

    let press: Press
    let order: Order

    public init(_ press: Press, _ order: Order) {
        self.press = press
        self.order = order
    }

    /// - Parameter progress: gets what is being done, for a line on a terminal.
    public func run(progress: @Sendable (String) -> Void) async throws(Failure) -> CorpusReport {
        let store = try press.existingStore()
        return try await Failure.translating(store.path) {
            progress("reading the stored papers")
            let stored = try await papers(store)
            let counted = stored.filter { $0.paper.abstract != nil }.prefix(Self.mostPapers)
            progress("counting \(counted.count) papers")
            let bytes = try background(of: counted)
            guard let made = Background(file: bytes) else { throw Failure(.bug, "a background cannot be read again") }

            var remarks: [String] = []
            let former: Background
            do throws(Failure) {
                former = try press.background()
            } catch {
                former = .builtin
                remarks.append("\(error.message); what is said of scores is against the counts of the binary")
            }
            let place = BackgroundPlace(press, order, version: made.version)
            let wasWritten = try place.write(bytes)
            if order.isUsed { try place.use() }
            let isInForce = order.isUsed || place.isInForce
            var report = CorpusReport(
                file: place.path, wasWritten: wasWritten, version: made.version, papers: counted.count,
                withoutAbstract: stored.count { $0.paper.abstract == nil },
                firstDay: counted.last?.firstDay.description ?? "", lastDay: counted.first?.firstDay.description ?? "",
                counts: CorpusReport.Counts(made.size), before: former.version, isInForce: isInForce,
                change: CorpusReport.Change(BackgroundChange(from: former, to: made)))
            report.remarks = remarks
            await compare(stored, former, made, into: &report, progress: progress)
            return report
        }
    }

    /// Newest first. What came in a flood that nobody has confirmed may be of any field.
    private func papers(_ store: Store) async throws -> [SeenPaper] {
        guard let newest = try await store.newestDigestDay() else { throw Failure.noDigest }
        let first = order.days.map { newest.adding(1 - $0) } ?? Day(ordinal: 0)
        return try await store.papers(since: first).filter { $0.standing != .held }
    }

    /// - Throws: `Failure` where the papers are too few.
    private func background(of papers: ArraySlice<SeenPaper>) throws(Failure) -> [UInt8] {
        var counts = CorpusCounts()
        for paper in papers {
            counts.add(IndexedText(title: paper.paper.title, abstract: paper.paper.abstract ?? ""))
        }
        let day = papers.first?.firstDay.description ?? ""
        guard let bytes = counts.background(named: "corpus-\(day)", averagedWith: .builtin) else {
            throw Failure(
                .sourceMissing,
                "\(papers.count) stored papers with an abstract are too few for a background: \(CorpusCounts.fewestPapers) say something about a field",
                hint: "read more: paperboy ingest --since DATE, or wait; until then scores use the counts of the binary"
            )
        }
        return bytes
    }

    private func compare(
        _ papers: [SeenPaper], _ former: Background, _ made: Background, into report: inout CorpusReport,
        progress: @Sendable (String) -> Void
    ) async {
        do {
            let readers = try press.subscribers(background: .builtin).subscribers.filter(\.isEnabled)
            let comparison = BackgroundComparison(papers.filter { $0.standing == .news }, for: readers)
            report.comparedPapers = comparison.papers.count
            report.comparedDays = comparison.days
            report.readers = await comparison.run(before: former, after: made, progress: progress)
        } catch {
            report.remarks.append("what becomes of the readers was not looked at: \(error.message)")
        }
    }
}

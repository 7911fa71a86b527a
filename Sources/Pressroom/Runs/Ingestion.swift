internal import Ingest
internal import Papers
internal import Storage

/// Reads sources into the store, and nothing else.
public struct Ingestion: Sendable {
    /// How each source went.
    public struct Report: Sendable {
        public var readings: [ReadingReport] = []
        /// Ids of configured sources that keep no days, and were left out of a backfill that named none.
        public var withoutDays: [String] = []

        public var status: ExitStatus { .winner(of: readings.map(\.status)) }

        public init() {}
    }

    let press: Press
    /// Ids of configured sources, files, addresses, `-`; empty = every configured source.
    let sources: [String]
    /// A name of `--format`.
    let format: String
    /// `--since`: the days from that one on are read, as far as the sources keep days.
    let since: String?

    public init(_ press: Press, sources: [String], format: String, since: String? = nil) {
        self.press = press
        self.sources = sources
        self.format = format
        self.since = since
    }

    /// - Parameters:
    ///   - emit: Takes each reading of a backfill as soon as it is stored.
    ///   - progress: Takes how far a backfill is.
    public func run(
        emit: @Sendable (ReadingReport) -> Void = { _ in }, progress: @Sendable (BackfillProgress) -> Void = { _ in }
    ) async throws(Failure) -> Report {
        let sources = try chosen()
        let first = try since.map { text throws(Failure) in try day(text) }
        let desk = SourceDesk(press: press, store: try press.store())
        var report = Report()
        if let first {
            // One that is named must keep days; of all of them, those are meant that do.
            let kept = self.sources.isEmpty ? sources.filter(\.keepsDays) : sources
            guard !kept.isEmpty else { throw sources[0].keepsNoDays }
            report.withoutDays = sources.map(\.id).filter { id in !kept.contains { $0.id == id } }
            report.readings = try await Backfill(desk: desk, first: first).run(kept, emit: emit, progress: progress)
        } else {
            report.readings = try await desk.read(sources, .asked)
        }
        return report
    }

    private func chosen() throws(Failure) -> [Source] {
        guard let format = SourceFormat(rawValue: format) else {
            let known = SourceFormat.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure(.usage, "there is no format \(self.format)", hint: "formats: \(known)")
        }
        let configured = try Source.all(press.configuration)
        guard !sources.isEmpty else {
            guard !configured.isEmpty else {
                throw Failure(
                    .usage, "no source is configured", hint: "name a file or an address: paperboy ingest page.txt")
            }
            return configured
        }
        var chosen: [Source] = []
        for name in sources { chosen.append(try Source.meant(by: name, format: format, press.configuration)) }
        return chosen
    }

    private func day(_ text: String) throws(Failure) -> Day {
        guard let day = Day(text) else { throw Failure(.usage, "--since is no day; write it as 2025-12-01") }
        return day
    }
}

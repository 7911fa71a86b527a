internal import Ingest
internal import Storage

/// Reads sources into the store, and nothing else.
public struct Ingestion: Sendable {
    public struct Report: Sendable {
        public var readings: [ReadingReport] = []
        public var failures: [Failure] = []

        public var status: ExitStatus { .winner(of: failures.map(\.status)) }
    }

    let press: Press
    /// Ids of configured sources, files, `-`; empty = every configured source.
    let sources: [String]
    /// A name of `--format`.
    let format: String

    public init(_ press: Press, sources: [String], format: String) {
        self.press = press
        self.sources = sources
        self.format = format
    }

    public func run() async throws(Failure) -> Report {
        guard let format = SourceFormat(rawValue: format) else {
            let known = SourceFormat.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure(.usage, "there is no format \(self.format)", hint: "formats: \(known)")
        }
        let configured = sources.isEmpty ? SourceDesk.configured(press.configuration) : []
        guard !(sources.isEmpty && configured.isEmpty) else {
            throw Failure(.usage, "no source is configured", hint: "name a file: paperboy ingest page.txt")
        }
        let desk = SourceDesk(press: press, store: try press.store())
        var report = Report()
        for source in configured + sources.map({ self.source($0, format) }) {
            do {
                report.readings.append(try await desk.read(source))
            } catch {
                report.failures.append(error)
            }
        }
        return report
    }

    private func source(_ name: String, _ format: SourceFormat) -> SourceDesk.Source {
        SourceDesk.configured(press.configuration).first { $0.id == name } ?? SourceDesk.file(name, format: format)
    }
}

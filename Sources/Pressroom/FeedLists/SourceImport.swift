internal import Foundation
internal import JSONText

/// Adds the feeds of a list to `paperboy.json`, whose comments and layout stay.
public struct SourceImport: Sendable {
    /// What became of a list.
    public struct Report: Sendable, Encodable {
        /// A source that is added.
        public struct Added: Sendable, Encodable {
            public var id: String
            public var url: String
            public var title: String?
        }

        /// What is not, and why.
        public struct Skipped: Sendable, Encodable {
            public var title: String
            public var reason: String
        }

        public var added: [Added] = []
        public var skipped: [Skipped] = []
        /// The file that has them now; in a dry run the one that would.
        public var file: String
        /// The whole new text of that file, in a dry run.
        public var text: String?
    }

    let press: Press
    /// A file, or `-`.
    let list: String
    let isDryRun: Bool

    public init(_ press: Press, list: String, isDryRun: Bool) {
        self.press = press
        self.list = list
        self.isDryRun = isDryRun
    }

    /// Reads the list, and writes the configuration anew where it adds anything.
    /// - Throws: `Failure`; then nothing was changed.
    public func run() throws(Failure) -> Report {
        try press.insistOnSite()
        let feeds = try feeds()
        let file = press.configuration.file
        var report = Report(file: file)
        var known = KnownSources(press.configuration.sources)
        var sources: [ConfigurationText.Source] = []
        for entry in feeds.entries {
            do {
                let source = try known.source(for: entry)
                sources.append(source)
                report.added.append(Report.Added(id: source.id, url: source.url, title: entry.title))
            } catch {
                report.skipped.append(Report.Skipped(title: entry.title ?? "line \(entry.line)", reason: error.text))
            }
        }
        report.skipped += feeds.others.map { Report.Skipped(title: $0, reason: "no feed: it has no xmlUrl") }
        guard !sources.isEmpty else { return report }
        let bytes = try text(with: sources)
        if isDryRun {
            report.text = String(decoding: bytes, as: UTF8.self)
        } else {
            try SiteFile.replace(file, by: bytes)
        }
        return report
    }

    private func feeds() throws(Failure) -> FeedList {
        let name = list == "-" ? "standard input" : list
        let bytes: [UInt8]
        do {
            bytes = try InputFile.bytes(list == "-" ? "/dev/stdin" : list)
        } catch {
            throw Failure(.sourceMissing, "\(name): \(error.diagnostics.first?.message ?? "it cannot be read")")
        }
        guard bytes.count <= ReadingRules.defaultMaxBytes else {
            throw Failure(.invalidData, "\(name): it is too large for a list of feeds")
        }
        do {
            return try FeedList.read(bytes)
        } catch {
            let place = error.line.map { "\(name):\($0)" } ?? name
            throw Failure(.invalidData, "\(place): \(error.text)", hint: "nothing was added")
        }
    }

    /// The new text, which was read again as every run will read it.
    private func text(with sources: [ConfigurationText.Source]) throws(Failure) -> [UInt8] {
        let file = press.configuration.file
        do {
            let text = try ConfigurationText(InputFile.bytes(file), file: file).adding(sources)
            let ids = try Configuration.read(text, file: file).sources.map(\.id)
            guard ids == press.configuration.sources.map(\.id) + sources.map(\.id) else {
                throw Failure(
                    .cannotCreate, "\(file): the place for new sources was not found; nothing was added",
                    hint: "add them by hand: paperboy sources import --dry-run shows them")
            }
            return text
        } catch let refused as RefusedFile {
            throw Failure(
                .configuration, "\(file) would be refused with these sources; nothing was added", refused: refused)
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(.bug, "unforeseen: \(type(of: error))")
        }
    }
}

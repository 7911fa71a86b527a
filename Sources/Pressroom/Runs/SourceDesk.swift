internal import Foundation
internal import Ingest
internal import JSONText
internal import Papers
internal import Storage

/// Reads sources into the store: a good digest is merged, a bad one is loud and leaves the last good one in force.
struct SourceDesk: Sendable {
    let press: Press
    let store: Store

    /// What is to be read.
    struct Source: Sendable {
        var id: String
        /// A path, or `-` for standard input.
        var path: String
        var format: SourceFormat
        var maxBytes: Int
        /// Fewer papers than that make the digest partial.
        var minPapers = 1
    }

    /// A file named on the command line.
    static func file(_ path: String, format: SourceFormat = .auto) -> Source {
        Source(id: "file", path: path, format: format, maxBytes: DigestReader.defaultLimit)
    }

    /// The configured sources. One that cannot be fetched fails when it is read, beside the others.
    static func configured(_ configuration: Configuration) -> [Source] {
        configuration.sources.map { source in
            let path =
                switch source.place {
                case .path(let path): path
                case .url(let url): url
                }
            return Source(
                id: source.id, path: path, format: SourceFormat(rawValue: source.format.rawValue) ?? .auto,
                maxBytes: source.maxBytes, minPapers: source.minPapers)
        }
    }

    static func cannotFetch(_ source: String) -> Failure {
        Failure(
            .unavailable, "\(source): Paperboy reads digests from files only, for now",
            hint: "save the page's text to a file, and name that")
    }

    /// Reads one source and stores what it says.
    func read(_ source: Source) async throws(Failure) -> ReadingReport {
        let reading: DigestReading
        do {
            reading = try await press.digest(source)
        } catch {
            try await note(error, of: source)
            throw error
        }
        let shortage =
            reading.papersRead < source.minPapers
            ? "only \(reading.papersRead) papers of at least \(source.minPapers)" : nil
        let facts = SourceReading(
            source: source.id, day: reading.digest.day, readAt: press.clock.now,
            state: shortage == nil ? .fresh : .partial, reason: shortage, recognised: reading.papersRead,
            skipped: reading.skipped)
        do {
            let change = try await store.take(reading.digest, readAt: press.clock.now) { known, _ in
                let merging = Merging(reading.digest, into: known)
                return Judged(papers: merging.papers, ids: merging.ids, reading: facts, keepsDigest: true)
            }
            var report = ReadingReport(
                reading, new: change.added.count, changed: change.updated.count, place: source.path)
            if let shortage { report.remarks.append("\(source.path): partial: \(shortage)") }
            return report
        } catch {
            throw Failure(error, path: store.path)
        }
    }

    private func note(_ failure: Failure, of source: Source) async throws(Failure) {
        do {
            try await store.record(
                SourceReading(
                    source: source.id, day: press.today, readAt: press.clock.now, state: .failed,
                    reason: failure.message))
        } catch {
            throw Failure(error, path: store.path)
        }
    }
}

extension ReadingReport {
    init(_ reading: DigestReading, new: Int, changed: Int, place: String) {
        self.init(
            source: reading.digest.source, day: reading.digest.day.description, read: reading.papersRead,
            seen: reading.papersSeen, new: new, changed: changed,
            remarks: reading.diagnostics.map { "\(place): \($0)" })
    }
}

extension Press {
    /// Reads a digest from a file without storing it.
    func digest(_ source: SourceDesk.Source) async throws(Failure) -> DigestReading {
        if source.path.contains("://") { throw SourceDesk.cannotFetch(source.path) }
        let bytes = try Self.bytes(of: source)
        do {
            return try DigestReader.read(
                bytes, as: source.format, ReadingContext(source: source.id, referenceDay: today, now: clock.now),
                limit: source.maxBytes)
        } catch {
            let status: ExitStatus = error.isUnusableInput ? .invalidData : .usage
            throw Failure(status, "\(source.path): \(error)", hint: "the last good digest stays in force")
        }
    }

    private static func bytes(of source: SourceDesk.Source) throws(Failure) -> [UInt8] {
        let most = source.maxBytes
        do {
            let path = source.path == "-" ? "/dev/stdin" : source.path
            return try InputFile.bytes(path, most: most)
        } catch {
            let reason = error.diagnostics.first?.message ?? "it cannot be read"
            throw Failure(.sourceMissing, "\(source.path): \(reason)", hint: "the last good digest stays in force")
        }
    }
}

internal import Foundation
internal import Ingest
internal import JSONText

/// Reads digests, and stores nothing.
extension Press {
    /// A digest from a file, or from standard input, for a question about it.
    func digest(_ path: String) throws(Failure) -> DigestReading {
        let source = try Source(named: path, format: .auto)
        guard source.address == nil else {
            throw Failure(
                .usage, "\(source.name): a digest for a question is a file",
                hint: "paperboy ingest reads addresses; ask afterwards, without --digest")
        }
        return try digest(bytes(path, of: source), of: source)
    }

    /// Bytes of a file, or of standard input.
    func bytes(_ path: String, of source: Source) throws(Failure) -> [UInt8] {
        do {
            return try InputFile.bytes(path == "-" ? "/dev/stdin" : path, most: source.maxBytes)
        } catch {
            let reason = error.diagnostics.first?.message ?? "it cannot be read"
            throw Failure(.sourceMissing, "\(source.name): \(reason)")
        }
    }

    /// What reading a source must know beside the bytes.
    /// - Parameter request: a digest that was asked for by its day is that day's, unless it says something else.
    func context(of source: Source, for request: SourceRequest = .latest) -> ReadingContext {
        let day = if case .day(let asked) = request { asked } else { today }
        return ReadingContext(source: source.id, referenceDay: day, now: clock.now)
    }

    /// - Parameter context: `nil` = without anything that a server said.
    func digest(
        _ bytes: [UInt8], of source: Source, _ context: ReadingContext? = nil
    ) throws(Failure) -> DigestReading {
        do {
            return try DigestReader.read(
                bytes, as: source.format, context ?? self.context(of: source), limit: source.maxBytes)
        } catch {
            throw failure(error, of: source)
        }
    }

    /// Why a source gave no digest.
    func failure(_ error: IngestError, of source: Source) -> Failure {
        Failure(error.status, error.text(in: source.name))
    }
}

extension IngestError {
    fileprivate var status: ExitStatus {
        isTransient ? .tryLater : .invalidData
    }

    /// The sentence with its place in what people know by that name: `page.txt:12: …`.
    func text(in name: String) -> String {
        var named = self
        named.source = name
        return "\(named)".replacing(": error: ", with: ": ", maxReplacements: 1)
    }
}

internal import Matching
internal import Subscribers
internal import Synchronization

/// Lets the profiles of a file stream past indexed papers.
struct ScoreStream: Sendable {
    let file: JSONLines
    /// Ids, in the order of the batch.
    let papers: [String]
    let batch: PaperBatch
    let top: Int?
    let minScore: Double?
    let threads: Int

    /// What a part of the file gives, in its order.
    private enum Event: Sendable {
        case rows([Score.Row])
        case warning(Score.Warning)
        case error(ScoreInputError)
    }

    /// Bytes that a worker takes at once.
    private static let piece = 1 << 19

    func run(
        _ pieces: consuming LinePieces, warn: (Score.Warning) -> Void, complain: (ScoreInputError) -> Void,
        emit: ([Score.Row]) -> Void
    ) async throws(ScoreInputError) {
        // What one worker has read off the papers serves its next part too.
        let workers = (0..<max(1, threads)).map { _ in Worker(batch, memory: (48 << 20) / max(1, threads)) }
        var pieces = pieces
        var line = 0
        while true {
            var parts: [[UInt8]] = []
            while parts.count < workers.count, let piece = try pieces.next(Self.piece) { parts.append(piece) }
            if parts.isEmpty { return }
            for (events, lines) in await results(of: zip(workers, parts).map { ($0, $1) }) {
                for event in events {
                    switch event {
                    case .rows(let rows): emit(rows)
                    case .warning(var warning):
                        warning.line += line
                        warn(warning)
                    case .error(var error):
                        error.line = error.line.map { $0 + line }
                        complain(error)
                    }
                }
                line += lines
            }
        }
    }

    private func results(of parts: [(Worker, [UInt8])]) async -> [(events: [Event], lines: Int)] {
        guard parts.count > 1 else { return parts.map { score($1, $0) } }
        return await withTaskGroup(of: (Int, (events: [Event], lines: Int)).self) { group in
            for (index, (worker, part)) in parts.enumerated() {
                group.addTask { (index, score(part, worker)) }
            }
            var results = Array(repeating: (events: [Event](), lines: 0), count: parts.count)
            for await (index, result) in group { results[index] = result }
            return results
        }
    }

    // MARK: One part

    /// A matcher that one task at a time uses.
    private final class Worker: Sendable {
        let matcher: Mutex<ProfileMatcher>

        init(_ batch: PaperBatch, memory: Int) {
            matcher = Mutex(ProfileMatcher(batch, memory: memory))
        }
    }

    private func score(_ bytes: [UInt8], _ worker: Worker) -> (events: [Event], lines: Int) {
        worker.matcher.withLock { matcher in
            var events: [Event] = []
            var lines = ProfileLines()
            let span = bytes.span
            lines.read(span, &matcher) { line, matcher in
                if line.isOdd {
                    read(line, span, &matcher, &events)
                } else {
                    let name = span.extracting(line.name).withUnsafeBufferPointer {
                        String(decoding: $0, as: UTF8.self)
                    }
                    rank(name, minScore: line.minScore ?? 0, &matcher, &events)
                }
            }
            return (events, lines.count)
        }
    }

    /// A line that needs more than a glance.
    private func read(
        _ line: ProfileLines.Line, _ span: Span<UInt8>, _ matcher: inout ProfileMatcher, _ events: inout [Event]
    ) {
        let text = span.extracting(line.bytes).withUnsafeBufferPointer { Array($0) }
        do throws(ScoreInputError) {
            let read = try file.line(ScoreProfileLine.self, text, number: line.number)
            for finding in CompiledProfile.problems(of: read.profile) {
                events.append(.warning(Score.Warning(file: file.file, line: line.number, finding: finding)))
            }
            matcher.begin(read.profile)
            rank(read.name, minScore: read.profile.minScore, &matcher, &events)
        } catch {
            events.append(.error(error))
        }
    }

    private func rank(
        _ name: String, minScore: Double, _ matcher: inout ProfileMatcher, _ events: inout [Event]
    ) {
        matcher.rank(minScore: self.minScore ?? minScore, limit: top, heedsAlways: false, explained: false)
        let rows = matcher.ranked.filter { $0.score > 0 }.map {
            Score.Row(profile: name, paper: papers[$0.paper], score: $0.score, explanation: nil)
        }
        if !rows.isEmpty { events.append(.rows(rows)) }
    }
}

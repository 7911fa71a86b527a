internal import Foundation

/// A file that may keep its reader waiting: a pipe without a writer, a terminal. Reading it ends at once where the task is
/// cancelled, and blocks none of Swift's few threads.
struct PatientFile: Sendable {
    /// `-` is standard input.
    let path: String
    /// Bytes; of a larger file one byte more than that is read, which its reader refuses.
    let most: Int
    /// For the whole of it; `nil` = as long as it takes.
    var patience: Duration?

    /// What reading it came to.
    enum Outcome: Sendable {
        case bytes([UInt8])
        /// What the system said.
        case failed(String)
        /// The task was cancelled before the end.
        case stopped
    }

    func read() async -> Outcome {
        guard let bell = Bell() else { return .failed(Self.reason(errno)) }
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                Thread.detachNewThread { continuation.resume(returning: readUntil(bell)) }
            }
        } onCancel: {
            bell.ring()
        }
        return Task.isCancelled ? .stopped : outcome
    }

    private func readUntil(_ bell: Bell) -> Outcome {
        // Standard input itself: opening it anew by a name asks for rights that its giver had, and we may lack. A pipe that
        // nobody writes to yet would keep even `open` waiting.
        let isInput = path == "-"
        let file = isInput ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { return .failed(Self.reason(errno)) }
        defer { close(file) }
        let deadline = patience.map { ContinuousClock.now + $0 }
        var bytes: [UInt8] = []
        while bytes.count <= most {
            switch bell.waits(for: file, until: deadline) {
            case .file: break
            case .bell: return .stopped
            case nil: return .failed("it has not come to its end in time")
            }
            let count = Self.read(file, min(1 << 20, most + 1 - bytes.count), into: &bytes)
            if count == 0 { break }
            // A pipe whose other reader was faster is no failure.
            if count < 0, errno != EAGAIN, errno != EINTR { return .failed(Self.reason(errno)) }
        }
        return .bytes(bytes)
    }

    /// - Returns: what `read(2)` returns.
    private static func read(_ file: Int32, _ count: Int, into bytes: inout [UInt8]) -> Int {
        var result = 0
        bytes += [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            result = Foundation.read(file, buffer.baseAddress, count)
            initialized = max(result, 0)
        }
        return result
    }

    private static func reason(_ code: Int32) -> String {
        switch code {
        case ENOENT: "there is no such file"
        case EACCES, EPERM: "permission denied"
        case EISDIR: "it is a folder"
        default: String(cString: strerror(code))
        }
    }
}

/// Wakes a thread that waits for a file.
private final class Bell: Sendable {
    private let ear: Int32
    private let rope: Int32

    init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        (ear, rope) = (ends[0], ends[1])
    }

    deinit {
        close(ear)
        close(rope)
    }

    func ring() {
        var byte: UInt8 = 1
        _ = write(rope, &byte, 1)
    }

    enum Call {
        case file, bell
    }

    /// Waits until the file has something to say, its end included, or the bell rings.
    /// - Returns: `nil` where neither did in time.
    func waits(for file: Int32, until deadline: ContinuousClock.Instant?) -> Call? {
        let events = Int16(POLLIN)
        var watched = [
            pollfd(fd: ear, events: events, revents: 0), pollfd(fd: file, events: events, revents: 0),
        ]
        while true {
            let left = deadline.map { max($0 - .now, .zero) / .milliseconds(1) }
            let count = poll(&watched, nfds_t(watched.count), left.map { Int32(min($0, 1e9).rounded(.up)) } ?? -1)
            if count == 0 { return nil }
            if count < 0, errno == EINTR { continue }
            return watched[0].revents == 0 ? .file : .bell
        }
    }
}

import Dispatch
import Foundation

/// SIGINT and SIGTERM: the first lets letters in flight end, the second ends the process at once.
enum Interruption {
    /// Does the work; a signal cancels it.
    static func run<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        let task = Task { try await work() }
        let sources = watch { task.cancel() }
        defer { sources.forEach { $0.cancel() } }
        return try await task.value
    }

    /// Returns at the first signal.
    static func wait() async {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        let sources = watch { continuation.finish() }
        for await _ in stream {}
        sources.forEach { $0.cancel() }
    }

    private static func watch(_ first: @escaping @Sendable () -> Void) -> [any DispatchSourceSignal] {
        [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            var begin: DispatchTime?
            source.setEventHandler {
                guard let start = begin else {
                    begin = .now()
                    return first()
                }
                // `timeout` sends its signal twice at once, to the process and to its group, and means one. Else 128 + the
                // signal's number, as shells report it.
                if DispatchTime.now() > start + .milliseconds(10) { _exit(128 + number) }
            }
            source.resume()
            return source
        }
    }
}

internal import Synchronization

/// What happened, in order, told from any task.
public final class EventLog: Sendable {
    private let lines = Mutex<[String]>([])

    public init() {}

    public func add(_ line: String) {
        lines.withLock { $0.append(line) }
    }

    public var entries: [String] { lines.withLock { $0 } }
}

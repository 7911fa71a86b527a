public import FoundationEssentials
internal import Synchronization

/// A clock that stands still until a test moves it.
public final class TestClock: Sendable {
    private let instant: Mutex<Date>

    /// - Parameter start: Default 2025-12-01 12:00 UTC.
    public init(start: Date = Date(timeIntervalSince1970: 1_764_590_400)) {
        instant = Mutex(start)
    }

    public var now: Date { instant.withLock { $0 } }

    public func advance(by seconds: TimeInterval) {
        instant.withLock { $0 += seconds }
    }
}

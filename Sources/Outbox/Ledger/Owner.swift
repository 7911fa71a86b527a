public import FoundationEssentials

/// The process that holds a claim. A process id alone would do harm: ids are used again.
public struct Owner: Hashable, Sendable {
    /// The machine, and which boot of it.
    public var host: String
    public var process: Int
    /// When the process started.
    public var started: Date

    public init(host: String, process: Int, started: Date) {
        self.host = host
        self.process = process
        self.started = started
    }
}

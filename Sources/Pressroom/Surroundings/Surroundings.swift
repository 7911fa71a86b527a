public import Foundation

/// What a process gets from outside: the one place where Paperboy asks the system for the time,
/// randomness and its environment.
public struct Surroundings: Sendable {
    public var variables: [String: String]
    public var now: @Sendable () -> Date
    /// That many unguessable bytes.
    public var randomBytes: @Sendable (Int) -> [UInt8]
    /// Where relative paths of the command line start.
    public var workingDirectory: URL

    public init(
        variables: [String: String], now: @escaping @Sendable () -> Date,
        randomBytes: @escaping @Sendable (Int) -> [UInt8], workingDirectory: URL
    ) {
        self.variables = variables
        self.now = now
        self.randomBytes = randomBytes
        self.workingDirectory = workingDirectory
    }

    /// The real ones.
    public static var live: Surroundings {
        Surroundings(
            variables: ProcessInfo.processInfo.environment,
            now: { Date() },
            randomBytes: { count in
                var generator = SystemRandomNumberGenerator()
                return (0..<count).map { _ in generator.next() }
            },
            workingDirectory: URL(fileURLWithPath: FileManager.default.currentDirectoryPath, isDirectory: true))
    }
}

public import Foundation

/// What a process gets from outside: the one place where Paperboy asks the system for the time,
/// randomness and its environment.
public struct Surroundings: Sendable {
    public var variables: [String: String]
    public var now: @Sendable () -> Date
    /// That many unguessable bytes.
    public var randomBytes: @Sendable (Int) -> [UInt8]

    public init(
        variables: [String: String], now: @escaping @Sendable () -> Date,
        randomBytes: @escaping @Sendable (Int) -> [UInt8]
    ) {
        self.variables = variables
        self.now = now
        self.randomBytes = randomBytes
    }

    /// The real ones.
    public static var live: Surroundings {
        Surroundings(
            variables: ProcessInfo.processInfo.environment,
            now: { Date() },
            randomBytes: { count in
                var generator = SystemRandomNumberGenerator()
                return (0..<count).map { _ in generator.next() }
            })
    }

    /// A name that nothing else has: 64 random bits in hexadecimal.
    var uniqueName: String {
        randomBytes(8).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}

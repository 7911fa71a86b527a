internal import Foundation

/// The site's secret: 32 random bytes from which every token is derived. It never shows itself.
///
/// It is a file of its own (`paperboy.secret`, mode 0600) and not in the database: a leaked backup of that must not
/// unsubscribe people.
public struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Octets.
    public static let length = 32

    public let bytes: [UInt8]

    /// - Returns: `nil` unless there are 32 bytes that are not all equal.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == Secret.length, Set(bytes).count > 1 else { return nil }
        self.bytes = bytes
    }

    /// Reads the file that `write` made.
    public static func read(_ path: String) throws(SecretFault) -> Secret {
        let bytes = try SecretReader.bytes(path)
        guard bytes.count == length else { throw SecretFault(path: path, reason: .wrongLength(bytes.count)) }
        guard let secret = Secret(bytes) else { throw SecretFault(path: path, reason: .notRandom) }
        return secret
    }

    /// Makes the file, for its owner only, and has it on disk before returning.
    /// - Throws: `SecretFault`, with `.exists` where there is one already: overwriting it would void every link in
    ///   every letter that was sent.
    public func write(_ path: String) throws(SecretFault) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw SecretFault(path: path, reason: errno == EEXIST ? .exists : .system(SystemText.current))
        }
        let isSafe = Foundation.write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
        let reason = SystemText.current
        close(descriptor)
        guard isSafe else {
            unlink(path)
            throw SecretFault(path: path, reason: .system(reason))
        }
    }

    /// Always `***`.
    public var description: String { "***" }
    /// Always `***`.
    public var debugDescription: String { "***" }
    /// No children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Why a secret cannot be used. It holds the path, never the secret.
public struct SecretFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong with the file.
    public enum Reason: Hashable, Sendable {
        case missing
        case notAFile
        case readableByAll
        case empty
        /// More bytes than that.
        case tooLong(Int)
        case severalLines
        case notUTF8
        /// Of the site's secret: this many bytes instead of 32.
        case wrongLength(Int)
        /// All bytes are equal.
        case notRandom
        case exists
        /// What the system said.
        case system(String)
    }

    public var path: String
    public var reason: Reason

    public init(path: String, reason: Reason) {
        self.path = path
        self.reason = reason
    }

    /// One line: the path, and what to do.
    public var description: String {
        switch reason {
        case .missing: "\(path): there is no such file"
        case .notAFile: "\(path): is no ordinary file"
        case .readableByAll: "\(path): every user of this machine can read this secret; run: chmod o-rwx \(path)"
        case .empty: "\(path): is empty"
        case .tooLong(let most): "\(path): has more than \(most) bytes"
        case .severalLines: "\(path): holds more than one line"
        case .notUTF8: "\(path): is no UTF-8"
        case .wrongLength(let count): "\(path): has \(count) bytes; a secret of Paperboy has \(Secret.length)"
        case .notRandom: "\(path): holds no random bytes"
        case .exists: "\(path): exists already, and is never overwritten"
        case .system(let reason): "\(path): \(reason)"
        }
    }
}

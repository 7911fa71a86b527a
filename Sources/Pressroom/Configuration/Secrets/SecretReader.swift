internal import Foundation
public import Transfer

/// Reads secrets from where the configuration says they are.
public enum SecretReader {
    private static let most = 65_536

    /// The relay's password, or `nil` where none is configured.
    public static func password(
        _ place: SecretPlace?, environment: [String: String]
    ) throws(SecretFault) -> Password? {
        switch place {
        case nil: return nil
        case .environment(let name):
            guard let text = environment[name], !text.isEmpty else { throw SecretFault(path: name, reason: .empty) }
            return Password(text)
        case .file(let path): return Password(try line(path))
        }
    }

    /// The one line of a secret file, without the newline at its end.
    public static func line(_ path: String) throws(SecretFault) -> String {
        var bytes = try bytes(path)
        if bytes.last == 0x0A { bytes.removeLast() }
        if bytes.last == 0x0D { bytes.removeLast() }
        guard !bytes.isEmpty else { throw SecretFault(path: path, reason: .empty) }
        guard !bytes.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0 }) else {
            throw SecretFault(path: path, reason: .severalLines)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw SecretFault(path: path, reason: .notUTF8)
        }
        return text
    }

    /// The bytes of an ordinary file that not everybody can read, at most 64 KiB.
    static func bytes(_ path: String) throws(SecretFault) -> [UInt8] {
        // Non-blocking, so that a pipe in the file's place cannot hold us up before it is refused.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw SecretFault(path: path, reason: errno == ENOENT ? .missing : .system(SystemText.current))
        }
        defer { close(descriptor) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else {
            throw SecretFault(path: path, reason: .system(SystemText.current))
        }
        guard facts.st_mode & S_IFMT == S_IFREG else { throw SecretFault(path: path, reason: .notAFile) }
        guard facts.st_mode & 0o007 == 0 else { throw SecretFault(path: path, reason: .readableByAll) }
        var bytes = [UInt8](repeating: 0, count: most + 1)
        let count = read(descriptor, &bytes, bytes.count)
        guard count >= 0 else { throw SecretFault(path: path, reason: .system(SystemText.current)) }
        guard count <= most else { throw SecretFault(path: path, reason: .tooLong(most)) }
        return Array(bytes[..<count])
    }
}

/// What the system says about its last failure.
enum SystemText {
    static var current: String { String(cString: strerror(errno)) }
}

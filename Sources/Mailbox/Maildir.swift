import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A Maildir: one file a message, written whole to `tmp`, then shown in `new`.
///
/// A file in `new` is complete and on disk: it is fsynced before it appears, and so is the folder after.
public struct Maildir: Sendable {
    /// The folder that holds `tmp`, `new` and `cur`.
    public let path: String
    /// Makes what stands in an open folder durable; 0 when it is.
    var sync: @Sendable (Int32) -> Int32 = { fsync($0) }

    /// Makes the folders where they are missing, for the owner alone: letters hold unsubscribe tokens.
    /// - Throws: ``MaildirError``.
    public init(path: String) throws(MaildirError) {
        self.path = path
        for folder in ["", "/tmp", "/new", "/cur"] {
            if mkdir(path + folder, 0o700) != 0, errno != EEXIST { throw MaildirError("create", path + folder) }
        }
    }

    /// Stores one message and returns its file's name in `new`, once it is durable.
    ///
    /// The name is `seconds.M<microseconds>P<process>.paperboy`, the time being the file's own; a name that is taken gets
    /// a count, so that any number of processes may write.
    /// - Throws: ``MaildirError``; the message is not in `new` then, so that it may be written again. Only where the
    ///   disk refuses even to take it back does it stay.
    @discardableResult
    public func write(_ bytes: [UInt8]) throws(MaildirError) -> String {
        var template = Array((path + "/tmp/P\(getpid()).XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        let temporary = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        guard descriptor >= 0 else { throw MaildirError("create a file in", path + "/tmp") }
        defer {
            close(descriptor)
            unlink(temporary)
        }
        try writeAll(bytes, to: descriptor, temporary)
        var facts = stat()
        guard fsync(descriptor) == 0, fstat(descriptor, &facts) == 0 else { throw MaildirError("write", temporary) }
        // Opened before the message appears: what can fail should fail first.
        let folder = open(path + "/new", O_RDONLY)
        guard folder >= 0 else { throw MaildirError("open", path + "/new") }
        defer { close(folder) }
        let name = try publish(temporary, facts)
        guard sync(folder) == 0 else {
            let error = MaildirError("write", path + "/new")
            unlink(path + "/new/" + name)
            throw error
        }
        return name
    }

    /// The names of all messages, those in `new` and `cur`, in the order of their names, which is the order of writing.
    /// - Throws: ``MaildirError``.
    public func list() throws(MaildirError) -> [String] {
        var names: [String] = []
        for folder in ["/new", "/cur"] {
            guard let directory = opendir(path + folder) else { throw MaildirError("read", path + folder) }
            defer { closedir(directory) }
            while let entry = readdir(directory) {
                let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
                }
                if !name.hasPrefix(".") { names.append(name) }
            }
        }
        return names.sorted()
    }

    /// The bytes of the message with this name.
    /// - Throws: ``MaildirError``.
    public func read(_ name: String) throws(MaildirError) -> [UInt8] {
        for folder in ["/new/", "/cur/"] {
            if let data = try? Data(contentsOf: URL(filePath: path + folder + name)) { return [UInt8](data) }
        }
        throw MaildirError("read", path + "/new/" + name)
    }

    private func writeAll(_ bytes: [UInt8], to descriptor: Int32, _ file: String) throws(MaildirError) {
        var done = 0
        while done < bytes.count {
            #if canImport(Glibc)
                let count = bytes.withUnsafeBytes {
                    Glibc.write(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done)
                }
            #elseif canImport(Musl)
                let count = bytes.withUnsafeBytes {
                    Musl.write(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done)
                }
            #else
                let count = bytes.withUnsafeBytes {
                    Darwin.write(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done)
                }
            #endif
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw MaildirError("write", file) }
            done += count
        }
    }

    /// link(2) fails where the name exists, which rename(2) would overwrite.
    private func publish(_ temporary: String, _ facts: stat) throws(MaildirError) -> String {
        #if canImport(Darwin)
            let time = facts.st_mtimespec
        #else
            let time = facts.st_mtim
        #endif
        let micros = String(Int(time.tv_nsec) / 1000 + 1_000_000).dropFirst()
        for count in 0..<10_000 {
            let suffix = count == 0 ? "" : "Q\(String(count + 10_000).dropFirst())"
            let name = "\(time.tv_sec).M\(micros)P\(getpid())\(suffix).paperboy"
            if link(temporary, path + "/new/" + name) == 0 { return name }
            if errno != EEXIST { break }
        }
        throw MaildirError("create a file in", path + "/new")
    }
}

/// A Maildir's folder or file could not be used.
public struct MaildirError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file or folder.
    public let path: String
    /// The system's error number.
    public let code: Int32
    private let verb: String

    init(_ verb: String, _ path: String) {
        code = errno
        self.verb = verb
        self.path = path
    }

    /// `cannot write /var/mail/x: No space left on device`.
    public var description: String { "cannot \(verb) \(path): \(String(cString: strerror(code)))" }
}

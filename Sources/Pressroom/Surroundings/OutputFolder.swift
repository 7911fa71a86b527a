public import Foundation

/// A folder of files that others read while we write: each file is replaced whole, and left alone where
/// its bytes are the same already.
public struct OutputFolder: Sendable {
    /// What became of the files.
    public struct Tally: Hashable, Sendable {
        public var written = 0
        public var unchanged = 0
        public var removed = 0

        public init() {}
    }

    public let directory: URL

    public init(_ directory: URL) {
        self.directory = directory
    }

    /// Writes one file.
    ///
    /// - Parameters:
    ///   - path: relative, with `/`.
    ///   - permissions: POSIX mode of a new file.
    /// - Returns: whether its bytes changed.
    /// - Throws: `Failure` with `cannotCreate`. It names the folder alone: a file's name may hold a reader's token.
    @discardableResult
    public func write(_ bytes: [UInt8], to path: String, permissions: Int = 0o644) throws(Failure) -> Bool {
        let file = directory.appendingPathComponent(path)
        let data = Data(bytes)
        guard (try? Data(contentsOf: file)) != data else { return false }
        // Of this process alone: another run may write the same file at the same moment.
        let temporary = file.deletingLastPathComponent()
            .appendingPathComponent(".\(file.lastPathComponent).\(getpid())\(Self.unfinished)")
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            guard
                FileManager.default.createFile(
                    atPath: temporary.path, contents: data, attributes: [.posixPermissions: permissions])
            else { throw CocoaError(.fileWriteUnknown) }
            guard rename(temporary.path, file.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
        } catch {
            try? FileManager.default.removeItem(at: temporary)
            throw Failure(
                .cannotCreate, "cannot write to \(directory.path)",
                hint: "check that the folder exists, is writable and has space left")
        }
        return true
    }

    /// Removes the files below `folder` that are not among `kept` (paths relative to the output folder).
    public func removeAll(in folder: String, besides kept: Set<String>) -> Int {
        names(in: folder)
            .filter { !$0.hasPrefix(".") && !kept.contains("\(folder)/\($0)") && remove($0, in: folder) }.count
    }

    /// Removes what processes left behind that ended while they wrote.
    public func removeStrays(in folders: [String]) {
        for folder in folders {
            for name in names(in: folder) where Self.isStray(name) { _ = remove(name, in: folder) }
        }
    }

    private static let unfinished = ".new"

    /// `.NAME.PROCESS.new`, where no such process runs on this machine any more.
    private static func isStray(_ name: String) -> Bool {
        guard name.hasPrefix("."), name.hasSuffix(unfinished),
            let process = name.dropLast(unfinished.count).split(separator: ".").last.flatMap({ pid_t($0) }), process > 0
        else { return false }
        return kill(process, 0) != 0 && errno == ESRCH
    }

    private func names(in folder: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: directory.appendingPathComponent(folder).path)) ?? []
    }

    private func remove(_ name: String, in folder: String) -> Bool {
        let file = directory.appendingPathComponent(folder).appendingPathComponent(name)
        return (try? FileManager.default.removeItem(at: file)) != nil
    }
}

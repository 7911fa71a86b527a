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
    /// - Parameter path: relative, with `/`.
    /// - Returns: whether its bytes changed.
    /// - Throws: `Failure` with `cannotCreate`. It names the folder alone: a file's name may hold a reader's token.
    @discardableResult
    public func write(_ bytes: [UInt8], to path: String) throws(Failure) -> Bool {
        let file = directory.appendingPathComponent(path)
        let data = Data(bytes)
        guard (try? Data(contentsOf: file)) != data else { return false }
        // Of this process alone: two runs may write the same folder at once.
        let temporary = file.deletingLastPathComponent().appendingPathComponent(".\(getpid()).new")
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            guard
                FileManager.default.createFile(
                    atPath: temporary.path, contents: data, attributes: [.posixPermissions: 0o644])
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
        let place = directory.appendingPathComponent(folder)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
        return names.filter { name in
            !kept.contains("\(folder)/\(name)")
                && (try? FileManager.default.removeItem(at: place.appendingPathComponent(name))) != nil
        }.count
    }
}

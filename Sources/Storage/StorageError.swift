internal import GRDB

/// The store could not be opened, read or written.
public struct StorageError: Error, Hashable, Sendable {
    public enum Reason: String, Sendable, CaseIterable {
        /// No room left on the disk, or the file has reached its limit.
        case full
        case readOnly
        /// The file is damaged, or is not a store of ours.
        case corrupt
        /// It was written by a newer Paperboy.
        case newer
        /// Another process held it for longer than the time-out.
        case busy
        /// The file could not be opened, or the disk failed.
        case inputOutput
        /// The writer's `synchronous` is not FULL: what is committed could be lost in a power cut.
        case notDurable
        case other
    }

    public var reason: Reason
    /// For people; holds no addresses and no contents.
    public var text: String

    /// The same call may succeed later without anybody's doing.
    public var isTransient: Bool { reason == .busy }

    public init(_ reason: Reason, _ text: String) {
        self.reason = reason
        self.text = text
    }

    init(_ error: any Error) {
        switch error {
        case let error as StorageError: self = error
        case let error as DatabaseError:
            let reason: Reason =
                switch error.resultCode {
                case .SQLITE_FULL: .full
                case .SQLITE_READONLY, .SQLITE_PERM: .readOnly
                case .SQLITE_CORRUPT, .SQLITE_NOTADB: .corrupt
                case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
                case .SQLITE_IOERR, .SQLITE_CANTOPEN: .inputOutput
                default: .other
                }
            self.init(reason, "\(error.message ?? "SQLite error") (\(error.extendedResultCode.rawValue))")
        default: self.init(.other, "\(type(of: error))")
        }
    }
}

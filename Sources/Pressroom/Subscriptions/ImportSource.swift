internal import Foundation
internal import Subscribers

/// The bytes of an import: a file or standard input, a chunk at a time.
final class ImportSource {
    let name: String
    /// Of the file; `nil` for a pipe.
    let size: Int?
    /// The first bytes, which tell the format.
    let head: [UInt8]
    let encoding: TextEncoding
    private(set) var bytesRead = 0
    private let handle: FileHandle
    private var isHeadTaken = false

    private static let chunk = 1 << 19

    /// What messages call it.
    static func name(of order: SubscriberImport.Order) -> String { order.path == "-" ? "standard input" : order.path }

    init(_ order: SubscriberImport.Order, _ press: Press) throws(Failure) {
        name = Self.name(of: order)
        let path = order.path == "-" ? "/dev/stdin" : order.path
        var isDirectory: ObjCBool = false
        let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
        guard !isThere || !isDirectory.boolValue, let handle = FileHandle(forReadingAtPath: path) else {
            throw Failure(.sourceMissing, "\(name): \(isDirectory.boolValue ? "it is a folder" : "it cannot be read")")
        }
        self.handle = handle
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        let isFile = attributes?[.type] as? FileAttributeType == .typeRegular
        size = isFile ? attributes?[.size] as? Int : nil
        head = try Self.read(handle, atLeast: 1 << 16, name)
        if let named = order.encoding {
            guard let encoding = TextEncoding(rawValue: named) else {
                throw Failure(.usage, "--encoding is utf8 or latin1, not \(named)")
            }
            self.encoding = encoding
        } else {
            encoding = TextEncoding.sniffed(head)
        }
    }

    deinit { try? handle.close() }

    /// The next bytes; empty at the end.
    func next() throws(Failure) -> [UInt8] {
        if !isHeadTaken {
            isHeadTaken = true
            bytesRead = head.count
            return head.isEmpty ? try next() : head
        }
        let bytes = try Self.read(handle, atLeast: Self.chunk, name)
        bytesRead += bytes.count
        return bytes
    }

    /// A pipe gives what it has; we wait for enough.
    private static func read(_ handle: FileHandle, atLeast count: Int, _ name: String) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        do {
            while bytes.count < count, let part = try handle.read(upToCount: count - bytes.count), !part.isEmpty {
                bytes += part
            }
        } catch {
            throw Failure(.sourceMissing, "\(name): reading it failed")
        }
        return bytes
    }
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads a message up to its final dot and takes the dot-stuffing off.
///
/// Only CRLF ends a line and only CRLF `.` CRLF the message: a server that also takes bare LF can be made to read a
/// second message out of the first one's text.
struct DataReader: Sendable {
    private(set) var message: [UInt8] = []
    private(set) var faults: Set<Violation.Kind> = []
    /// Octets read, also those beyond the limit, which are not kept.
    private(set) var size = 0
    let maxSize: Int

    init(maxSize: Int) {
        self.maxSize = maxSize
    }

    var isTooLarge: Bool { size > maxSize }

    /// Takes lines from `buffer` at `head`; true when the final dot was taken.
    mutating func read(_ buffer: [UInt8], from head: inout Int) -> Bool {
        buffer.withUnsafeBytes { bytes in
            while let end = Self.lineEnd(in: bytes, from: head) {
                let line = UnsafeRawBufferPointer(rebasing: bytes[head..<end])
                head = end
                if line.count == 3, line[0] == 46 { return true }
                take(line)
            }
            return false
        }
    }

    /// One line with its CRLF.
    private mutating func take(_ line: UnsafeRawBufferPointer) {
        let content = UnsafeRawBufferPointer(rebasing: line[..<(line.count - 2)])
        if let base = content.baseAddress, !content.isEmpty {
            if memchr(base, 10, content.count) != nil { faults.insert(.bareLineFeed) }
            if memchr(base, 13, content.count) != nil { faults.insert(.bareCarriageReturn) }
        }
        if Self.hasHighBit(content) { faults.insert(.undeclaredEightBit) }
        let isStuffed = line[0] == 46
        if content.count - (isStuffed ? 1 : 0) > 998 { faults.insert(.lineTooLong) }
        size += line.count - (isStuffed ? 1 : 0)
        if size <= maxSize { message.append(contentsOf: isStuffed ? line[1...] : line[...]) }
    }

    private static func hasHighBit(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var (union, at): (UInt64, Int) = (0, 0)
        while at + 8 <= bytes.count {
            union |= bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            at += 8
        }
        while at < bytes.count {
            union |= UInt64(bytes[at])
            at += 1
        }
        return union & 0x8080_8080_8080_8080 != 0
    }

    /// The place behind the next CRLF.
    private static func lineEnd(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        var from = start
        while from < bytes.count, let found = memchr(base + from, 10, bytes.count - from) {
            let at = UnsafeRawPointer(found) - base
            if at > start, bytes[at - 1] == 13 { return at + 1 }
            from = at + 1
        }
        return nil
    }
}

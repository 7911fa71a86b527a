#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A start tag with thousands of attributes: libxml2 compares each with each (2.9.14: 200,000 of them, 2 MB, take
/// minutes), and calls nobody before it has read them all.
enum AttributeFlood {
    /// More of them make the document unreadable; a root declares some dozens of namespaces at most.
    static let limit = 4_096
    /// So many attributes do not fit into less.
    private static let length = limit * 4

    /// The offset of the first such tag's end; `nil` where there is none.
    static func end(in bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return nil }
            var start = 0
            while start < bytes.count {
                let found = memchr(base + start, 0x3E, bytes.count - start)
                let end = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? bytes.count
                if end - start > length, isFlood(bytes[start..<end]) { return end }
                start = end + 1
            }
            return nil
        }
    }

    private static func isFlood(_ stretch: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let open = stretch.lastIndex(of: 0x3C) else { return false }
        return stretch[open...].count { $0 == 0x3D } > limit
    }
}

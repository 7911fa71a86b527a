/// A start tag with thousands of attributes: libxml2 compares each with each (2.9.14: 200,000 of them, 2 MB, take
/// minutes), and calls nobody before it has read them all.
enum AttributeFlood {
    /// More of them make the document unreadable; a root declares some dozens of namespaces at most.
    static let limit = 4_096
    /// So many attributes do not fit into less.
    private static let length = limit * 4

    /// The offset of the first such tag; `nil` where there is none.
    static func start(in bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBufferPointer { bytes in
            let scanner = TagScanner(bytes: bytes, isXML: true)
            var start = scanner.find(UInt8(ascii: "<"), from: 0)
            while start < bytes.count {
                // No tag goes on behind the next `<`, which no value may hold.
                let next = scanner.find(UInt8(ascii: "<"), from: start + 1)
                if next - start > length, TagScanner.isNameStart(bytes[start + 1]), isFlood(bytes[start..<next]) {
                    return start
                }
                start = next
            }
            return nil
        }
    }

    /// Whether so many values are opened before the tag ends: a `>` within one ends nothing.
    private static func isFlood(_ stretch: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var count = 0
        var quote: UInt8?
        for byte in stretch {
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: ">") {
                return false
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
                count += 1
                if count > limit { return true }
            }
        }
        return false
    }
}

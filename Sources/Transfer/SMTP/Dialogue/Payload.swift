#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A message whose bytes were checked once, with what the dialogue needs to know of them.
struct Payload: Sendable {
    static let maxLine = 998

    let bytes: [UInt8]
    /// Where lines start with a dot, ascending: each gets a second one on the wire.
    let dots: [Int]
    /// Some octet is above 127, so the relay must offer 8BITMIME.
    let isEightBit: Bool
    let endsWithLineEnd: Bool

    /// Octets as RFC 1870 counts them: with every CRLF, without dot-stuffing.
    var size: Int { bytes.count + (endsWithLineEnd ? 0 : 2) }

    /// - Throws: ``MessageFault`` for bytes that must not reach a dialogue.
    init(_ bytes: [UInt8]) throws(MessageFault) {
        guard !bytes.isEmpty else { throw .empty }
        let scan = bytes.withUnsafeBytes { Self.scan($0) }
        if let fault = scan.fault { throw fault }
        self.bytes = bytes
        dots = scan.dots
        isEightBit = scan.isEightBit
        endsWithLineEnd = bytes.last == 10
    }

    /// Appends the dot-stuffed message, its last CRLF included; the final dot is the dialogue's.
    func write(to output: inout [UInt8]) {
        output.reserveCapacity(output.count + bytes.count + dots.count + 256)
        var start = 0
        for dot in dots {
            output.append(contentsOf: bytes[start..<dot])
            output.append(46)
            start = dot
        }
        output.append(contentsOf: bytes[start...])
        if !endsWithLineEnd { output.append(contentsOf: [13, 10]) }
    }

    private struct Scan {
        var fault: MessageFault?
        var dots: [Int] = []
        var isEightBit = false
    }

    /// Goes from LF to LF with `memchr`: a 20 KB letter costs a few microseconds, which a loop over bytes does not.
    private static func scan(_ bytes: UnsafeRawBufferPointer) -> Scan {
        var scan = Scan()
        var (start, line) = (0, 1)
        while start < bytes.count {
            let end = find(10, in: bytes, from: start, to: bytes.count)
            let content = end.map { $0 - 1 } ?? bytes.count
            if bytes[start] == 46 { scan.dots.append(start) }
            if let end, end == start || bytes[end - 1] != 13 {
                scan.fault = .bareLineFeed(line: line)
            } else if content > start, find(13, in: bytes, from: start, to: content) != nil {
                scan.fault = .bareCarriageReturn(line: line)
            } else if content - start > maxLine {
                scan.fault = .lineTooLong(line: line)
            }
            guard scan.fault == nil, let end else { break }
            start = end + 1
            line += 1
        }
        if scan.fault == nil, find(0, in: bytes, from: 0, to: bytes.count) != nil { scan.fault = .nul }
        scan.isEightBit = hasHighBit(bytes)
        return scan
    }

    private static func find(_ byte: Int32, in bytes: UnsafeRawBufferPointer, from start: Int, to end: Int) -> Int? {
        guard start < end, let base = bytes.baseAddress, let found = memchr(base + start, byte, end - start) else {
            return nil
        }
        return UnsafeRawPointer(found) - base
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
}

/// Splits what a server sends into replies; takes bytes in any portions.
///
/// RFC 5321 §4.5.3.1.5 allows 512 octets a line; real servers write longer ones, so 4,096 are tolerated.
struct ReplyReader: Sendable {
    static let maxLine = 4_096
    static let maxLines = 256

    private var buffer: [UInt8] = []
    private var head = 0
    private var scanned = 0
    private var partial: RawReply?
    private var lines = 0

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        if head == buffer.count {
            buffer.removeAll(keepingCapacity: true)
            (head, scanned) = (0, 0)
        }
        buffer.append(contentsOf: bytes)
    }

    /// The next complete reply, or `nil` when more bytes are needed.
    /// - Throws: ``ReplyFault`` when the stream is no SMTP; nothing after that can be trusted.
    mutating func next() throws(ReplyFault) -> RawReply? {
        while let line = try nextLine() {
            let (code, isLast) = try Self.code(of: line)
            lines += 1
            if lines > Self.maxLines { throw .tooLong }
            if let partial, partial.code != code { throw .malformed }
            var reply = partial ?? RawReply(code: code)
            if partial != nil { reply.text.append(10) }
            reply.text.append(contentsOf: line.dropFirst(4))
            guard isLast else {
                partial = reply
                continue
            }
            partial = nil
            lines = 0
            return reply
        }
        return nil
    }

    /// The next line without its CRLF; a bare LF ends one too, since nothing hangs on it here.
    private mutating func nextLine() throws(ReplyFault) -> ArraySlice<UInt8>? {
        guard let end = buffer[scanned...].firstIndex(of: 10) else {
            scanned = buffer.count
            if buffer.count - head > Self.maxLine { throw .tooLong }
            return nil
        }
        if end - head > Self.maxLine { throw .tooLong }
        var line = buffer[head..<end]
        if line.last == 13 { line = line.dropLast() }
        head = end + 1
        scanned = head
        return line
    }

    private static func code(of line: ArraySlice<UInt8>) throws(ReplyFault) -> (code: Int, isLast: Bool) {
        var code = 0
        for digit in line.prefix(3) {
            guard (48...57).contains(digit) else { throw .malformed }
            code = code * 10 + Int(digit - 48)
        }
        let separator = line.dropFirst(3).first ?? 32
        guard line.count >= 3, (200...599).contains(code), separator == 32 || separator == 45 else { throw .malformed }
        return (code, separator == 32)
    }
}

/// Why bytes are no SMTP reply.
enum ReplyFault: Error, Hashable, Sendable {
    case malformed
    case tooLong
}

/// Bytes made into UTF-8 without anything that XML 1.0 forbids.
struct UTF8Repair {
    var bytes: [UInt8] = []
    var notes: [MarkupNote] = []
    private var line = 1

    /// Ill-formed sequences become U+FFFD; forbidden characters go, but vertical tab and form feed, which separate
    /// words, become spaces. C1 controls are read as windows-1252.
    init(_ source: UnsafeBufferPointer<UInt8>) {
        bytes.reserveCapacity(source.count + source.count / 64)
        var position = 0
        while position < source.count {
            let byte = source[position]
            if byte >= 0x80 {
                position += take(UTF8Sequence(source, at: position), from: source, at: position)
            } else {
                take(byte)
                position += 1
            }
        }
    }

    private mutating func take(_ byte: UInt8) {
        if UTF8Scan.isForbidden(byte) {
            MarkupNote.count(.controlsRemoved, line: line, in: &notes)
            if byte == 0x0B || byte == 0x0C { bytes.append(0x20) }
        } else {
            if byte == 0x0A { line += 1 }
            bytes.append(byte)
        }
    }

    private mutating func take(
        _ sequence: UTF8Sequence, from source: UnsafeBufferPointer<UInt8>, at start: Int
    ) -> Int {
        switch sequence.kind {
        case .valid:
            bytes.append(contentsOf: source[start..<start + sequence.length])
        case .control:
            let isMapped = Windows1252.append(source[start + 1], to: &bytes)
            MarkupNote.count(isMapped ? .windows1252Controls : .controlsRemoved, line: line, in: &notes)
        case .forbidden:
            MarkupNote.count(.controlsRemoved, line: line, in: &notes)
        case .invalid, .cut:
            MarkupNote.count(.invalidBytes, line: line, in: &notes)
            bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
        }
        return sequence.length
    }
}

/// A file's name and bytes with what turns a byte offset into line and column: one pass when it is made,
/// then a binary search and at most 1,024 bytes of counting for each place.
struct SourceText: Sendable {
    let file: String
    let bytes: [UInt8]
    /// Where the UTF-8 is broken: the first byte of each bad sequence, at most 20.
    let brokenUTF8: [Int]
    /// 3 after a UTF-8 byte order mark, else 0.
    let start: Int

    private let lineStarts: [Int]
    /// Continuation bytes before each multiple of `stride`, so that a file of one long line stays quick.
    private let checkpoints: [Int]

    private static let stride = 1024
    private static let mostBroken = 20

    init(file: String, bytes: [UInt8]) {
        self.file = file
        self.bytes = bytes
        start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var index = LineIndex(start: start)
        bytes.withUnsafeBufferPointer { index.walk($0, stride: Self.stride) }
        lineStarts = index.lineStarts
        checkpoints = index.checkpoints
        brokenUTF8 = UTF8Check.brokenSequences(in: bytes, from: start, atMost: Self.mostBroken)
    }

    func position(of offset: Int) -> Position {
        let offset = min(max(offset, start), bytes.count)
        let line = lineNumber(of: offset)
        let lineStart = lineStarts[line]
        let scalars = offset - lineStart - (continuations(before: offset) - continuations(before: lineStart))
        return Position(line: line + 1, column: scalars + 1)
    }

    /// The bytes of the line that holds `offset`, without its end.
    func lineRange(holding offset: Int) -> Range<Int> {
        let offset = min(max(offset, start), bytes.count)
        let line = lineNumber(of: offset)
        let lineStart = lineStarts[line]
        guard line + 1 < lineStarts.count else { return lineStart..<bytes.count }
        var end = lineStarts[line + 1] - 1
        if bytes[end] == 0x0A, end > lineStart, bytes[end - 1] == 0x0D { end -= 1 }
        return lineStart..<end
    }

    private func lineNumber(of offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    private func continuations(before offset: Int) -> Int {
        let checkpoint = offset / Self.stride
        var count = checkpoints[checkpoint]
        for byte in bytes[checkpoint * Self.stride..<offset] where byte & 0xC0 == 0x80 { count += 1 }
        return count
    }
}

private struct LineIndex {
    var lineStarts: [Int]
    var checkpoints: [Int] = []

    init(start: Int) {
        lineStarts = [start]
    }

    mutating func walk(_ bytes: UnsafeBufferPointer<UInt8>, stride: Int) {
        var continuations = 0
        var block = 0
        repeat {
            checkpoints.append(continuations)
            let end = min(block + stride, bytes.count)
            for offset in block..<end {
                let byte = bytes[offset]
                if byte & 0xC0 == 0x80 {
                    continuations += 1
                } else if byte == 0x0A || (byte == 0x0D && (offset + 1 == bytes.count || bytes[offset + 1] != 0x0A)) {
                    lineStarts.append(offset + 1)
                }
            }
            block += stride
        } while block <= bytes.count
    }
}

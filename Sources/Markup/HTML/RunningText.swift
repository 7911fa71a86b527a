/// Text that grows, with the white space that will separate what follows.
struct RunningText {
    /// From the weakest to the strongest.
    private enum Gap: Int {
        case none, space, line, paragraph
    }

    private(set) var bytes: [UInt8] = []
    let isOneLine: Bool
    private var gap = Gap.none
    private var marker: [UInt8] = []

    init(isOneLine: Bool) {
        self.isOneLine = isOneLine
    }

    var string: String {
        let end = bytes.lastIndex { $0 != 0x20 && $0 != 0x0A }.map { $0 + 1 } ?? 0
        return String(decoding: bytes[..<end], as: UTF8.self)
    }

    /// A space, unless more is due already.
    mutating func space() { widen(.space) }

    /// The start of a new line.
    mutating func line() { widen(.line) }

    /// An empty line.
    mutating func paragraph() { widen(.paragraph) }

    /// `br`: the second one in a row makes an empty line.
    mutating func lineBreak() { widen(gap.rawValue >= Gap.line.rawValue ? .paragraph : .line) }

    /// The start of a list's item, in a line of its own.
    mutating func item(_ marker: String, isFirst: Bool) {
        if isOneLine { return space() }
        gap = isFirst ? .paragraph : .line
        self.marker = Array(marker.utf8)
    }

    /// A marker waits for its text, beside which it shall stand.
    private mutating func widen(_ new: Gap) {
        if marker.isEmpty, new.rawValue > gap.rawValue { gap = new }
    }

    /// Writes the gap that is due.
    mutating func close() {
        if gap != .none, !bytes.isEmpty {
            if gap.rawValue >= Gap.line.rawValue { while bytes.last == 0x20 { bytes.removeLast() } }
            switch gap {
            case .none: break
            case .space: if bytes.last != 0x20, bytes.last != 0x0A { bytes.append(0x20) }
            case .line: bytes.append(isOneLine ? 0x20 : 0x0A)
            case .paragraph: bytes.append(contentsOf: isOneLine ? [0x20] : [0x0A, 0x0A])
            }
        }
        gap = .none
        if !marker.isEmpty {
            bytes += marker
            marker = []
        }
    }

    mutating func append(_ byte: UInt8) {
        if gap != .none || !marker.isEmpty { close() }
        bytes.append(byte)
    }

    mutating func append(_ run: Slice<UnsafeBufferPointer<UInt8>>) {
        if gap != .none || !marker.isEmpty { close() }
        bytes.append(contentsOf: run)
    }

    /// Replaces all text behind `start`.
    mutating func replace(from start: Int, with text: String) {
        bytes.removeSubrange(start...)
        bytes += text.utf8
    }

    /// All text behind `start`.
    func text(from start: Int) -> String {
        start < bytes.count ? String(decoding: bytes[start...], as: UTF8.self) : ""
    }
}

internal import MIME

/// A rendered paper with the places of what differs from reader to reader.
struct Skeleton: Sendable {
    /// Encoded text, or a place.
    enum Segment: Sendable {
        case bytes([UInt8])
        case number, why, abstract
    }

    let segments: [Segment]

    /// Reads the stored form.
    init(_ stored: String) {
        var segments: [Segment] = []
        var pending: [UInt8] = []
        for byte in stored.utf8 {
            guard let slot = Skeleton.slot(byte) else {
                pending.append(byte)
                continue
            }
            if !pending.isEmpty { segments.append(.bytes(pending)) }
            pending = []
            segments.append(slot)
        }
        if !pending.isEmpty { segments.append(.bytes(pending)) }
        self.segments = segments
    }

    /// Controls 1, 2 and 3 mark the places in the stored form: quoted-printable holds none.
    private static func slot(_ byte: UInt8) -> Segment? {
        switch byte {
        case 1: .number
        case 2: .why
        case 3: .abstract
        default: nil
        }
    }

    /// The stored form of a rendered template in which `PaperContext.Mark`s stand.
    static func encoded(_ rendered: String) -> String {
        let bytes = Array(rendered.utf8)
        var stored: [UInt8] = []
        var start = 0
        var index = 0
        while index < bytes.count {
            guard bytes[index] == 0xEF, let slot = PaperContext.Mark.slot(bytes[index...].prefix(3)) else {
                index += 1
                continue
            }
            stored += QuotedPrintable.encode(bytes[start..<index])
            stored.append(slot)
            index += 3
            start = index
        }
        stored += QuotedPrintable.encode(bytes[start...])
        return String(decoding: stored, as: UTF8.self)
    }
}

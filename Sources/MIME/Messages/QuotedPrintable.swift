/// Quoted-printable (RFC 2045 §6.7): lines of at most 76 octets, CRLF.
///
/// An encoded fragment always ends at the end of a line: behind a line break of the text, or else behind a soft one
/// (`=` CRLF). So fragments that were encoded apart are joined by putting their bytes one after the other.
public enum QuotedPrintable {
    /// Most octets of an encoded line, its soft break included.
    public static let maxLine = 76

    /// Encodes a fragment of UTF-8 text; LF, CRLF and CR all end a line.
    ///
    /// Beyond what the RFC demands, a line never begins with `.` (hosts that forget to unstuff it) or with `From `
    /// (mailbox files that change it), and the octets of one character stay on one line.
    public static func encode(_ text: some Collection<UInt8>) -> [UInt8] {
        var encoder = QuotedPrintableEncoder()
        let done: Void? = text.withContiguousStorageIfAvailable { encoder.encode($0) }
        if done == nil { Array(text).withUnsafeBufferPointer { encoder.encode($0) } }
        return encoder.output
    }

    /// What ends the last fragment of a part: a part must not end in a soft break.
    public static func end(of fragment: [UInt8]) -> [UInt8] {
        fragment.count >= 3 && fragment[fragment.count - 3] == 0x3D ? [0x0D, 0x0A] : []
    }

    /// The text of encoded bytes, line breaks as LF; `nil` where they break the RFC.
    public static func decode(_ bytes: some Sequence<UInt8>) -> [UInt8]? {
        let encoded = Array(bytes)
        var text: [UInt8] = []
        var index = 0
        while index < encoded.count {
            switch encoded[index] {
            case 0x3D:
                guard index + 2 < encoded.count else { return nil }
                if encoded[index + 1] == 0x0D, encoded[index + 2] == 0x0A {
                    index += 3
                    continue
                }
                guard let high = Hexadecimal.value(encoded[index + 1]), let low = Hexadecimal.value(encoded[index + 2])
                else { return nil }
                text.append(high << 4 | low)
                index += 3
            case 0x0D:
                guard index + 1 < encoded.count, encoded[index + 1] == 0x0A else { return nil }
                text.append(0x0A)
                index += 2
            case 0x09, 0x20...0x7E:
                text.append(encoded[index])
                index += 1
            default: return nil
            }
        }
        return text
    }
}

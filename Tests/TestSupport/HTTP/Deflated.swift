/// Compressed bytes made by hand, for tests of decoding: no library is needed, and every fault can be written.
public enum Deflated {
    /// A gzip member that stores its bytes.
    public static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255] + raw(bytes) + little(crc32(bytes)) + little(UInt32(bytes.count))
    }

    /// A zlib stream that stores its bytes, which is what HTTP means by "deflate".
    public static func zlib(_ bytes: [UInt8]) -> [UInt8] {
        var (a, b) = (UInt32(1), UInt32(0))
        for byte in bytes {
            a = (a + UInt32(byte)) % 65_521
            b = (b + a) % 65_521
        }
        return [0x78, 0x01] + raw(bytes) + little(b << 16 | a).reversed()
    }

    /// A raw deflate stream that stores its bytes, which is what some servers send as "deflate".
    public static func raw(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes[...]
        repeat {
            let part = rest.prefix(65_535)
            rest = rest.dropFirst(65_535)
            let size = UInt16(part.count)
            result += [rest.isEmpty ? 1 : 0] + [UInt8(size & 255), UInt8(size >> 8)]
            result += [UInt8(~size & 255), UInt8(~size >> 8)] + part
        } while !rest.isEmpty
        return result
    }

    /// The start of a gzip member that grows about 158-fold into `count` times 258 equal bytes: copies of the byte before,
    /// 13 bits each.
    public static func bomb(copies count: Int) -> [UInt8] {
        var bits = BitWriter()
        bits.write(0b011, 3)  // last block, fixed codes
        bits.write(0b1000_1001, 8)  // the code of "a" (0x61 + 0x30), reversed
        for _ in 0..<count {
            bits.write(0b1010_0011, 8)  // the code of length 258, reversed
            bits.write(0, 5)  // distance 1
        }
        bits.write(0, 7)  // end of block
        return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255] + bits.bytes
    }

    /// A Zstandard frame of `blocks` times 128 KiB of equal bytes, 4 octets each.
    public static func zstandardBomb(blocks: Int) -> [UInt8] {
        var result: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x38]
        for index in 1...blocks {
            let header = UInt32(131_072) << 3 | 1 << 1 | (index == blocks ? 1 : 0)
            result += little(header).prefix(3) + [0x61]
        }
        return result
    }

    private static func little(_ number: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { crc, byte in
            (0..<8).reduce(crc ^ UInt32(byte)) { value, _ in value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
    }

    private struct BitWriter {
        private(set) var bytes: [UInt8] = []
        private var count = 0

        /// The lowest bit first.
        mutating func write(_ value: UInt32, _ bits: Int) {
            for bit in 0..<bits {
                if count % 8 == 0 { bytes.append(0) }
                bytes[count / 8] |= UInt8(value >> bit & 1) << (count % 8)
                count += 1
            }
        }
    }
}

internal import CLibXML2

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The system's conversion of character encodings into UTF-8.
struct Iconv {
    /// What was converted; what could not be is U+FFFD (in one-byte encodings the C1 control of the same number, as
    /// browsers have it).
    private(set) var result: [UInt8] = []
    /// How many bytes could not be converted.
    private(set) var invalid = 0
    private let descriptor: iconv_t
    private let encoding: TextEncoding

    static func knows(_ encoding: TextEncoding) -> Bool {
        if encoding == .windows1252 { return true }
        guard let descriptor = open(encoding) else { return false }
        iconv_close(descriptor)
        return true
    }

    private static func open(_ encoding: TextEncoding) -> iconv_t? {
        guard let descriptor = iconv_open("UTF-8", encoding.iconvName), Int(bitPattern: descriptor) != -1 else {
            return nil
        }
        return descriptor
    }

    /// `nil` where the system does not know the encoding.
    init?(_ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding) {
        guard let descriptor = Self.open(encoding) else { return nil }
        defer { iconv_close(descriptor) }
        self.descriptor = descriptor
        self.encoding = encoding
        result.reserveCapacity(bytes.count * 3 / 2 + 64)
        var source = Array(bytes)
        source.withUnsafeMutableBytes { convert($0) }
    }

    private mutating func convert(_ source: UnsafeMutableRawBufferPointer) {
        var position = 0
        while position < source.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: source[position...])
            let (consumed, isStuck) = convertSome(of: rest)
            position += consumed
            guard isStuck, position < source.count else { continue }
            appendReplacement(of: source[position])
            position += 1
        }
        // Some conversions hold a character back, waiting for a combining one.
        _ = convertSome(of: nil)
    }

    /// Converts as much as fits into one buffer.
    ///
    /// - Returns: How many bytes it took, and whether the next one cannot be converted.
    private mutating func convertSome(of source: UnsafeMutableRawBufferPointer?) -> (consumed: Int, isStuck: Bool) {
        var input = source?.baseAddress?.assumingMemoryBound(to: CChar.self)
        var inputLeft = source?.count ?? 0
        var isStuck = false
        let capacity = 32 << 10
        result += [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            var outputLeft = capacity
            buffer.withMemoryRebound(to: CChar.self) { buffer in
                var output = buffer.baseAddress
                let converted = iconv(descriptor, &input, &inputLeft, &output, &outputLeft)
                isStuck = converted == -1 && errno != E2BIG
            }
            count = capacity - outputLeft
        }
        return ((source?.count ?? 0) - inputLeft, isStuck)
    }

    private mutating func appendReplacement(of byte: UInt8) {
        invalid += 1
        let isControl = encoding.isSingleByte && (0x80...0x9F).contains(byte)
        result.append(contentsOf: isControl ? [0xC2, byte] : [0xEF, 0xBF, 0xBD])
    }
}

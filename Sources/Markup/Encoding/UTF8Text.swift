/// Bytes of any character encoding as valid UTF-8 without a byte order mark and without the characters that XML 1.0
/// forbids.
///
/// Which encoding: a byte order mark, else the zero bytes of UTF-16, else what the transport said, else what the
/// document says of itself, else UTF-8 if that is what the bytes are, else windows-1252. A statement that the bytes
/// refute is passed over with a note; in particular, bytes that are valid UTF-8 with characters beyond ASCII are UTF-8
/// whatever was said, because text of other encodings practically never is, while servers and generators that say
/// `iso-8859-1` of UTF-8 are common.
public struct UTF8Text: Hashable, Sendable {
    /// Where documents declare their encoding.
    public enum Declaration: Hashable, Sendable {
        /// `<?xml … encoding="…"?>`.
        case xml
        /// `<meta charset=…>`, and the XML declaration of XHTML.
        case html
        /// Nowhere (JSON, plain text).
        case none
    }

    /// Valid UTF-8; the same array as was given where nothing had to be changed.
    public private(set) var bytes: [UInt8]
    /// Which encoding the bytes were read in.
    public private(set) var encoding: TextEncoding
    /// Labels passed over, sequences replaced, controls removed.
    public private(set) var notes: [MarkupNote] = []

    /// Decodes `bytes`.
    ///
    /// - Parameters:
    ///   - charset: What the transport said, as it stands in `Content-Type`. Default: nothing.
    ///   - declaration: Where to look for the document's own word, within its first 1,024 bytes.
    public init(_ bytes: [UInt8], charset: String? = nil, declaration: Declaration) {
        self.bytes = bytes
        encoding = .utf8
        let mark = Self.byteOrderMark(bytes)
        let content = bytes[(mark?.length ?? 0)...]
        let scan = content.withUnsafeBufferPointer(UTF8Scan.init)
        let labels = Self.labels(content, charset: charset, declaration: declaration)
        if mark == nil, let ebcdic = SystemEncoding.ebcdic(bytes) {
            encoding = ebcdic
        } else if let mark, mark.encoding.isWide || scan.isPlausible {
            encoding = mark.encoding
            for label in labels.prefix(1) where TextEncoding(label: label)?.isUnicode != true { passOver([label]) }
        } else {
            let choice = Self.choice(of: labels, scan, byteCount: content.count)
            encoding = choice.encoding
            passOver(choice.ignored)
        }
        decode(content, scan)
    }

    /// By a byte order mark, or (with length 0) by what must be the zero bytes of ASCII characters.
    private static func byteOrderMark(_ bytes: [UInt8]) -> (encoding: TextEncoding, length: Int)? {
        let start = Array(bytes.prefix(4)) + Array(repeating: 1, count: max(0, 4 - bytes.count))
        switch (start[0], start[1], start[2], start[3]) {
        case (0xFF, 0xFE, 0, 0): return (.utf32LE, 4)
        case (0, 0, 0xFE, 0xFF): return (.utf32BE, 4)
        case (0xFF, 0xFE, _, _): return (.utf16LE, 2)
        case (0xFE, 0xFF, _, _): return (.utf16BE, 2)
        case (0xEF, 0xBB, 0xBF, _): return (.utf8, 3)
        case (0x09...0x7E, 0, 0, 0): return (.utf32LE, 0)
        case (0, 0, 0, 0x09...0x7E): return (.utf32BE, 0)
        case (0x09...0x7E, 0, 0x09..., 0): return (.utf16LE, 0)
        case (0, 0x09...0x7E, 0, 0x09...): return (.utf16BE, 0)
        default: return nil
        }
    }

    /// The transport's word, then the document's.
    private static func labels(
        _ content: ArraySlice<UInt8>, charset: String?, declaration: Declaration
    ) -> [String] {
        var labels: [String] = []
        if let charset, charset.contains(where: { !$0.isWhitespace }) { labels.append(charset) }
        if declaration != .none, let label = DeclaredCharset.inProlog(content) { labels.append(label) }
        if declaration == .html, let label = DeclaredCharset.inMeta(content) { labels.append(label) }
        return labels
    }

    private static func choice(
        of labels: [String], _ scan: UTF8Scan, byteCount: Int
    ) -> (encoding: TextEncoding, ignored: [String]) {
        var ignored: [String] = []
        for label in labels {
            guard let declared = TextEncoding(label: label) ?? SystemEncoding.named(label) else {
                ignored.append(label)
                continue
            }
            if declared.isWide {
                // Its ASCII would have zero bytes, which are forbidden characters to the scan.
                if scan.forbidden * 8 > byteCount { return (declared, ignored) }
            } else if declared == .utf8 {
                if scan.isPlausible { return (declared, ignored) }
            } else if scan.invalid == 0, scan.multibyte >= (declared.isSingleByte ? 1 : 4) {
                return (.utf8, ignored + [label])
            } else if Iconv.knows(declared) {
                return (declared, ignored)
            }
            ignored.append(label)
        }
        return (scan.isPlausible ? .utf8 : .windows1252, ignored)
    }

    private mutating func passOver(_ labels: [String]) {
        for label in labels {
            notes.append(MarkupNote(.encodingIgnored(declared: String(label.prefix(64)), used: encoding), line: 1))
        }
    }

    private mutating func decode(_ content: ArraySlice<UInt8>, _ scan: UTF8Scan) {
        let isASCII = scan.multibyte == 0 && scan.isClean && encoding.hasPlainASCII
        if encoding == .utf8 || isASCII {
            if content.count < bytes.count { bytes = Array(content) }
            if scan.isClean { return }
        } else {
            bytes = converted(content)
        }
        repair()
    }

    private mutating func converted(_ content: ArraySlice<UInt8>) -> [UInt8] {
        if encoding.isWide { return WideText.utf8(content, encoding) }
        if encoding != .windows1252, let conversion = Iconv(content, encoding) {
            if conversion.invalid > 0 { notes.append(MarkupNote(.invalidBytes, line: 1, count: conversion.invalid)) }
            return conversion.result
        }
        return Windows1252.utf8(content)
    }

    private mutating func repair() {
        if bytes.withUnsafeBufferPointer(UTF8Scan.init).isClean { return }
        let repair = bytes.withUnsafeBufferPointer(UTF8Repair.init)
        bytes = repair.bytes
        notes += repair.notes
    }
}

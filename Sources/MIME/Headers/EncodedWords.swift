/// Text as encoded-words: `=?UTF-8?Q?caf=C3=A9?=` (RFC 2047).
///
/// Each word is at most 75 octets long and holds whole characters only, so that each decodes by itself (§5 (3)).
public struct EncodedWords: Hashable, Sendable {
    /// Where the words stand: a phrase allows fewer characters as they are (§5).
    public enum Place: Sendable {
        case text, phrase
    }

    /// In order; to be joined by folding white space, which decoders drop.
    public let words: [String]

    /// Most octets of a word (RFC 2047 §2).
    public static let maxWord = 75

    /// Encodes `text`, with Q, or with B where that is clearly shorter over all.
    /// - Parameter first: most octets of the first word, which shares its line with the field's name.
    public init(_ text: String, in place: Place, first: Int = EncodedWords.maxWord) {
        let quotedSize = text.utf8.reduce(0) { $0 + EncodedWords.quotedSize(of: $1, in: place) }
        // People read raw headers too: B must save a fifth to be worth it.
        let isQuoted = quotedSize * 4 <= (text.utf8.count + 2) / 3 * 4 * 5
        var words: [String] = []
        var pending: [UInt8] = []
        var size = 0
        for piece in EncodedWords.pieces(of: text) {
            let room = min(first, EncodedWords.maxWord) - EncodedWords.overhead
            let limit = words.isEmpty ? room : EncodedWords.maxWord - EncodedWords.overhead
            let cost = isQuoted ? piece.reduce(0) { $0 + EncodedWords.quotedSize(of: $1, in: place) } : piece.count
            let most = isQuoted ? limit : limit / 4 * 3
            if size + cost > most, !pending.isEmpty {
                words.append(EncodedWords.word(pending, isQuoted: isQuoted, in: place))
                pending = []
                size = 0
            }
            pending += piece
            size += cost
        }
        if !pending.isEmpty { words.append(EncodedWords.word(pending, isQuoted: isQuoted, in: place)) }
        self.words = words
    }

    /// `=?UTF-8?Q?` and `?=`.
    private static let overhead = 12

    /// What is never split: a grapheme where it is short enough for a word, else its scalars.
    private static func pieces(of text: String) -> [[UInt8]] {
        text.flatMap { character in
            let bytes = Array(character.utf8)
            // 8 octets encode to 24 at most, which fits beside any field name.
            return bytes.count <= 8 ? [bytes] : character.unicodeScalars.map { Array(String($0).utf8) }
        }
    }

    private static func word(_ bytes: [UInt8], isQuoted: Bool, in place: Place) -> String {
        guard isQuoted else { return "=?UTF-8?B?\(Base64.encoded(bytes))?=" }
        var content: [UInt8] = []
        for byte in bytes {
            if byte == 0x20 {
                content.append(0x5F)
            } else if quotedSize(of: byte, in: place) == 1 {
                content.append(byte)
            } else {
                content += [0x3D, Hexadecimal.digit(byte >> 4), Hexadecimal.digit(byte & 15)]
            }
        }
        return "=?UTF-8?Q?\(String(decoding: content, as: UTF8.self))?="
    }

    private static func quotedSize(of byte: UInt8, in place: Place) -> Int {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x20: 1
        case 0x21, 0x2A, 0x2B, 0x2D, 0x2F: 1
        case 0x3D, 0x3F, 0x5F: 3
        case 0x21...0x7E: place == .text ? 1 : 3
        default: 3
        }
    }
}

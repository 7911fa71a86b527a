public import FoundationEssentials

/// One header field, folded and encoded: ASCII lines of at most 78 octets wherever there is a place to fold,
/// and of at most 998 always (RFC 5322 §2.1.1). No value from outside can end the field.
public struct HeaderField: Hashable, Sendable {
    /// What stands before the colon.
    public let name: HeaderName
    /// What stands after `Name:`, with its leading blank or line break; folded lines begin with CRLF and a space.
    public let value: String

    /// Where lines are folded; 76 where a line holds an encoded-word (RFC 2047 §2).
    private static let maxLine = 78
    private static let maxEncodedLine = 76

    private init(_ name: HeaderName, folded value: String) {
        self.name = name
        // A first line that is left empty ends in the colon: no blank at a line's end, which relays may drop.
        self.value = value.hasPrefix("\r\n") ? value : " " + value
    }

    /// Free text: `Subject` and the like. Beyond plain ASCII it becomes encoded-words.
    public static func text(_ name: HeaderName, _ text: String) -> HeaderField {
        let clean = HeaderText.cleaned(text)
        if HeaderText.isPlain(clean) {
            return HeaderField(name, folded: fold(clean.split(separator: " ").map(String.init), after: name))
        }
        let first = maxEncodedLine - name.description.utf8.count - 2
        return HeaderField(name, folded: EncodedWords(clean, in: .text, first: first).words.joined(separator: "\r\n "))
    }

    /// `From`, `To`, `Reply-To`.
    public static func addresses(_ name: HeaderName, _ addresses: [NamedAddress]) -> HeaderField {
        var tokens: [String] = []
        for (index, address) in addresses.enumerated() {
            tokens += address.tokens
            if index < addresses.count - 1 { tokens[tokens.count - 1] += "," }
        }
        return HeaderField(name, folded: fold(tokens, after: name))
    }

    /// `Date` in the given offset from UTC.
    public static func date(_ date: Date, offsetMinutes: Int) -> HeaderField {
        HeaderField(.date, folded: MailDate.text(date, offsetMinutes: offsetMinutes))
    }

    /// `Message-ID`.
    public static func messageID(_ id: MessageID) -> HeaderField {
        HeaderField(.messageID, folded: id.bracketed)
    }

    /// `List-Id: "Paperboy daily" <daily.papers.example.org>` (RFC 2919 §3).
    public static func listID(_ id: DomainName, description: String) -> HeaderField {
        let clean = HeaderText.cleaned(description)
        var phrase = HeaderText.phrase(clean)
        // The RFC's examples, and the filters that people write after them, quote the phrase.
        if phrase.joined(separator: " ") == clean, !clean.isEmpty { phrase = ["\"\(clean)\""] }
        return HeaderField(.listID, folded: fold(phrase + ["<\(id)>"], after: .listID))
    }

    /// URIs in angle brackets: `List-Unsubscribe` (RFC 2369 §2). What no URI may hold is percent-encoded;
    /// one of more than 900 octets cannot be written on a line, and is left out.
    /// - Returns: `nil` where no URI is left.
    public static func uris(_ name: HeaderName, _ uris: [String]) -> HeaderField? {
        let tokens = uris.map(percentEncoded).filter { !$0.isEmpty && $0.utf8.count <= 900 }
        guard !tokens.isEmpty else { return nil }
        let brackets = tokens.enumerated().map { "<\($1)>" + ($0 < tokens.count - 1 ? "," : "") }
        return HeaderField(name, folded: fold(brackets, after: name))
    }

    /// Tokens of a structured field that we make ourselves, such as a content type; ASCII without controls.
    static func tokens(_ name: HeaderName, _ tokens: [String]) -> HeaderField {
        HeaderField(name, folded: fold(tokens.map(HeaderText.cleaned), after: name))
    }

    /// `Name: value` and CRLF, as bytes.
    public func append(to bytes: inout [UInt8]) {
        bytes += name.description.utf8
        bytes.append(0x3A)
        bytes += value.utf8
        bytes += [0x0D, 0x0A]
    }

    /// Joins tokens with spaces, and with a folded line where the next would not fit.
    private static func fold(_ tokens: [String], after name: HeaderName) -> String {
        var text = ""
        var column = name.description.utf8.count + 2
        var lineIsEncoded = false
        for (index, token) in tokens.enumerated() {
            let size = token.utf8.count
            let isEncoded = token.hasPrefix("=?")
            let limit = isEncoded || lineIsEncoded ? maxEncodedLine : maxLine
            let gap = index == 0 ? 0 : 1
            // Even the first token may leave the field's name alone on its line: a blank follows the colon.
            if column + gap + size > limit, index > 0 || size + 1 <= limit {
                text += "\r\n "
                column = 1 + size
                lineIsEncoded = isEncoded
            } else {
                if gap == 1 { text += " " }
                column += gap + size
                lineIsEncoded = lineIsEncoded || isEncoded
            }
            text += token
        }
        return text
    }

    private static func percentEncoded(_ uri: String) -> String {
        var bytes: [UInt8] = []
        for byte in uri.utf8 {
            switch byte {
            case 0x22, 0x2C, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B...0x7D, 0...0x20, 0x7F...:
                bytes += [0x25, Hexadecimal.digit(byte >> 4), Hexadecimal.digit(byte & 15)]
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

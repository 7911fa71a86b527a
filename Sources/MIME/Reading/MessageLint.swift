/// What a strict receiver would object to in a message's bytes (RFC 5322, RFC 2045, RFC 2047).
public struct MessageLint: Hashable, Sendable {
    /// An objection, with the number of its line from 1.
    public struct Finding: Hashable, Sendable, CustomStringConvertible {
        /// What is objected to; the raw value says it in words.
        public enum Kind: String, Hashable, Sendable {
            case bareLineBreak = "a CR or LF that stands alone"
            case longLine = "a line of more than 998 octets"
            case longHeaderLine = "a header line of more than 78 octets"
            case longEncodedLine = "a header line with an encoded-word of more than 76 octets"
            case longEncodedWord = "an encoded-word of more than 75 octets"
            case notASCII = "an octet beyond ASCII, or a control"
            case longQuotedLine = "a quoted-printable line of more than 76 octets"
            case quotedBlank = "a quoted-printable line that ends in a blank"
            case notQuoted = "a line that is not quoted-printable"
            case emptyHeaderLine = "a header line of blanks only"
            case missingField = "a required header field is missing or stands twice"
            case unreadable = "parts that cannot be read"
        }
        /// From 1.
        public var line: Int
        /// What is objected to there.
        public var kind: Kind

        public var description: String { "line \(line): \(kind.rawValue)" }
    }

    /// Empty for a message without fault.
    public private(set) var findings: [Finding] = []

    /// Checks a message as `Message` writes it.
    public init(_ bytes: [UInt8]) {
        let lines = splitLines(bytes)
        var inHeader = true
        for (index, line) in lines.enumerated() {
            let number = index + 1
            if line.count > 998 { add(number, .longLine) }
            if line.contains(where: { $0 > 0x7E || $0 < 0x20 && $0 != 0x09 }) { add(number, .notASCII) }
            if line.isEmpty {
                inHeader = false
            } else if line.starts(with: Array("--=_".utf8)) {
                inHeader = !line.suffix(2).elementsEqual("--".utf8)
            } else if inHeader {
                checkHeaderLine(line, number)
            } else {
                checkQuotedLine(line, number)
            }
        }
        checkFields(bytes)
    }

    private mutating func add(_ line: Int, _ kind: Finding.Kind) {
        findings.append(Finding(line: line, kind: kind))
    }

    private mutating func splitLines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        for index in bytes.indices {
            let follows = index + 1 < bytes.count && bytes[index + 1] == 0x0A
            if bytes[index] == 0x0D, !follows { add(lines.count + 1, .bareLineBreak) }
            guard bytes[index] == 0x0A else { continue }
            let isPair = index > start && bytes[index - 1] == 0x0D
            if !isPair { add(lines.count + 1, .bareLineBreak) }
            lines.append(bytes[start..<(isPair ? index - 1 : index)])
            start = index + 1
        }
        if start < bytes.count {
            add(lines.count + 1, .bareLineBreak)
            lines.append(bytes[start...])
        }
        return lines
    }

    private mutating func checkHeaderLine(_ line: ArraySlice<UInt8>, _ number: Int) {
        let words = line.split(separator: 0x20)
        let encoded = words.filter { $0.starts(with: Array("=?".utf8)) }
        if words.isEmpty { add(number, .emptyHeaderLine) }
        // One word that cannot be folded may be longer than the recommended 78.
        if line.count > 78, words.count > 2 { add(number, .longHeaderLine) }
        if line.count > 76, !encoded.isEmpty { add(number, .longEncodedLine) }
        if encoded.contains(where: { $0.count > 75 }) { add(number, .longEncodedWord) }
    }

    private mutating func checkQuotedLine(_ line: ArraySlice<UInt8>, _ number: Int) {
        if line.count > QuotedPrintable.maxLine { add(number, .longQuotedLine) }
        if line.last == 0x20 || line.last == 0x09 { add(number, .quotedBlank) }
        if QuotedPrintable.decode(Array(line) + [0x0D, 0x0A]) == nil { add(number, .notQuoted) }
    }

    private mutating func checkFields(_ bytes: [UInt8]) {
        guard let message = MessageReader(bytes) else { return add(1, .unreadable) }
        for name in ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"] {
            if message.fields.count(where: { $0.name == name }) != 1 { add(1, .missingField) }
        }
    }
}

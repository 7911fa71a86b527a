/// A message as it was composed, read back: for previews, for the folder of letters that a trial run leaves, and for
/// tests. It reads what `Message` writes, and is strict about it; it is no reader for the mail of the world.
public struct MessageReader: Sendable {
    /// A part with its decoded text.
    public struct Part: Hashable, Sendable {
        /// Lower case, without parameters: `text/plain`.
        public var type: String
        /// Line breaks as LF.
        public var text: String
    }

    /// Unfolded and decoded, in order.
    public let fields: [(name: String, value: String)]
    /// In order; the message itself where it has no parts.
    public let parts: [Part]

    /// `nil` where the bytes are no message of this shape.
    public init?(_ bytes: [UInt8]) {
        guard let (fields, body) = MessageReader.split(bytes[...]) else { return nil }
        self.fields = fields.map { ($0.name, MessageReader.decoded($0.value)) }
        guard let type = MessageReader.value("content-type", in: fields) else { return nil }
        if let marker = type.firstRange(of: "boundary=\"") {
            let boundary = String(type[marker.upperBound...].prefix { $0 != "\"" })
            var parts: [Part] = []
            for content in MessageReader.parts(of: body, boundary: boundary) ?? [] {
                guard let (fields, body) = MessageReader.split(content), let part = Part(fields, body) else {
                    return nil
                }
                parts.append(part)
            }
            guard !parts.isEmpty else { return nil }
            self.parts = parts
        } else {
            guard let part = Part(fields, body) else { return nil }
            parts = [part]
        }
    }

    /// The first field of that name, any case.
    public func field(_ name: String) -> String? {
        MessageReader.value(name, in: fields)
    }

    /// The text of the first part of a type: `text/html`.
    public func text(of type: String) -> String? {
        parts.first { $0.type == type }?.text
    }

    private static func value(_ name: String, in fields: [(name: String, value: String)]) -> String? {
        fields.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// Header fields, unfolded, and what follows the empty line.
    private static func split(
        _ bytes: ArraySlice<UInt8>
    ) -> (fields: [(name: String, value: String)], body: ArraySlice<UInt8>)? {
        var fields: [(name: String, value: String)] = []
        var rest = bytes
        while true {
            guard let end = rest.firstRange(of: [0x0D, 0x0A]) else { return nil }
            let line = String(decoding: rest[..<end.lowerBound], as: UTF8.self)
            rest = rest[end.upperBound...]
            if line.isEmpty { return (fields, rest) }
            if line.first == " " || line.first == "\t" {
                guard !fields.isEmpty else { return nil }
                fields[fields.count - 1].value += line
            } else {
                guard let colon = line.firstIndex(of: ":") else { return nil }
                let value = line[line.index(after: colon)...].drop { $0 == " " }
                fields.append((String(line[..<colon]), String(value)))
            }
        }
    }

    private static func parts(of body: ArraySlice<UInt8>, boundary: String) -> [ArraySlice<UInt8>]? {
        let opening = Array("--\(boundary)\r\n".utf8)
        let delimiter = Array("\r\n--\(boundary)".utf8)
        guard body.starts(with: opening) else { return nil }
        var parts: [ArraySlice<UInt8>] = []
        var rest = body.dropFirst(opening.count)
        while let end = rest.firstRange(of: delimiter) {
            parts.append(rest[..<end.lowerBound])
            rest = rest[end.upperBound...]
            if rest.elementsEqual("--\r\n".utf8) { return parts }
            guard rest.starts(with: [0x0D, 0x0A]) else { return nil }
            rest = rest.dropFirst(2)
        }
        return nil
    }

    /// Encoded-words decoded; white space between two of them dropped (RFC 2047 §6.2).
    private static func decoded(_ value: String) -> String {
        var result: [UInt8] = []
        var previousWasEncoded = false
        for word in value.split(separator: " ", omittingEmptySubsequences: false) {
            let bytes = EncodedWords.decoded(word)
            if !result.isEmpty, !(previousWasEncoded && bytes != nil) { result.append(0x20) }
            result += bytes ?? Array(word.utf8)
            previousWasEncoded = bytes != nil
        }
        return String(decoding: result, as: UTF8.self)
    }
}

extension MessageReader.Part {
    fileprivate init?(_ fields: [(name: String, value: String)], _ body: ArraySlice<UInt8>) {
        let value = { (name: String) in fields.first { $0.name.lowercased() == name }?.value.lowercased() }
        guard let type = value("content-type"), value("content-transfer-encoding") == "quoted-printable",
            let bytes = QuotedPrintable.decode(body), let text = String(validating: bytes, as: UTF8.self)
        else { return nil }
        self.init(type: String(type.prefix { $0 != ";" }), text: text)
    }
}

extension EncodedWords {
    /// The octets of one encoded-word of ours; `nil` for what is none.
    static func decoded(_ word: some StringProtocol) -> [UInt8]? {
        guard word.utf8.count <= maxWord, word.hasSuffix("?="), word.utf8.count > 12 else { return nil }
        let content = word.utf8.dropFirst(10).dropLast(2)
        if word.hasPrefix("=?UTF-8?B?") { return Base64.decoded(content) }
        guard word.hasPrefix("=?UTF-8?Q?") else { return nil }
        return QuotedPrintable.decode(content.map { $0 == 0x5F ? 0x20 : $0 })
    }
}

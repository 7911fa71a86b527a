internal import Crypto

/// A message to be written: header fields in order, and a body of UTF-8 text, quoted-printable.
///
/// Equal values give equal bytes: the boundary comes from the Message-ID, no clock or random number is asked.
/// The seams for what comes later: a DKIM signature is one more field, put before the others by who has the bytes
/// of `fields` and `body`; a VERP address belongs to the envelope, which no message knows.
public struct Message: Sendable {
    /// Header fields before those that describe the body.
    public var fields: [HeaderField]
    /// The text part, encoded by `QuotedPrintable`; its last fragment ended by `QuotedPrintable.end`.
    public var text: [UInt8]
    /// The HTML part, likewise; `nil` = a message of text alone.
    public var html: [UInt8]?
    private let boundary: String

    /// - Parameters:
    ///   - id: becomes the boundary too; its own field is among `fields`.
    ///   - fields: without MIME-Version and the Content fields, which are added.
    public init(id: MessageID, fields: [HeaderField], text: [UInt8], html: [UInt8]? = nil) {
        self.fields = fields
        self.text = text
        self.html = html
        // No quoted-printable line can hold "=_": behind "=" stand two digits or the end of the line.
        let hash = SHA256.hash(data: Array(id.description.utf8)).prefix(12)
        boundary = "=_" + hash.map { String(UInt16($0) + 0x100, radix: 16).dropFirst() }.joined()
    }

    /// The whole message: CRLF line ends, ASCII only.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(2_048 + text.count + (html?.count ?? 0))
        for field in fields { field.append(to: &bytes) }
        HeaderField.tokens(.mimeVersion, ["1.0"]).append(to: &bytes)
        guard let html else {
            appendPart("text/plain", text, to: &bytes)
            return bytes
        }
        // Quoted, since "=" is no token character (RFC 2045 §5.1).
        HeaderField.tokens(.contentType, ["multipart/alternative;", "boundary=\"\(boundary)\""]).append(to: &bytes)
        bytes += [0x0D, 0x0A]
        // Least to most faithful (RFC 2046 §5.1.4).
        for (type, part) in [("text/plain", text), ("text/html", html)] {
            bytes += "--\(boundary)\r\n".utf8
            appendPart(type, part, to: &bytes)
            // The line break before a boundary belongs to the boundary; the part keeps its own.
            bytes += [0x0D, 0x0A]
        }
        bytes += "--\(boundary)--\r\n".utf8
        return bytes
    }

    private func appendPart(_ type: String, _ content: [UInt8], to bytes: inout [UInt8]) {
        HeaderField.tokens(.contentType, ["\(type);", "charset=utf-8"]).append(to: &bytes)
        HeaderField.tokens(.contentTransferEncoding, ["quoted-printable"]).append(to: &bytes)
        bytes += [0x0D, 0x0A]
        bytes += content
    }
}

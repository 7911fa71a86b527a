internal import JSONText
internal import Markup

/// JSON that came from outside, in UTF-8, with what was mended.
struct JSONBody {
    let bytes: [UInt8]
    let source: String
    let diagnostics: [IngestDiagnostic]

    /// JSON between programs is UTF-8 (RFC 8259 §8.1), whatever HTTP says; UTF-16 and UTF-32 are told by their zero
    /// bytes (RFC 4627 §3). Only where the bytes are no UTF-8 is the declared character set asked.
    init(_ bytes: [UInt8], _ context: ReadingContext) {
        source = context.source
        let text = UTF8Text(bytes, charset: context.charset, declaration: .none)
        // Some servers guard JSON against being run as a script by a first line that is none.
        let guardLine = Array(")]}'".utf8)
        let hasGuard = text.bytes.starts(with: guardLine)
        self.bytes = hasGuard ? Array(text.bytes.drop { $0 != 0x0A }) : text.bytes
        diagnostics = [IngestDiagnostic](of: text.notes, encoding: text.encoding)
    }

    /// JSON within a text that has been decoded.
    init(decoded bytes: [UInt8], _ context: ReadingContext) {
        self.bytes = bytes
        source = context.source
        diagnostics = []
    }

    /// A fault of the text with its place.
    func error(_ fault: JSONScanError) -> IngestError {
        let position = fault.position(in: bytes)
        return IngestError(
            source: source, line: position.line, column: position.column,
            reason: .malformed("JSON", what: fault.message))
    }

    func error(_ reason: IngestError.Reason) -> IngestError {
        IngestError(source: source, reason: reason)
    }
}

/// A JSON text, read: the bytes and a flat array of the places of its values.
///
/// Values are cursors into it (`JSONValue`). Nothing is decoded before it is asked for, so reading costs one pass over
/// the bytes and 24 bytes for each value. A class, so that a cursor carries one reference instead of two arrays;
/// it never changes after `init`.
public final class JSONDocument: Sendable {
    let source: SourceText
    let nodes: ContiguousArray<Node>
    let concealment: Concealment

    init(source: SourceText, nodes: ContiguousArray<Node>, concealment: Concealment) {
        self.source = source
        self.nodes = nodes
        self.concealment = concealment
    }

    /// What the text holds.
    public var root: JSONValue { JSONValue(document: self, index: 0) }

    /// The name that the reader was given.
    public var file: String { source.file }

    /// Reads a text that must be faultless.
    /// - Throws: `RefusedFile` with every syntax error that was found.
    public static func faultless(
        _ bytes: [UInt8], file: String, rules: ReadingRules = ReadingRules()
    ) throws(RefusedFile) -> JSONDocument {
        let reading = read(bytes, file: file, rules: rules)
        guard let document = reading.document, reading.diagnostics.isEmpty else {
            throw RefusedFile(reading.diagnostics)
        }
        return document
    }

    /// Reads a text and goes on after each fault that has an obvious remedy (a trailing comma, `NaN`, a bad escape …),
    /// so that a person sees all of them at once.
    /// - Returns: the diagnostics, all errors, and the document where the end was reached. A document with diagnostics
    ///   is fit for finding further errors, and for nothing else.
    public static func read(
        _ bytes: [UInt8], file: String, rules: ReadingRules = ReadingRules()
    ) -> (document: JSONDocument?, diagnostics: [Diagnostic]) {
        guard bytes.count <= rules.maxBytes else {
            let fault = SyntaxFault.tooLarge(bytes: bytes.count, limit: rules.maxBytes)
            return (nil, [Diagnostic(file: file, code: fault.code, message: fault.message)])
        }
        let source = SourceText(file: file, bytes: bytes)
        var parser = Parser(source: source, rules: rules)
        let isComplete = parser.parse()
        var faults = parser.faults
        faults += source.brokenUTF8.map { ($0, SyntaxFault.notUTF8(byte: bytes[$0])) }
        faults.sort { $0.offset < $1.offset }
        let diagnostics = faults.map { offset, fault in
            Diagnostic(
                file: file, position: source.position(of: offset), code: fault.code, message: fault.message,
                excerpt: Excerpt(source, at: offset, concealment: parser.concealment))
        }
        guard isComplete else { return (nil, diagnostics) }
        return (JSONDocument(source: source, nodes: parser.nodes, concealment: parser.concealment), diagnostics)
    }
}

/// A value's or key's place in the bytes and in the tree.
struct Node: Sendable {
    var start: Int32
    var end: Int32 = 0
    /// The container's node; −1 for the root.
    var parent: Int32
    /// In an array the index of the element, in an object the node of the member's key.
    var ordinal: Int32
    /// The node after this one and everything inside it.
    var next: Int32 = 0
    var kind: JSONValue.Kind
    var spelling: Spelling = .plain

    enum Spelling: UInt8, Sendable {
        /// A string without escapes, or no string.
        case plain
        /// A string with escapes.
        case escaped
        /// A key without quotes: faulty, but readable.
        case bare
    }
}

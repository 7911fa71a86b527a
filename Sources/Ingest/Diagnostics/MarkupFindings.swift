internal import Markup

extension IngestError {
    /// Why a document of XML could not be read.
    init(_ error: MarkupError, source: String, size: Int) {
        let reason: Reason =
            switch error {
            case .empty: .empty
            case .noElement: .malformed("XML", what: "no element in it")
            case .entitiesDeclared: .declaresEntities
            case .tooDeep(_, let limit): .tooDeep(limit: limit)
            case .tooManyAttributes: .malformed("feed", what: "an element has thousands of attributes")
            case .tooLarge(let limit): .tooLarge(size: size, limit: limit)
            case .malformed(_, let code): .malformed("XML", what: "libxml2 gives up with its error \(code)")
            case .outOfMemory: .malformed("XML", what: "no memory left to read it")
            }
        self.init(source: source, line: error.line, reason: reason)
    }
}

extension IngestDiagnostic {
    /// What was mended in a document, in the room's own words.
    init(_ note: MarkupNote) {
        self.init(line: note.line, kind: Self.kind(note))
        if case .encoding = kind { place = .whole }
    }

    private static func kind(_ note: MarkupNote) -> Kind {
        switch note.kind {
        case .encodingIgnored(let declared, let used): .encoding(read: used.name.uppercased(), declared: declared)
        case .invalidBytes: .invalidUTF8(count: note.count)
        case .controlsRemoved: .controlsRemoved(count: note.count)
        case .cutOff: .cutOff
        case .textCut: .mended(what: "an entry's text beyond 10 MiB left out")
        default: .mended(what: IngestProse.mending(note.kind, count: note.count))
        }
    }
}

extension [IngestDiagnostic] {
    /// What decoding found.
    init(of notes: [MarkupNote], encoding: TextEncoding) {
        self = notes.map { IngestDiagnostic($0) }
        let isNamed = contains { if case .encoding = $0.kind { true } else { false } }
        if encoding != .utf8, !isNamed {
            insert(IngestDiagnostic(kind: .encoding(read: encoding.name.uppercased(), declared: nil)), at: 0)
        }
    }
}

extension IngestProse {
    /// What was wrong with the XML, in a few words.
    static func mending(_ kind: MarkupNote.Kind, count: Int) -> String {
        let times = count > 1 ? " (\(count) times)" : ""
        return words(kind) + times
    }

    private static func words(_ kind: MarkupNote.Kind) -> String {
        switch kind {
        case .windows1252Controls: "control characters taken for the signs of windows-1252 that they are"
        case .leadingJunk: "text before the document left out"
        case .trailingJunk: "text after the document left out"
        case .bareAmpersand: "an \"&\" without a reference taken as text"
        case .htmlEntity: "a reference to a character of HTML, which XML does not know, resolved"
        case .unknownEntity(let name): "the unknown reference \"&\(excerpt(name));\" taken as text"
        case .invalidReference: "a reference to a character that does not exist replaced"
        case .bareLessThan: "a \"<\" without a tag taken as text"
        case .attributeMended: "an attribute without quotes or value, or given twice, mended"
        case .undeclaredPrefix(let prefix):
            "the prefix \"\(excerpt(prefix))\", which is declared nowhere, taken as usual"
        case .tagsUnbalanced: "start and end tags that do not fit together mended"
        case .elementsDissolved: "elements of an entry with more than 65,536 of them dissolved"
        default: "a fault of the XML mended"
        }
    }
}

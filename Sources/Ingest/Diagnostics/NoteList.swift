/// Notes as they arise: all are counted, and the first hundred of each kind kept, for a broken source breaks in thousands
/// of places alike.
struct NoteList {
    private(set) var notes: [IngestDiagnostic] = []
    private var kinds: [String: (count: Int, last: Int)] = [:]

    private static let mostOfAKind = 100

    mutating func add(_ note: IngestDiagnostic) {
        let kind = note.kind.family
        let (count, last) = kinds[kind] ?? (0, 0)
        guard count >= Self.mostOfAKind else {
            kinds[kind] = (count + 1, notes.count)
            return notes.append(note)
        }
        kinds[kind] = (count + 1, last)
        notes[last].further += 1
    }

    /// How many notes of the kind there were, whatever their facts.
    func count(like kind: IngestDiagnostic.Kind) -> Int { kinds[kind.family]?.count ?? 0 }
}

extension IngestDiagnostic.Kind {
    /// The same for all notes of a kind, whatever their facts.
    var family: String {
        switch self {
        case .missingMeta: "missingMeta"
        case .missingAbstract(_, true): "missingAbstract"
        case .missingAbstract(_, false): "titleLeftOut"
        case .unrecognisedBlock: "unrecognisedBlock"
        case .metaWithoutPaper: "metaWithoutPaper"
        case .duplicateTitle: "duplicateTitle"
        case .unreadableDate: "unreadableDate"
        case .unreadablePageDate: "unreadablePageDate"
        case .controlsRemoved: "controlsRemoved"
        case .invalidUTF8: "invalidUTF8"
        case .readAsUTF16: "readAsUTF16"
        case .endsAbruptly: "endsAbruptly"
        case .withdrawn: "withdrawn"
        case .hiddenAuthors: "hiddenAuthors"
        case .noPaper(let reason): "noPaper \(reason)"
        case .titleFromText: "titleFromText"
        case .duplicatePaper: "duplicatePaper"
        case .futureDate: "futureDate"
        case .textCut: "textCut"
        case .authorsCut: "authorsCut"
        case .encoding: "encoding"
        // What is quoted differs from note to note.
        case .mended(let what): "mended \(what.prefix { $0 != "\"" })"
        case .cutOff: "cutOff"
        case .titlesOnly: "titlesOnly"
        case .noMetaAnywhere: "noMetaAnywhere"
        case .preamblesLeftOut: "preamblesLeftOut"
        }
    }
}

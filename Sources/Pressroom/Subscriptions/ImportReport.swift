internal import Foundation
public import JSONText
internal import MIME
internal import Storage
internal import Subscribers

/// What an import has done, or would do.
public struct ImportReport: Sendable {
    /// Something that was not carried over.
    public struct Left: Sendable, Encodable {
        public var what: String
        public var why: String
        /// In how many rows.
        public var count: Int
    }

    /// The format that was read.
    public var format: String
    public var isDryRun: Bool
    /// Nothing was changed, for there were bad rows.
    public var isRefused = false
    /// Rows that say anything.
    public var rows = 0
    public var added = 0
    public var changed = 0
    public var unchanged = 0
    /// Of these, readers whose address gets no letters.
    public var suppressed = 0
    /// Addresses that get no letters from now on.
    public var newSuppressions = 0
    /// Readers who name nothing that they want: they get every paper.
    public var withoutProfile = 0
    /// Addresses that differ from others in the capitals of the local part alone.
    public var similar = 0
    /// Rows that `subscribers.json` has already, by id or address: it wins, and they are left out. The first few.
    public var inFile: [String] = []
    public var inFileCount = 0
    /// Rows that cannot be taken.
    public var badRows = 0
    /// Errors of the first of them.
    public var errors: [Diagnostic] = []
    public var left: [Left] = []
    /// What to do besides, in sentences.
    public var notes: [String] = []
    /// The id of the one reader of a file of settings.
    public var reader: String?

    private let mostErrors: Int
    private var places: [Leaving: Int] = [:]

    init(format: ImportFormat, isDryRun: Bool, mostErrors: Int = 20) {
        self.format = format.rawValue
        self.isDryRun = isDryRun
        self.mostErrors = mostErrors
    }

    /// The errors as people read them: the place, the line, a caret.
    public var remarks: [String] { errors.map(\.rendered) }

    /// Bad rows of which no error is told.
    public var hiddenBadRows: Int { max(0, badRows - Set(errors.compactMap(\.position?.line)).count) }

    /// Bad rows that were left out, with `--skip-bad`, are told and no failure.
    public var status: ExitStatus { isRefused ? .invalidData : .done }

    /// Nothing in the store has changed, or would.
    public var isNothingNew: Bool { !isRefused && added + changed + newSuppressions == 0 }

    mutating func refuse(_ diagnostic: Diagnostic) { refuse(all: [diagnostic]) }

    mutating func refuse(all diagnostics: [Diagnostic]) {
        badRows += 1
        errors += diagnostics.prefix(max(0, mostErrors - errors.count))
    }

    /// By their places.
    mutating func sortErrors() {
        let start = Position(line: 0, column: 0)
        errors = errors.enumerated().sorted {
            ($0.element.position ?? start, $0.offset) < ($1.element.position ?? start, $1.offset)
        }.map(\.element)
    }

    mutating func leave(_ leaving: Leaving, count: Int = 1) {
        if let index = places[leaving] {
            left[index].count += count
        } else if left.count < 1_000 {
            places[leaving] = left.count
            left.append(Left(what: leaving.what, why: leaving.why, count: count))
        }
    }

    mutating func counts(_ tally: DraftTally) {
        added = tally.added
        changed = tally.changed
        unchanged = tally.unchanged
        suppressed = tally.suppressed
        similar = tally.similar
        newSuppressions = tally.newSuppressions
    }

    mutating func take(_ reading: SettingsReader.Reading) {
        rows = 1
        for leaving in reading.leavings { leave(leaving) }
        notes += reading.notes
    }
}

extension ImportReport: Encodable {
    private enum Key: String, CodingKey {
        case format, isDryRun, isRefused, rows, added, changed, unchanged, suppressed, newSuppressions, withoutProfile
        case similar, inFile, badRows, errors, left, notes, reader
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(format, forKey: .format)
        try container.encode(isDryRun, forKey: .isDryRun)
        try container.encode(isRefused, forKey: .isRefused)
        let counts: [(Key, Int)] = [
            (.rows, rows), (.added, added), (.changed, changed), (.unchanged, unchanged), (.suppressed, suppressed),
            (.newSuppressions, newSuppressions), (.withoutProfile, withoutProfile), (.similar, similar),
            (.inFile, inFileCount), (.badRows, badRows),
        ]
        for (key, count) in counts { try container.encode(count, forKey: key) }
        try container.encode(errors, forKey: .errors)
        try container.encode(left, forKey: .left)
        try container.encode(notes, forKey: .notes)
        try container.encodeIfPresent(reader, forKey: .reader)
    }
}

extension DraftConflict {
    /// In words; addresses are not part of them.
    func diagnostic(in file: String) -> Diagnostic {
        let (code, message): (String, String) =
            switch kind {
            case .sameAddress(let line): ("duplicate-address", "this address stands in line \(line) already")
            case .sameID(let id, let line): ("duplicate-id", "the id \(quoted(id)) stands in line \(line) already")
            case .addressOf(let id):
                ("duplicate-address", "this address belongs to the stored reader \(quoted(id)); remove that one first")
            case .noFreeID: ("no-free-id", "no free id can be made of this address; give one in a column id")
            case .inFile(let id): ("in-file", "subscribers.json has this reader already, as \(quoted(id))")
            }
        return Diagnostic(file: file, position: Position(line: line, column: 1), code: code, message: message)
    }
}

/// Takes the rows of an import up one after the other.
struct ImportTally {
    /// What is to be written.
    struct Batch: Sendable {
        var rows: [SubscriberRow] = []
        var suppressions: [Suppression] = []
    }

    var report: ImportReport

    init(_ report: ImportReport) {
        self.report = report
    }

    mutating func take(
        _ outcomes: [(line: Int, outcome: ImportReader.Outcome, leavings: [Leaving])], at now: Date
    ) -> Batch {
        var batch = Batch()
        report.rows += outcomes.count
        for (line, outcome, leavings) in outcomes {
            for leaving in leavings { report.leave(leaving) }
            switch outcome {
            case .reader(let record):
                if !record.hasProfile { report.withoutProfile += 1 }
                batch.rows.append(SubscriberRow(record, line: line))
            case .suppression(let address, let reason):
                batch.suppressions.append(
                    Suppression(email: address.description, reason: reason, note: "listmonk", at: now))
            case .refused(let diagnostics): report.refuse(all: diagnostics)
            case .nobody: break
            }
        }
        return batch
    }

    mutating func take(headerLeavings: [Leaving]) {
        for leaving in headerLeavings { report.leave(leaving, count: report.rows) }
    }
}

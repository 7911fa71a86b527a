internal import JSONText
internal import Outbox
internal import Storage

extension Failure {
    /// A file that was refused, with every located error.
    init(_ status: ExitStatus, _ message: String, refused: RefusedFile) {
        self.init(status, message, details: refused.diagnostics.map(\.rendered))
        diagnostics = refused.diagnostics
        if refused.diagnostics.contains(where: { $0.code == "cannot-read" }) {
            hint = "`paperboy init` begins a site; `--config FILE` names another"
        }
    }

    /// The database's failure.
    init(_ error: StorageError, path: String) {
        let hint: String? =
            switch error.reason {
            case .full: "make room on the disk, then run again: nothing was lost"
            case .readOnly: "the file or its folder is read-only"
            case .corrupt: "restore a backup, or move the file away"
            case .newer: "a newer Paperboy wrote it; use that one"
            case .busy: "another process is writing; run again"
            case .inputOutput, .notDurable, .other: nil
            }
        self.init(
            error.isTransient ? .tryLater : .storage, "the database \(path) cannot be used: \(error.text)", hint: hint)
    }

    /// The ledger's failure.
    init(_ error: LedgerError) {
        self.init(
            error.isTransient ? .tryLater : .storage, "the ledger cannot be used: \(error.text)",
            hint: "nothing is sent that cannot be recorded")
    }
}

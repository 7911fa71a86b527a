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
            .storage, "the database \(path) cannot be used: \(error.text)", hint: hint)
    }

    /// The ledger's failure.
    init(_ error: LedgerError) {
        self.init(
            .storage, "the ledger cannot be used: \(error.text)",
            hint: "nothing is sent that cannot be recorded")
    }
}

extension Failure {
    /// Does work whose errors are the store's or the ledger's, and says them as failures.
    static func translating<Value>(
        _ path: String, _ work: () async throws -> Value
    ) async throws(Failure) -> Value {
        do {
            return try await work()
        } catch let failure as Failure {
            throw failure
        } catch let error as StorageError {
            throw Failure(error, path: path)
        } catch let error as LedgerError {
            throw Failure(error)
        } catch {
            throw Failure(.bug, "unforeseen: \(type(of: error))")
        }
    }
}

internal import Editions
internal import Foundation
internal import Letters
internal import MIME
internal import Outbox
internal import Storage
internal import Synchronization

/// Makes the bytes of planned letters from what the store has kept: the same bytes at any time.
final class StoredLetters: Sendable {
    private let store: Store
    /// Snapshots that were read already: letters of one run share one.
    private let composers = Mutex<[String: LetterComposer]>([:])

    init(_ store: Store) {
        self.store = store
    }

    /// The port of the courier.
    var composer: Composer {
        Composer { claim in try await self.letter(claim.letter).bytes }
    }

    /// - Throws: `ComposeError`.
    func letter(_ planned: PlannedLetter) async throws(ComposeError) -> Letter {
        let contents = try await contents([planned.reader])
        guard let bytes = contents[planned.reader], let reader = StoredValue.decode(LetterReader.self, bytes),
            let messageID = MessageID(String(planned.messageID.dropFirst().dropLast()))
        else { throw ComposeError(reason: "what the letter says of its reader is lost") }
        do {
            return try await composer(planned.snapshot)
                .compose(edition: planned.edition, reader: reader, messageID: messageID, date: planned.date)
        } catch let error as ComposeError {
            throw error
        } catch {
            throw ComposeError(reason: "\(error)")
        }
    }

    private func composer(_ id: String) async throws(ComposeError) -> LetterComposer {
        if let known = composers.withLock({ $0[id] }) { return known }
        guard let bytes = try await contents([id])[id], let snapshot = StoredValue.decode(LetterSnapshot.self, bytes)
        else { throw ComposeError(reason: "the snapshot of the letter is lost") }
        let made: LetterComposer
        do {
            made = try LetterComposer(snapshot: snapshot)
        } catch {
            throw ComposeError(reason: "\(error)")
        }
        composers.withLock { $0[id] = made }
        return made
    }

    private func contents(_ ids: [String]) async throws(ComposeError) -> [String: [UInt8]] {
        do {
            return try await store.contents(ids)
        } catch {
            throw ComposeError(reason: "the store cannot be read: \(error.text)", isTransient: true)
        }
    }
}

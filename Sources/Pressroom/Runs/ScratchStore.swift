internal import Foundation
internal import Storage

/// A copy of the store that is thrown away: a dry run is the real run upon it.
struct ScratchStore: Sendable {
    let store: Store
    private let folder: URL

    static func copy(_ press: Press) throws(Failure) -> ScratchStore {
        let name = press.surroundings.uniqueName
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("paperboy-dry-\(name)")
        let path = folder.appendingPathComponent("paperboy.sqlite").path
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            if FileManager.default.fileExists(atPath: press.configuration.store.path) {
                try Store.copy(press.configuration.store.path, to: path)
            }
            return ScratchStore(store: try Store.open(path), folder: folder)
        } catch let failure as Failure {
            throw failure
        } catch let error as StorageError {
            throw Failure(error, path: press.configuration.store.path)
        } catch {
            throw Failure(.cannotCreate, "cannot write to \(folder.path)")
        }
    }

    func discard() {
        try? store.close()
        try? FileManager.default.removeItem(at: folder)
    }
}

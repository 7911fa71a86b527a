internal import GRDB
public import Papers

extension Store {
    /// What earlier readings of a source left behind, without taking a digest.
    /// - Parameter day: batches of the 30 days before it, and of all days from then on.
    public func history(of source: String, through day: Day) async throws(StorageError) -> SourceHistory {
        try await read { database in
            try KnownRows.history(database, to: Digest(source: source, day: day, sightings: []))
        }
    }
}

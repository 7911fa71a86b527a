public import Papers

/// What one look at a source brought.
public enum SourceLook: Sendable {
    /// A digest, with what the store knows of each of its sightings, in their order.
    case read(DigestReading, [Recognition])
    /// HTTP 304: what was read last time still stands.
    case unchanged
    /// No digest: the fetch failed, or what came could not be read, or it is a login page. The sentence says why.
    case failed(String)
}

/// What a reading was asked for.
public enum SourceRequest: Hashable, Sendable {
    /// What the source shows now.
    case latest
    /// The digest of that day (`ingest --since`).
    case day(Day)
    /// A file that somebody named, or standard input: judged by itself, without the source's history.
    case file
}

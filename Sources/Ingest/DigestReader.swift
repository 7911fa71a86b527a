public import Papers

/// Reads digests: one façade, one reader per format behind it.
public enum DigestReader {
    /// 32 MiB.
    public static let defaultLimit = 32 << 20

    /// Reads a digest from bytes.
    /// - Parameters:
    ///   - bytes: the whole file or body.
    ///   - format: how to read it; `auto` looks at the bytes.
    ///   - source: the source's id (`[a-z0-9-]+`); stands in the digest and in errors.
    ///   - referenceDay: decides the year of dates without one; the digest's day where the source names none.
    ///   - limit: the most bytes that are read; by default 32 MiB.
    /// - Throws: ``IngestError``; a digest that is returned holds at least one paper.
    public static func read(
        _ bytes: [UInt8], format: SourceFormat, source: String, referenceDay: Day, limit: Int = defaultLimit
    ) throws(IngestError) -> DigestReading {
        guard bytes.count <= limit else {
            throw IngestError(source: source, reason: .tooLarge(size: bytes.count, limit: limit))
        }
        switch format {
        case .auto, .text:
            if let lookalike = FormatSniffer.lookalike(of: bytes) {
                throw IngestError(source: source, reason: .looksLike(lookalike))
            }
            return try PageTextReader(source: source, referenceDay: referenceDay).read(bytes)
        case .hfJSON, .hfHTML, .arxivAtom, .arxivRSS, .feed:
            throw IngestError(source: source, reason: .formatNotSupported(format))
        }
    }
}

internal import Papers

/// Reads digests: one façade, one reader per format behind it.
public enum DigestReader {
    /// 32 MiB.
    public static let defaultLimit = 32 << 20

    /// Reads a digest from bytes.
    /// - Parameters:
    ///   - bytes: the whole file or body.
    ///   - format: how to read it; `auto` looks at the bytes.
    ///   - limit: the most bytes that are read; by default 32 MiB.
    /// - Returns: at least one paper, but for a source that says in its own format that it has none.
    /// - Throws: ``IngestError``, where not one paper is recognised too.
    public static func read(
        _ bytes: [UInt8], as format: SourceFormat = .auto, _ context: ReadingContext, limit: Int = defaultLimit
    ) throws(IngestError) -> DigestReading {
        guard bytes.count <= limit else {
            throw IngestError(source: context.source, reason: .tooLarge(size: bytes.count, limit: limit))
        }
        switch format {
        case .auto, .text:
            if let lookalike = FormatSniffer.lookalike(of: bytes) {
                throw IngestError(source: context.source, reason: .looksLike(lookalike))
            }
            return try PageTextReader(source: context.source, referenceDay: context.referenceDay).read(bytes)
        case .arxivAtom, .arxivRSS, .feed: return try XMLFeedReader(context, as: format).read(bytes)
        case .hfJSON, .hfHTML:
            throw IngestError(source: context.source, reason: .formatNotSupported(format))
        }
    }
}

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
    /// - Throws: ``IngestError``, where not one paper is recognised too, and where the bytes are of another format than
    ///   the one that was asked for.
    public static func read(
        _ bytes: [UInt8], as format: SourceFormat = .auto, _ context: ReadingContext, limit: Int = defaultLimit
    ) throws(IngestError) -> DigestReading {
        guard bytes.count <= limit else {
            throw IngestError(source: context.source, reason: .tooLarge(size: bytes.count, limit: limit))
        }
        switch FormatSniffer.verdict(on: bytes, mediaType: context.mediaType) {
        case .empty: throw IngestError(source: context.source, reason: .empty)
        case .throttled: throw IngestError(source: context.source, reason: .throttled)
        case .kind(.html) where format.isXML:
            do throws(IngestError) {
                return try XMLFeedReader(context, as: format).read(bytes)
            } catch {
                // What the page says of itself says more than that it is no feed.
                throw refusal(of: .html, bytes, context)
            }
        case .lookalike(.xml(nil)) where format.isXML,
            .kind(.text) where format.isXML && bytes.first { !$0.isWhiteSpace } == UInt8(ascii: "<"):
            // Whoever asks for a feed may have one whose beginning looks like something else.
            return try XMLFeedReader(context, as: format).read(bytes)
        case .lookalike(let lookalike): throw IngestError(source: context.source, reason: .looksLike(lookalike))
        case .kind(let kind):
            guard kind.canBeRead(as: format) else { throw refusal(of: kind, bytes, context) }
            return try read(bytes, kind, as: format, context)
        }
    }

    private static func read(
        _ bytes: [UInt8], _ kind: DocumentKind, as format: SourceFormat, _ context: ReadingContext
    ) throws(IngestError) -> DigestReading {
        switch kind {
        case .text: try PageTextReader(source: context.source, referenceDay: context.referenceDay).read(bytes)
        case .hfJSON: try HFJSONReader(context).read(bytes)
        case .jsonFeed: try JSONFeedReader(context).read(bytes)
        case .html: try HFHTMLReader(context, isAskedFor: format == .hfHTML).read(bytes)
        case .xmlFeed, .arxivAtom, .arxivRSS:
            try XMLFeedReader(context, as: format == .auto ? kind.format : format).read(bytes)
        }
    }

    /// What is not of the format that was asked for; a short text in place of it is what the server says.
    private static func refusal(of kind: DocumentKind, _ bytes: [UInt8], _ context: ReadingContext) -> IngestError {
        if kind == .html { return PageRefusal(bytes, context).error(context.source) }
        guard kind == .text, bytes.count < 300, let text = String(validating: bytes, as: UTF8.self) else {
            return IngestError(source: context.source, reason: .looksLike(kind.lookalike))
        }
        return IngestError(source: context.source, reason: SourceReport.reason(text))
    }
}

extension SourceFormat {
    /// Whether it is written in XML, the feeds in JSON apart.
    fileprivate var isXML: Bool {
        switch self {
        case .arxivAtom, .arxivRSS, .feed: true
        case .auto, .text, .hfJSON, .hfHTML: false
        }
    }
}

extension UInt8 {
    fileprivate var isWhiteSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

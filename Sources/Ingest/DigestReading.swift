public import Papers

/// A digest as it was read, with what was skipped or doubtful on the way.
public struct DigestReading: Hashable, Sendable {
    /// The source's papers in order, each title once.
    public var digest: Digest
    /// What the bytes turned out to be; never `auto`.
    public var format: SourceFormat
    /// In the order of the places they speak of; of a kind that is there hundreds of times, the first hundred.
    public var diagnostics: [IngestDiagnostic]
    /// Papers that were seen and left out, such as a title at the very end that nothing follows.
    public var skipped: Int
    /// Further appearances of a title that stands in the digest already.
    public var duplicates: Int
    /// Whether the source itself says that the digest is of that day; otherwise it is the reference day's.
    public var namesItsDay: Bool
    /// Papers whose own dates all lie in the future: their age is unknown.
    public var futureDated: Set<PaperID> = []
    /// How many entries there are in all, where the source gives them slice by slice (arXiv's API).
    public var total: Int?

    /// Papers in the digest, each title once.
    public var papersRead: Int { digest.sightings.count }

    /// Papers that the source showed: those read, those seen twice, those left out.
    ///
    /// "25 of 25" says that every title found in the source is in the digest.
    public var papersSeen: Int { papersRead + duplicates + skipped }

    /// `25 of 25`, or `24 of 26 (1 twice, 1 left out)`.
    public var summary: String { IngestProse.summary(self) }

    /// What a person is told of it: ``diagnostics``, those of one kind gathered in a line.
    public var remarks: [String] { IngestProse.remarks(diagnostics) }

    public init(
        digest: Digest, format: SourceFormat, diagnostics: [IngestDiagnostic] = [], skipped: Int = 0,
        duplicates: Int = 0, namesItsDay: Bool = false, total: Int? = nil
    ) {
        self.digest = digest
        self.digest.authority = format.authority
        self.format = format
        self.diagnostics = diagnostics
        self.skipped = skipped
        self.duplicates = duplicates
        self.namesItsDay = namesItsDay
        self.total = total
    }
}

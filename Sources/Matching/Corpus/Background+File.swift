extension Background {
    /// Reads a file that was made of an operator's papers; `nil` where the bytes are none, or are damaged.
    ///
    /// The format of the binary's own counts has no digest, so that damage could not be told: it is no file's.
    public init?(file bytes: [UInt8]) {
        guard bytes.count >= BackgroundLayout.headerSize, Self.number(bytes, 4, size: 4) == 2 else { return nil }
        self.init(bytes)
    }

    /// How much a background counts.
    public struct Size: Hashable, Sendable {
        public var words: Int
        /// Adjacent pairs of words.
        public var pairs: Int
        /// Words of which it is known what keeps their company.
        public var wordsWithCompany: Int
    }

    /// How much it counts.
    public var size: Size {
        let firsts =
            layout.end < bytes.count ? (0...words).map { Self.number(bytes, layout.end + 4 * $0, size: 4) } : []
        return Size(
            words: words, pairs: (layout.pairCounts - layout.seconds) / 2,
            wordsWithCompany: zip(firsts, firsts.dropFirst()).count { $0 < $1 })
    }
}

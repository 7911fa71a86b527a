internal import Papers

/// What one side says of a field, and who said it.
struct Told<Value: Equatable> {
    var value: Value?
    var origin: Origin?

    /// Which of two values of a field stays: so that sources that tell it differently do not take turns, and that the
    /// order in which sources are read makes no difference.
    ///
    /// The one of the higher rank; of one source the later; of two sources of one rank the one that `tie` prefers,
    /// whichever came first.
    /// - Parameters:
    ///   - since: the day from which a value without origin is.
    ///   - same: whether two values say the same: then the better source's spelling stays.
    ///   - rank: how much a value counts, the decisive part first.
    ///   - tie: whether the first value is to be preferred.
    func or(
        _ later: Told, since: Day, same: (Value, Value) -> Bool = { $0 == $1 }, rank: (Value, Origin) -> [Int],
        tie: (Value, Value) -> Bool
    ) -> Told {
        guard let theirs = later.value, let origin = later.origin else { return self }
        guard let mine = value else { return later }
        // What was stored before origins were kept came from a page, and may be this source's.
        let own = self.origin ?? Origin(source: origin.source, authority: .page, day: since)
        let (ownRank, theirRank) = (rank(mine, own), rank(theirs, origin))
        if ownRank != theirRank { return ownRank.lexicographicallyPrecedes(theirRank) ? later : self }
        if same(mine, theirs) { return self }
        if own.source == origin.source { return origin.day >= own.day ? later : self }
        return tie(theirs, mine) ? later : self
    }
}

extension Origin {
    /// arXiv's version; 0 for everybody else: a version in a link says nothing of the text beside it.
    var textVersion: Int { authority.isArxiv ? version ?? 1 : 0 }

    /// The rank of what arXiv changes from version to version.
    var textRank: [Int] { [textVersion, authority.order] }
}

extension Authority {
    var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension PaperID {
    /// Whether it is more than a title.
    var isStrong: Bool { scheme != .title }
}

extension CorpusCounts {
    /// Fewer papers say too little about a field.
    public static let fewestPapers = 200

    /// A background of the field: the rates of these papers and of another background, averaged half and half, and
    /// which words go together in these papers.
    ///
    /// The same papers give the same bytes, in whatever order they were counted.
    /// - Parameters:
    ///   - name: what its version begins with, 23 bytes of ASCII at most, such as `corpus-2025-12-01`.
    ///   - other: the one that the binary carries.
    /// - Returns: the bytes of a background file; `nil` for fewer papers than `fewestPapers`.
    public func background(named name: String, averagedWith other: Background) -> [UInt8]? {
        guard papers >= Self.fewestPapers else { return nil }
        let words = averagedWords(other)
        let numbers = Dictionary(
            words.enumerated().map { ($0.element.word, $0.offset) }, uniquingKeysWith: { first, _ in first })
        return BackgroundFile(
            words: words, pairs: averagedPairs(other, numbers),
            related: CompanyOfWords(self, numbers: numbers).related(),
            documents: min(other.documents, BackgroundFile.limit),
            meanTitleLength: (other.meanTitleLength + Double(titleWords) / Double(papers)) / 2,
            meanAbstractLength: (other.meanAbstractLength + max(1, Double(abstractWords) / Double(papers))) / 2
        ).bytes(named: name)
    }

    /// The words that are counted, in the order of bytes.
    private func averagedWords(_ other: Background) -> [(word: String, documents: Int)] {
        var counts: [(word: String, documents: Int)] = []
        func take(_ word: String, _ own: Int, _ theirs: Int) {
            let count = averaged(own, theirs, other)
            if count >= Background.leastWord, word.utf8.count < 256 { counts.append((word, count)) }
        }
        other.forEachWord { word, count in take(word, numbers[word].map { documents[Int($0)] } ?? 0, count) }
        for (word, number) in numbers where documents[Int(number)] > 1 && other.frequency(of: word) == nil {
            take(word, documents[Int(number)], Background.uncountedWord)
        }
        if counts.count > BackgroundFile.limit {
            counts.sort { ($1.documents, $0.word) < ($0.documents, $1.word) }
            counts.removeLast(counts.count - BackgroundFile.limit)
        }
        return counts.sorted { $0.word.utf8.lexicographicallyPrecedes($1.word.utf8) }
    }

    /// The pairs that are counted, in the order of their words.
    private func averagedPairs(
        _ other: Background, _ numbers: [String: Int]
    ) -> [(first: Int, second: Int, documents: Int)] {
        var found: [(first: Int, second: Int, documents: Int)] = []
        var theirs: [String] = []
        other.forEachWord { word, _ in theirs.append(word) }
        other.forEachPair { first, second, count in
            let own = self.numbers[theirs[first]].flatMap { first in
                self.numbers[theirs[second]].flatMap { pairs[Self.pair(first, $0)] }
            }
            let average = averaged(own ?? 0, count, other)
            if average >= Background.leastPair, let first = numbers[theirs[first]], let second = numbers[theirs[second]]
            {
                found.append((first, second, average))
            }
        }
        let words = wordsByNumber
        for (pair, own) in pairs {
            let (first, second) = (words[Int(pair >> 32)], words[Int(pair & 0xFFFF_FFFF)])
            guard let left = numbers[first], let right = numbers[second], other.frequency(of: first, second) == nil
            else {
                continue
            }
            let frequency = { other.frequency(of: $0) ?? Background.uncountedWord }
            let average = averaged(own, other.uncounted(frequency(first), frequency(second)), other)
            if average >= Background.leastPair { found.append((left, right, average)) }
        }
        return found.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    }

    private var wordsByNumber: [String] {
        var words = [String](repeating: "", count: numbers.count)
        for (word, number) in numbers { words[Int(number)] = word }
        return words
    }

    /// The mean of two rates, as a count among the other background's papers.
    private func averaged(_ own: Int, _ theirs: Int, _ other: Background) -> Int {
        let scale = Double(min(other.documents, BackgroundFile.limit))
        let rate = (Double(own) / Double(papers) + Double(theirs) / Double(other.documents)) / 2
        return Int((scale * rate).rounded())
    }
}

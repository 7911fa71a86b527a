/// Reads a term of ordinary words off the papers: the numbers are those of `Evaluation`, to the last bit.
///
/// Papers in which an acronym may stand for words of the term are left to the plain matcher.
struct PhraseReader {
    /// Papers that the plain matcher has to be asked about.
    private(set) var unsure: [Int] = []

    /// The term's words, then its joins.
    private var words: [Int] = []
    private var joins: [TermShape.Join] = []
    private var near: Int?
    private var partCount = 0
    /// The words that may be found apart, as positions in `words`.
    private var contents: [Int] = []
    private var specificity = 0.0
    private var isContent: [Bool] = []
    /// How many of `words` the paper that is being read holds, and the last of them.
    private var hereCount = 0
    private var hereOnly = 0
    /// The rarity of all contents together.
    private var total = 0.0
    /// By word, the next of its papers.
    private var next: [Int] = []
    /// By word, its paper that is being read, or −1.
    private var here: [Int] = []
    private var places: [[Int]] = []
    private var starts: [Int] = []

    /// Reads every paper that holds a word of the term.
    /// - Parameter postings: gets those that give evidence or are matched, in the order of the papers.
    mutating func read(_ shape: TermShape, _ book: WordBook, _ batch: PaperBatch, into postings: inout [UInt32]) {
        unsure.removeAll(keepingCapacity: true)
        guard
            shape.parts.contains(where: { !book.words[$0.word].papers.isEmpty })
                || shape.joins.contains(where: { !book.words[$0.word].papers.isEmpty })
        else { return }
        prepare(shape, book, batch.background)
        if words.count == 2, contents.count == 2 {
            readPair(book, batch, &postings)
            return
        }
        while let paper = nextPaper(book) {
            if hereCount == 1, partCount > 1, hereOnly < partCount {
                if isContent[hereOnly] { readOneWord(hereOnly, here[hereOnly], book, batch, &postings) }
            } else {
                read(paper, book, batch, &postings)
            }
        }
    }

    /// Two words: what most phrases are.
    private mutating func readPair(_ book: WordBook, _ batch: PaperBatch, _ postings: inout [UInt32]) {
        let (first, second) = (book.words[words[0]].papers, book.words[words[1]].papers)
        var (left, right) = (first.lowerBound, second.lowerBound)
        while left < first.upperBound || right < second.upperBound {
            let paper = left < first.upperBound ? book.papers[left].paper : .max
            let other = right < second.upperBound ? book.papers[right].paper : .max
            if paper < other {
                readOneWord(0, left, book, batch, &postings)
                left += 1
            } else if other < paper {
                readOneWord(1, right, book, batch, &postings)
                right += 1
            } else {
                here[0] = left
                here[1] = right
                read(Int(paper), book, batch, &postings)
                left += 1
                right += 1
            }
        }
    }

    /// Whether an acronym that the paper defines is short enough to stand for words of the term.
    private func mayBeSpelled(_ paper: Int, _ batch: PaperBatch) -> Bool {
        batch.texts[paper].definitions.contains { $0.words.count <= partCount }
    }

    /// Of a phrase one word alone: by far the most frequent case.
    /// - Parameters:
    ///   - index: of the word, one of `contents`.
    ///   - place: of the paper in the book.
    @inline(__always)
    private mutating func readOneWord(
        _ index: Int, _ place: Int, _ book: WordBook, _ batch: PaperBatch, _ postings: inout [UInt32]
    ) {
        let found = book.papers[place]
        let paper = Int(found.paper)
        if near == nil, found.beginsDefinition, mayBeSpelled(paper, batch) {
            unsure.append(paper)
            return
        }
        guard found.count > 0, total > 0 else { return }
        let idf = book.words[words[index]].idf
        // What `WordsApart` makes of one word that is there.
        let mean = idf * found.strength / total * (idf / total)
        let factor = contents.count == 1 ? Formula.derivedWord : Formula.partialApart
        let grains = batch.weights[paper].partialGrains(specificity: specificity, factor: factor, mean: mean)
        if grains > 0 { postings.append(Posting(paper: paper, isMatch: false, grains: grains).bits) }
    }

    private mutating func prepare(_ shape: TermShape, _ book: WordBook, _ background: Background) {
        words.removeAll(keepingCapacity: true)
        for part in shape.parts { words.append(part.word) }
        for join in shape.joins { words.append(join.word) }
        joins = shape.joins
        near = shape.near
        partCount = shape.parts.count
        let isPrefix = shape.isPrefix
        contents.removeAll(keepingCapacity: true)
        // A wildcard by itself has no partial evidence.
        if partCount > 1 || !isPrefix {
            for index in 0..<partCount where !book.words[words[index]].isStopWord { contents.append(index) }
            if contents.isEmpty { contents += 0..<partCount }
        }
        isContent.removeAll(keepingCapacity: true)
        isContent += repeatElement(false, count: partCount)
        total = 0
        for index in contents {
            isContent[index] = true
            total += book.words[words[index]].idf
        }
        next.removeAll(keepingCapacity: true)
        for word in words { next.append(book.words[word].papers.lowerBound) }
        here = next
        while places.count < partCount { places.append([]) }
        var frequency = phraseFrequency(isPrefix: isPrefix, book, background)
        for join in joins where join.parts.count == partCount {
            frequency = max(frequency, book.words[join.word].frequency)
        }
        specificity = Formula.specificity(idf: background.idf(frequency))
    }

    /// As `Background.idf(of:)`.
    private func phraseFrequency(isPrefix: Bool, _ book: WordBook, _ background: Background) -> Int {
        var least = book.words[words[0]].frequency
        for index in 1..<max(1, partCount) {
            let (first, second) = (book.words[words[index - 1]], book.words[words[index]])
            least = min(least, second.frequency)
            if isPrefix, index == partCount - 1 { continue }
            let isCounted = first.number >= 0 && second.number >= 0
            let pair = isCounted ? background.pairFrequency(first.number, second.number) : nil
            least = min(least, pair ?? background.uncounted(first.frequency, second.frequency))
        }
        return least
    }

    /// The next paper that holds a word that says something by itself, or several joined; `here` then tells where.
    private mutating func nextPaper(_ book: WordBook) -> Int? {
        var paper = Int32.max
        func consider(_ index: Int) {
            if next[index] < book.words[words[index]].papers.upperBound {
                paper = min(paper, book.papers[next[index]].paper)
            }
        }
        for index in contents { consider(index) }
        for index in partCount..<words.count { consider(index) }
        if contents.isEmpty { consider(0) }
        guard paper < Int32.max else { return nil }
        hereCount = 0
        for index in words.indices {
            let end = book.words[words[index]].papers.upperBound
            while next[index] < end, book.papers[next[index]].paper < paper { next[index] += 1 }
            if next[index] < end, book.papers[next[index]].paper == paper {
                here[index] = next[index]
                next[index] += 1
                hereCount += 1
                hereOnly = index
            } else {
                here[index] = -1
            }
        }
        return Int(paper)
    }

    // MARK: One paper

    private mutating func read(
        _ paper: Int, _ book: WordBook, _ batch: PaperBatch, _ postings: inout [UInt32]
    ) {
        var isWhole = true
        for index in 0..<partCount {
            if here[index] < 0 {
                isWhole = false
            } else if partCount > 1, near == nil, book.papers[here[index]].beginsDefinition, mayBeSpelled(paper, batch)
            {
                unsure.append(paper)
                return
            }
        }
        for index in partCount..<words.count where here[index] >= 0 { isWhole = true }
        if isWhole {
            let hits = near == nil ? phrases(paper, book, batch) : windows(paper, book, batch)
            if hits.title + hits.abstract > 0 {
                let grains = hitGrains(hits, paper, book, batch)
                postings.append(Posting(paper: paper, isMatch: true, grains: grains).bits)
                return
            }
        }
        let grains = partialGrains(paper, book, batch)
        if grains > 0 { postings.append(Posting(paper: paper, isMatch: false, grains: grains).bits) }
    }

    private mutating func partialGrains(_ paper: Int, _ book: WordBook, _ batch: PaperBatch) -> UInt32 {
        var apart = WordsApart()
        var present = 0
        for index in contents {
            let found = here[index] >= 0 && book.papers[here[index]].count > 0 ? here[index] : -1
            apart.add(
                idf: book.words[words[index]].idf, found < 0 ? 0 : book.papers[found].strength, isPresent: found >= 0)
            if found >= 0 { present += 1 }
        }
        guard present > 0 else { return 0 }
        let factor =
            contents.count == 1
            ? Formula.derivedWord
            : present == contents.count ? closeness(paper, book, batch) : Formula.partialApart
        return batch.weights[paper].partialGrains(specificity: specificity, factor: factor, mean: apart.mean)
    }

    /// As `Strength.closeness`.
    private mutating func closeness(_ paper: Int, _ book: WordBook, _ batch: PaperBatch) -> Double {
        let titleCount = Int(batch.titleCounts[paper])
        for index in contents {
            places[index].removeAll(keepingCapacity: true)
            for place in book.papers[here[index]].places { places[index].append(book.places[place].place) }
        }
        var widest = 0
        for (first, second) in zip(contents, contents.dropFirst()) {
            if places[first][0] < titleCount || places[second][0] < titleCount { continue }
            guard let gap = WordGap.smallest(between: places[first], and: places[second]) else {
                return Formula.partialApart
            }
            widest = max(widest, gap)
        }
        return Formula.closeness(gap: widest)
    }

    // MARK: Hits

    private struct Hits {
        var title = 0
        var titleWords = 0
        var abstract = 0
        var abstractWords = 0

        mutating func add(words: Int, inTitle: Bool) {
            if inTitle {
                title += 1
                titleWords += words
            } else {
                abstract += 1
                abstractWords += words
            }
        }
    }

    private func hitGrains(_ hits: Hits, _ paper: Int, _ book: WordBook, _ batch: PaperBatch) -> UInt32 {
        let text = batch.lengths[paper]
        let weights = FieldWeights(
            title: text.title - hits.titleWords, abstract: text.abstract - hits.abstractWords,
            background: batch.background)
        var apart = WordsApart()
        for index in contents {
            var (title, abstract) = (0, 0)
            if here[index] >= 0 {
                let found = book.papers[here[index]]
                title = max(0, Int(found.title) - hits.title)
                abstract = max(0, Int(found.count - found.title) - hits.abstract)
            }
            apart.add(
                idf: book.words[words[index]].idf, weights.words(title: title, abstract: abstract),
                isPresent: title + abstract > 0)
        }
        return weights.grains(specificity: specificity, title: hits.title, abstract: hits.abstract, apart: apart)
    }

    private mutating func phrases(_ paper: Int, _ book: WordBook, _ batch: PaperBatch) -> Hits {
        var hits = Hits()
        let titleCount = Int(batch.titleCounts[paper])
        if words.count == 1, book.papers[here[0]].compounds == 0 {
            for place in book.papers[here[0]].places where book.places[place].isStrict {
                hits.add(words: 1, inTitle: book.places[place].place < titleCount)
            }
            return hits
        }
        findStarts(book)
        var free = 0
        for start in starts where start >= free {
            guard let end = match(0, at: start, paper, book, batch) else { continue }
            hits.add(words: end - start, inTitle: start < titleCount)
            free = end
        }
        return hits
    }

    /// Places where a hit may begin, ascending.
    private mutating func findStarts(_ book: WordBook) {
        starts.removeAll(keepingCapacity: true)
        func add(_ range: Range<Int>) {
            for place in range where book.places[place].isStrict { starts.append(book.places[place].place) }
        }
        if here[0] >= 0 {
            add(book.papers[here[0]].places)
            add(book.papers[here[0]].compoundPlaces)
        }
        for (index, join) in joins.enumerated() where join.parts.lowerBound == 0 && here[partCount + index] >= 0 {
            add(book.papers[here[partCount + index]].places)
        }
        starts.sort()
    }

    /// Matches the parts from `index` on at `place`; the place behind the hit, the longest of several.
    private func match(_ index: Int, at place: Int, _ paper: Int, _ book: WordBook, _ batch: PaperBatch) -> Int? {
        guard index < partCount else { return place }
        if index > 0 {
            let length = batch.lengths[paper].title + batch.lengths[paper].abstract
            guard place < length, batch.follows[Int(batch.firstWords[paper]) + place] else { return nil }
        }
        var best: Int?
        func consider(_ end: Int?) {
            if let end, end > best ?? -1 { best = end }
        }
        if here[index] >= 0 {
            let found = book.papers[here[index]]
            if isStrict(place, found.places, book) { consider(match(index + 1, at: place + 1, paper, book, batch)) }
            for compound in found.compoundPlaces where book.places[compound].place == place {
                consider(match(index + 1, at: place + book.places[compound].length, paper, book, batch))
            }
        }
        for (number, join) in joins.enumerated()
        where join.parts.lowerBound == index && here[partCount + number] >= 0 {
            if isStrict(place, book.papers[here[partCount + number]].places, book) {
                consider(match(join.parts.upperBound, at: place + 1, paper, book, batch))
            }
        }
        return best
    }

    private func isStrict(_ place: Int, _ range: Range<Int>, _ book: WordBook) -> Bool {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let middle = (low + high) / 2
            if book.places[middle].place < place { low = middle + 1 } else { high = middle }
        }
        return low < range.upperBound && book.places[low].place == place && book.places[low].isStrict
    }

    /// Hits of words that may stand apart, as `PatternSearch.nearHits`.
    private func windows(_ paper: Int, _ book: WordBook, _ batch: PaperBatch) -> Hits {
        var hits = Hits()
        var occurrences: [(place: Int, part: Int)] = []
        for part in 0..<partCount {
            guard here[part] >= 0 else { return hits }
            let before = occurrences.count
            for place in book.papers[here[part]].places where book.places[place].isStrict {
                occurrences.append((book.places[place].place, part))
            }
            guard occurrences.count > before else { return hits }
        }
        occurrences.sort { ($0.place, $0.part) < ($1.place, $1.part) }
        let titleCount = Int(batch.titleCounts[paper])
        for inTitle in [true, false] {
            let windows = WordWindow.windows(
                occurrences.filter { ($0.place < titleCount) == inTitle }, parts: partCount,
                longest: partCount + (near ?? 0))
            var free = 0
            for window in windows where window.lowerBound >= free {
                hits.add(words: partCount, inTitle: inTitle)
                free = window.upperBound
            }
        }
        return hits
    }
}

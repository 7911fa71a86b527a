/// Reads a term of plain words off the papers: the numbers are those of `Evaluation`, to the last bit.
///
/// Papers in which something rarer could count, a compound or an acronym that the paper defines, are left to the plain
/// matcher.
struct PhraseReader {
    /// What a paper gives.
    struct Reading {
        var paper: Int
        /// In nats; `nil`: ask the plain matcher.
        var evidence: Double?
        var isMatch = false
    }

    /// What was read last, in the order of the papers.
    private(set) var readings: [Reading] = []
    private var words: [Int] = []
    /// The words that may be found apart, as positions in `words`.
    private var contents: [Int] = []
    private var specificity = 0.0
    /// By word, the next of its papers.
    private var next: [Int] = []
    /// By word, its paper that is being read, or −1.
    private var here: [Int] = []
    private var places: [[Int]] = []
    private var strict: [[Int]] = []

    /// Reads every paper that holds a word of the term.
    /// - Parameter numbers: the term's words, in their order.
    mutating func read(_ numbers: [Int], _ book: WordBook, _ batch: PaperBatch) {
        readings.removeAll(keepingCapacity: true)
        guard numbers.contains(where: { !book.words[$0].papers.isEmpty }) else { return }
        prepare(numbers, book, batch.background)
        if words.count == 1 {
            for index in book.words[words[0]].papers { readings.append(alone(index, book, batch)) }
        } else {
            while let paper = nextPaper(book) { readings.append(together(paper, book, batch)) }
        }
    }

    private mutating func prepare(_ numbers: [Int], _ book: WordBook, _ background: Background) {
        words = numbers
        contents.removeAll(keepingCapacity: true)
        for (index, word) in words.enumerated() where !book.words[word].isStopWord { contents.append(index) }
        if contents.isEmpty { contents += words.indices }
        next.removeAll(keepingCapacity: true)
        for word in words { next.append(book.words[word].papers.lowerBound) }
        here = next
        while places.count < words.count {
            places.append([])
            strict.append([])
        }
        specificity = Formula.specificity(idf: background.idf(frequency(book, background)))
    }

    /// Papers of the background that hold the phrase.
    private func frequency(_ book: WordBook, _ background: Background) -> Int {
        var least = book.words[words[0]].frequency
        for (first, second) in zip(words, words.dropFirst()) {
            let (first, second) = (book.words[first], book.words[second])
            let isCounted = first.number >= 0 && second.number >= 0
            let pair = isCounted ? background.pairFrequency(first.number, second.number) : nil
            least = min(
                least, second.frequency, pair ?? background.uncounted(first.frequency, second.frequency))
        }
        return least
    }

    // MARK: One word

    private func alone(_ index: Int, _ book: WordBook, _ batch: PaperBatch) -> Reading {
        let found = book.papers[index]
        let paper = Int(found.paper)
        guard found.marks & BatchVocabulary.Place.Mark.compound == 0 else { return Reading(paper: paper) }
        let word = book.words[words[0]]
        let titleCount = UInt32(batch.titleCounts[paper])
        var (title, abstract) = (0, 0)
        for place in found.places where book.places[place] & 1 == 1 {
            if book.places[place] >> 1 < titleCount { title += 1 } else { abstract += 1 }
        }
        var apart = WordsApart()
        guard title + abstract > 0 else {
            apart.add(idf: word.idf, found.strength, isPresent: true)
            let evidence = batch.weights[paper].partialEvidence(
                specificity: specificity, factor: Formula.derivedWord, apart: apart)
            return Reading(paper: paper, evidence: evidence)
        }
        let weights = self.weights(paper, batch, withoutTitle: title, abstract)
        let others = (title: Int(found.title) - title, abstract: Int(found.count - found.title) - abstract)
        apart.add(
            idf: word.idf, weights.words(title: others.title, abstract: others.abstract),
            isPresent: others.title + others.abstract > 0)
        let evidence = weights.evidence(specificity: specificity, title: title, abstract: abstract, apart: apart)
        return Reading(paper: paper, evidence: evidence, isMatch: true)
    }

    // MARK: Several words

    /// The next paper that holds a word that says something by itself; `here` then tells where.
    private mutating func nextPaper(_ book: WordBook) -> Int? {
        var paper = Int32.max
        for index in contents where next[index] < book.words[words[index]].papers.upperBound {
            paper = min(paper, book.papers[next[index]].paper)
        }
        guard paper < Int32.max else { return nil }
        for index in words.indices {
            let end = book.words[words[index]].papers.upperBound
            while next[index] < end, book.papers[next[index]].paper < paper { next[index] += 1 }
            if next[index] < end, book.papers[next[index]].paper == paper {
                here[index] = next[index]
                next[index] += 1
            } else {
                here[index] = -1
            }
        }
        return Int(paper)
    }

    private mutating func together(_ paper: Int, _ book: WordBook, _ batch: PaperBatch) -> Reading {
        let rare = BatchVocabulary.Place.Mark.compound | BatchVocabulary.Place.Mark.definition
        var isWhole = true
        for index in words.indices {
            guard here[index] >= 0 else {
                isWhole = false
                continue
            }
            guard book.papers[here[index]].marks & rare == 0 else { return Reading(paper: paper) }
        }
        if isWhole, let evidence = hitEvidence(paper, book, batch) { return Reading(paper: paper, evidence: evidence, isMatch: true) }
        var apart = WordsApart()
        var isComplete = true
        for index in contents {
            let found = here[index]
            apart.add(
                idf: book.words[words[index]].idf, found < 0 ? 0 : book.papers[found].strength, isPresent: found >= 0)
            if found < 0 { isComplete = false }
        }
        let factor =
            contents.count == 1
            ? Formula.derivedWord : isComplete ? closeness(paper, book, batch) : Formula.partialApart
        let evidence = batch.weights[paper].partialEvidence(specificity: specificity, factor: factor, apart: apart)
        return Reading(paper: paper, evidence: evidence)
    }

    private mutating func hitEvidence(_ paper: Int, _ book: WordBook, _ batch: PaperBatch) -> Double? {
        for index in words.indices {
            strict[index].removeAll(keepingCapacity: true)
            for place in book.papers[here[index]].places where book.places[place] & 1 == 1 {
                strict[index].append(Int(book.places[place] >> 1))
            }
            guard !strict[index].isEmpty else { return nil }
        }
        let (titleCount, first) = (Int(batch.titleCounts[paper]), Int(batch.firstWords[paper]))
        var (title, abstract, free) = (0, 0, 0)
        for start in strict[0] where start >= free && isPhrase(at: start, first, batch) {
            if start < titleCount { title += 1 } else { abstract += 1 }
            free = start + words.count
        }
        guard title + abstract > 0 else { return nil }
        let weights = self.weights(paper, batch, withoutTitle: title * words.count, abstract * words.count)
        var apart = WordsApart()
        for index in contents {
            let found = book.papers[here[index]]
            let inTitle = max(0, Int(found.title) - title)
            let inAbstract = max(0, Int(found.count - found.title) - abstract)
            apart.add(
                idf: book.words[words[index]].idf, weights.words(title: inTitle, abstract: inAbstract),
                isPresent: inTitle + inAbstract > 0)
        }
        return weights.evidence(specificity: specificity, title: title, abstract: abstract, apart: apart)
    }

    private func isPhrase(at start: Int, _ first: Int, _ batch: PaperBatch) -> Bool {
        for index in 1..<words.count {
            let place = start + index
            guard strict[index].contains(place), batch.follows[first + place] else { return false }
        }
        return true
    }

    /// As `Strength.closeness`.
    private mutating func closeness(_ paper: Int, _ book: WordBook, _ batch: PaperBatch) -> Double {
        let titleCount = Int(batch.titleCounts[paper])
        for index in contents {
            places[index].removeAll(keepingCapacity: true)
            for place in book.papers[here[index]].places { places[index].append(Int(book.places[place] >> 1)) }
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

    private func weights(_ paper: Int, _ batch: PaperBatch, withoutTitle title: Int, _ abstract: Int) -> FieldWeights {
        let text = batch.texts[paper]
        return FieldWeights(
            title: text.titleCount - title, abstract: text.abstractCount - abstract, background: batch.background)
    }
}

internal import Text

/// The words that profiles have asked for, each looked up in the batch once.
///
/// For words of small letters and digits only: what they match needs no look at capitals. It holds what the plain matcher
/// finds for such a word, `IndexedText.places(of:)`, for all papers at once.
struct WordBook {
    /// A word, as it was typed.
    struct Word {
        /// Papers of the background that hold it.
        let frequency: Int
        let idf: Double
        /// Its number in the background, its singular's; −1 where it is not counted.
        let number: Int
        let isStopWord: Bool
        /// In `papers`.
        let papers: Range<Int>
    }

    /// What one paper holds of a word.
    struct Paper {
        let paper: Int32
        /// In `places`.
        let start: Int32
        let count: Int32
        /// How many of the places lie in the title.
        let title: Int32
        /// Marks of all places.
        let marks: UInt8
        /// How strong the word is there by itself.
        let strength: Double

        var places: Range<Int> { Int(start)..<Int(start + count) }
    }

    private(set) var words: [Word] = []
    private(set) var papers: [Paper] = []
    /// Place, then whether it is the word itself (1) or a derived form (0).
    private(set) var places: [UInt32] = []
    private var table = WordTable()
    private var root = WordRoot()
    private var found: [UInt64] = []

    /// Bytes that it holds.
    var size: Int {
        words.count * MemoryLayout<Word>.stride + papers.count * MemoryLayout<Paper>.stride + places.count * 4
            + table.size
    }

    /// The number of a word, which is looked up where it is new.
    mutating func number(of word: Span<UInt8>, in batch: PaperBatch) -> Int {
        let (number, isNew) = table.insert(word, key: WordKey(word))
        if isNew { words.append(look(up: word, in: batch)) }
        return number
    }

    private mutating func look(up word: Span<UInt8>, in batch: PaperBatch) -> Word {
        let vocabulary = batch.vocabulary
        let singular = PluralRule.ending(of: word)
        found.removeAll(keepingCapacity: true)
        // The spellings that `Pattern.Part.words` has, which may be equal to each other.
        if let number = vocabulary.word(word, ending: singular) { found += vocabulary.places(ofWord: number) }
        if !singular.isNone, let number = vocabulary.word(word, ending: .none) {
            found += vocabulary.places(ofWord: number)
        }
        var variants: [WordEnding] = []
        PluralRule.forEachVariant(of: word) { variants.append($0) }
        for variant in variants {
            if let number = vocabulary.word(word, ending: variant) { found += vocabulary.places(ofWord: number) }
        }
        root.take(word)
        if let number = vocabulary.root(root.letters.span) { found += vocabulary.places(ofRoot: number) }
        let first = papers.count
        if !found.isEmpty {
            found.sort()
            group(batch)
        }
        let number = batch.background.number(of: word, ending: singular)
        let frequency = number.map(batch.background.frequency(at:)) ?? Background.uncountedWord
        return Word(
            frequency: frequency, idf: batch.background.idf(frequency), number: number ?? -1,
            isStopWord: StopWords.contains(word), papers: first..<papers.count)
    }

    /// Brings what was found together: a place once, a paper's places side by side.
    private mutating func group(_ batch: PaperBatch) {
        var index = 0
        while index < found.count {
            let paper = BatchVocabulary.Place(bits: found[index]).paper
            let titleCount = Int(batch.titleCounts[paper])
            let start = places.count
            var title = 0
            var paperMarks: UInt8 = 0
            while index < found.count {
                let place = BatchVocabulary.Place(bits: found[index])
                guard place.paper == paper else { break }
                var marks = place.marks
                var isWord = place.marks & BatchVocabulary.Place.Mark.compound == 0
                index += 1
                while index < found.count {
                    let next = BatchVocabulary.Place(bits: found[index])
                    guard next.position == place.position else { break }
                    marks |= next.marks
                    if next.marks & BatchVocabulary.Place.Mark.compound == 0 { isWord = true }
                    index += 1
                }
                paperMarks |= marks
                guard isWord else { continue }
                if place.place < titleCount { title += 1 }
                let isStrict = marks & BatchVocabulary.Place.Mark.strict != 0
                places.append(UInt32(truncatingIfNeeded: place.place) << 1 | (isStrict ? 1 : 0))
            }
            let count = places.count - start
            let frequency = batch.weights[paper].words(title: title, abstract: count - title)
            papers.append(
                Paper(
                    paper: Int32(truncatingIfNeeded: paper), start: Int32(truncatingIfNeeded: start),
                    count: Int32(truncatingIfNeeded: count), title: Int32(truncatingIfNeeded: title),
                    marks: paperMarks, strength: Formula.saturated(frequency)))
        }
    }
}

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
        /// Places of the word by itself.
        let count: Int32
        /// How many of them lie in the title.
        let title: Int32
        /// Places behind those where words that hyphens join make up the word.
        let compounds: Int32
        /// The long form of an acronym that the paper goes on to use begins with it.
        let beginsDefinition: Bool
        /// How strong the word is there by itself.
        let strength: Double

        var places: Range<Int> { Int(start)..<Int(start + count) }
        var compoundPlaces: Range<Int> { Int(start + count)..<(Int(start + count) + Int(compounds)) }
    }

    /// Where a word stands.
    struct Place {
        private let bits: UInt32

        init(place: Int, length: Int, isStrict: Bool) {
            bits = UInt32(truncatingIfNeeded: place << 3 | (length - 1) << 1 | (isStrict ? 1 : 0))
        }

        var place: Int { Int(bits >> 3) }
        /// In words of the text.
        var length: Int { Int(bits >> 1 & 3) + 1 }
        /// The word itself, or its singular or plural; otherwise a word with the same root.
        var isStrict: Bool { bits & 1 == 1 }
    }

    private(set) var words: [Word] = []
    private(set) var papers: [Paper] = []
    private(set) var places: [Place] = []
    private var table = WordTable()
    private var root = WordRoot()
    private var found: [UInt64] = []
    private var compounds: [Place] = []
    private var text: [UInt8] = []
    /// The vocabulary's words in the order of bytes, once a wildcard has asked.
    private var sortedWords: [Int] = []

    /// Bytes that it holds.
    var size: Int {
        words.count * MemoryLayout<Word>.stride + papers.count * MemoryLayout<Paper>.stride + places.count * 4
            + table.size
    }

    /// The number of a word, which is looked up where it is new.
    /// - Parameter isPrefix: all words that begin so are meant.
    mutating func number(of word: Span<UInt8>, isPrefix: Bool, in batch: PaperBatch) -> Int {
        guard isPrefix else {
            let (number, isNew) = table.insert(word, key: WordKey(word))
            if isNew {
                find(word, in: batch.vocabulary)
                words.append(look(up: word, in: batch))
            }
            return number
        }
        text.removeAll(keepingCapacity: true)
        for index in word.indices { text.append(word[index]) }
        // A byte that no folded word holds; a star may be part of one.
        text.append(UInt8(ascii: " "))
        let starred = text
        let (number, isNew) = table.insert(starred.span, key: WordKey(starred.span))
        if isNew {
            findAll(beginning: word, in: batch.vocabulary)
            words.append(look(upPrefix: word, in: batch))
        }
        return number
    }

    private mutating func look(up word: Span<UInt8>, in batch: PaperBatch) -> Word {
        let number = batch.background.number(of: word, ending: PluralRule.ending(of: word))
        let frequency = number.map(batch.background.frequency(at:)) ?? Background.uncountedWord
        return Word(
            frequency: frequency, idf: batch.background.idf(frequency), number: number ?? -1,
            isStopWord: StopWords.contains(word), papers: group(batch))
    }

    private mutating func look(upPrefix word: Span<UInt8>, in batch: PaperBatch) -> Word {
        let frequency = max(Background.uncountedWord, batch.background.frequency(ofPrefix: word))
        return Word(
            frequency: frequency, idf: batch.background.idf(frequency), number: -1,
            isStopWord: StopWords.contains(word), papers: group(batch))
    }

    // MARK: Places

    /// Finds the spellings that `Pattern.Part.words` has, some of which may be equal, and the root.
    private mutating func find(_ word: Span<UInt8>, in vocabulary: BatchVocabulary) {
        found.removeAll(keepingCapacity: true)
        let singular = PluralRule.ending(of: word)
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
    }

    /// The vocabulary's words that begin so.
    mutating func spellings(beginning start: Span<UInt8>, in vocabulary: BatchVocabulary) -> ArraySlice<Int> {
        if sortedWords.isEmpty { sortedWords = vocabulary.sortedWords() }
        return vocabulary.words(beginning: start, among: sortedWords)
    }

    private mutating func findAll(beginning start: Span<UInt8>, in vocabulary: BatchVocabulary) {
        found.removeAll(keepingCapacity: true)
        for number in spellings(beginning: start, in: vocabulary) {
            for bits in vocabulary.places(ofWord: number)
            where BatchVocabulary.Place(bits: bits).marks & BatchVocabulary.Place.Mark.written != 0 {
                found.append(bits)
            }
        }
    }

    /// Brings what was found together: a place once, a paper's places side by side.
    private mutating func group(_ batch: PaperBatch) -> Range<Int> {
        let first = papers.count
        found.sort()
        var index = 0
        while index < found.count {
            let paper = BatchVocabulary.Place(bits: found[index]).paper
            let titleCount = Int(batch.titleCounts[paper])
            let start = places.count
            var title = 0
            var marks: UInt8 = 0
            compounds.removeAll(keepingCapacity: true)
            while index < found.count {
                let place = BatchVocabulary.Place(bits: found[index])
                guard place.paper == paper else { break }
                var isStrict = false
                while index < found.count {
                    let next = BatchVocabulary.Place(bits: found[index])
                    guard next.position == place.position else { break }
                    marks |= next.marks
                    if next.marks & BatchVocabulary.Place.Mark.strict != 0 { isStrict = true }
                    index += 1
                }
                let mine = Place(place: place.place, length: place.length, isStrict: isStrict)
                if place.length > 1 {
                    compounds.append(mine)
                } else {
                    places.append(mine)
                    if place.place < titleCount { title += 1 }
                }
            }
            let count = places.count - start
            places += compounds
            let frequency = batch.weights[paper].words(title: title, abstract: count - title)
            papers.append(
                Paper(
                    paper: Int32(truncatingIfNeeded: paper), start: Int32(truncatingIfNeeded: start),
                    count: Int32(truncatingIfNeeded: count), title: Int32(truncatingIfNeeded: title),
                    compounds: Int32(truncatingIfNeeded: compounds.count),
                    beginsDefinition: marks & BatchVocabulary.Place.Mark.definition != 0,
                    strength: Formula.saturated(frequency)))
        }
        return first..<papers.count
    }
}

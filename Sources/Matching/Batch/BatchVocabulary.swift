internal import Text

/// The words of a batch of papers, and their roots, each with all its places.
struct BatchVocabulary: Sendable {
    /// A place where a word stands: paper, then place in its text, then marks; ascending as numbers.
    struct Place: Sendable {
        let bits: UInt64

        /// How a word of a keyword may meet it.
        enum Mark {
            /// The word itself, or its singular; not only its root.
            static let strict: UInt8 = 1
            /// The word as it stands there, not its singular.
            static let written: UInt8 = 2
            /// The long form of an acronym that the paper goes on to use begins here.
            static let definition: UInt8 = 4
        }

        /// - Parameter length: words that hyphens join to this one; 1 for a word by itself.
        init(paper: Int, place: Int, length: Int = 1, marks: UInt8) {
            bits = UInt64(paper) << 32 | UInt64(place) << 8 | UInt64(length - 1) << 4 | UInt64(marks)
        }

        init(bits: UInt64) { self.bits = bits }

        var paper: Int { Int(bits >> 32) }
        var place: Int { Int(bits >> 8 & 0xFF_FFFF) }
        var length: Int { Int(bits >> 4 & 15) + 1 }
        var marks: UInt8 { UInt8(truncatingIfNeeded: bits & 15) }
        /// Paper, place and length.
        var position: UInt64 { bits >> 4 }
    }

    /// Words and compounds.
    private var words = WordTable(capacity: 4_096)
    private var roots = WordTable(capacity: 4_096)
    private var wordPlaces = PlaceLists()
    private var rootPlaces = PlaceLists()

    init(_ texts: [IndexedText]) {
        /// By word; −1 where no token has asked for it yet.
        var rootOfWord: [Int] = []
        var root = WordRoot()
        for (paper, text) in texts.enumerated() {
            let definitions = Set(text.acronyms.values.map { text.definitions[$0].start })
            // What lies beyond is left out; see `PaperBatch.longest`.
            for (place, token) in text.tokens.prefix(PaperBatch.longest).enumerated() {
                let marks = definitions.contains(place) ? Place.Mark.definition : 0
                let span = token.word.utf8.span
                let word = words.insert(span, key: WordKey(span)).number
                wordPlaces.add(
                    Place(paper: paper, place: place, marks: marks | Place.Mark.strict | Place.Mark.written), to: word)
                if word >= rootOfWord.count {
                    rootOfWord += Array(repeating: -1, count: word + 1 - rootOfWord.count)
                }
                if rootOfWord[word] < 0 {
                    root.take(span)
                    let letters = root.letters.span
                    rootOfWord[word] = roots.insert(letters, key: WordKey(root: letters)).number
                }
                rootPlaces.add(Place(paper: paper, place: place, marks: marks), to: rootOfWord[word])
                guard token.singular != token.word else { continue }
                // The `S` of `GPS` or `AIDS` is no plural.
                guard text.isAllCapitals(at: place) || !token.isAcronym else { continue }
                add(token.singular, Place(paper: paper, place: place, marks: marks | Place.Mark.strict))
            }
            for compound in text.compounds where compound.places.lowerBound < PaperBatch.longest {
                let (start, length) = (compound.places.lowerBound, compound.places.count)
                let strict = Place.Mark.strict
                add(
                    compound.token.word,
                    Place(paper: paper, place: start, length: length, marks: strict | Place.Mark.written))
                guard compound.token.singular != compound.token.word,
                    text.isAllCapitals(at: start) || !compound.token.isAcronym
                else { continue }
                add(compound.token.singular, Place(paper: paper, place: start, length: length, marks: strict))
            }
        }
        wordPlaces.close(count: words.count)
        rootPlaces.close(count: roots.count)
    }

    private mutating func add(_ text: String, _ place: Place) {
        let span = text.utf8.span
        wordPlaces.add(place, to: words.insert(span, key: WordKey(span)).number)
    }

    func word(_ text: Span<UInt8>, ending: WordEnding) -> Int? { words.number(of: text, ending: ending) }

    func word(_ text: String) -> Int? { words.number(of: text.utf8.span, ending: .none) }

    func root(_ letters: Span<UInt8>) -> Int? { roots.number(of: letters, key: WordKey(root: letters)) }

    func root(of word: String) -> Int? {
        var root = WordRoot()
        root.take(word.utf8.span)
        return self.root(root.letters.span)
    }

    /// The words in the order of bytes.
    func sortedWords() -> [Int] { words.sorted() }

    /// Words that begin so.
    /// - Parameter sorted: all words, in the order of bytes.
    func words(beginning start: Span<UInt8>, among sorted: [Int]) -> ArraySlice<Int> {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if words.isBefore(sorted[middle], start) { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < sorted.count, words.hasPrefix(sorted[end], start) { end += 1 }
        return sorted[low..<end]
    }

    func places(ofWord word: Int) -> ArraySlice<UInt64> { wordPlaces.places(of: word) }

    func places(ofRoot root: Int) -> ArraySlice<UInt64> { rootPlaces.places(of: root) }
}

/// Lists of places, one a word, side by side.
struct PlaceLists: Sendable {
    private var owners: [UInt32] = []
    private var places: [UInt64] = []
    private var starts: [UInt32] = []

    mutating func add(_ place: BatchVocabulary.Place, to owner: Int) {
        owners.append(UInt32(truncatingIfNeeded: owner))
        places.append(place.bits)
    }

    /// Brings the places of each owner together, in the order in which they came.
    mutating func close(count: Int) {
        starts = Array(repeating: 0, count: count + 1)
        for owner in owners { starts[Int(owner) + 1] += 1 }
        for owner in 0..<count { starts[owner + 1] += starts[owner] }
        var next = starts
        var sorted = [UInt64](repeating: 0, count: places.count)
        for (owner, place) in zip(owners, places) {
            sorted[Int(next[Int(owner)])] = place
            next[Int(owner)] += 1
        }
        places = sorted
        owners = []
    }

    func places(of owner: Int) -> ArraySlice<UInt64> { places[Int(starts[owner])..<Int(starts[owner + 1])] }
}

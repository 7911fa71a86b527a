internal import Text

/// Reads one term off all papers of a batch.
///
/// Terms of ordinary words, which nearly all are, go to `PhraseReader`; the rest, acronyms above all, to the plain matcher,
/// paper by paper, though only to papers that hold a word of theirs.
struct TermReader {
    /// Of the term that was read last, a paper once.
    private(set) var postings: [UInt32] = []
    /// What words give that keep company with the term's.
    private(set) var related: [UInt32] = []
    /// Equal for terms that count as one: what `CompiledKeyword.identity` is; empty for none.
    private(set) var identity: [UInt8] = []
    private(set) var isRefused = false

    private var words = WordBook()
    private var shape = TermShape()
    private var phrases = PhraseReader()
    private var isCandidate: [Bool] = []
    private var candidates: [Int] = []

    /// Bytes that it holds.
    var size: Int { words.size }

    /// - Parameter text: as it was written, a field's prefix included.
    mutating func read(_ text: Span<UInt8>, _ options: TermOptions, in batch: PaperBatch) {
        postings.removeAll(keepingCapacity: true)
        related.removeAll(keepingCapacity: true)
        identity.removeAll(keepingCapacity: true)
        isRefused = false
        if options.isNearAlone, shape.take(text, near: options.near, &words, batch) {
            readPlain(text, options, in: batch)
        } else {
            readOther(text, options, in: batch)
        }
    }

    // MARK: Ordinary words

    private mutating func readPlain(_ text: Span<UInt8>, _ options: TermOptions, in batch: PaperBatch) {
        identity = shape.identity
        phrases.read(shape, words, batch, into: &postings)
        var keyword: CompiledKeyword?
        if !phrases.unsure.isEmpty {
            keyword = Self.compiled(Self.keyword(text, options), batch.background)
            if let keyword {
                for paper in phrases.unsure { add(keyword, paper, batch) }
            }
        }
        guard batch.background.hasRelatedWords else { return }
        keyword = keyword ?? Self.compiled(Self.keyword(text, options), batch.background)
        if let keyword { addRelated(keyword, batch) }
    }

    // MARK: All other terms

    private mutating func readOther(_ text: Span<UInt8>, _ options: TermOptions, in batch: PaperBatch) {
        let keyword = Self.keyword(text, options)
        guard TermCheck.refusals(of: keyword).isEmpty else {
            isRefused = true
            return
        }
        guard let compiled = Self.compiled(keyword, batch.background) else { return }
        identity = Array(compiled.identity.utf8)
        // As `TermShape` tells it.
        if compiled.identity.hasPrefix(Self.textFields) { identity.removeFirst(Self.textFields.utf8.count) }
        findCandidates(compiled, batch)
        for paper in candidates { add(compiled, paper, batch) }
        if batch.background.hasRelatedWords { addRelated(compiled, batch) }
    }

    private static let textFields = "title+abstract:"

    private static func keyword(_ text: Span<UInt8>, _ options: TermOptions) -> Keyword {
        let written = text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        return Keyword(
            written: written, fields: options.fields, letterCase: options.letterCase, near: options.near)
    }

    private static func compiled(_ keyword: Keyword, _ background: Background) -> CompiledKeyword? {
        CompiledKeyword(keyword, index: 0, background: background)
    }

    /// Papers that may give evidence, ascending: those that hold a word of the pattern, however it is written, or its root.
    private mutating func findCandidates(_ keyword: CompiledKeyword, _ batch: PaperBatch) {
        candidates.removeAll(keepingCapacity: true)
        guard keyword.author == nil, keyword.category == nil else {
            candidates += 0..<batch.count
            return
        }
        if isCandidate.count < batch.count { isCandidate = Array(repeating: false, count: batch.count) }
        let vocabulary = batch.vocabulary
        let parts = keyword.pattern?.parts ?? []
        // Where another word is needed too, one that stands in every paper tells nothing.
        let telling = parts.filter { $0.isAcronym || $0.isPrefix || !StopWords.contains($0.word) }
        for part in (telling.isEmpty ? parts : telling) + (keyword.pattern?.joins.map(\.part) ?? []) {
            if part.isPrefix {
                for word in words.spellings(beginning: part.word.utf8.span, in: vocabulary) {
                    consider(vocabulary.places(ofWord: word))
                }
            }
            for spelling in part.words + (part.isAcronym ? [part.word + "s"] : []) {
                if let word = vocabulary.word(spelling) { consider(vocabulary.places(ofWord: word)) }
            }
            if !part.isAcronym, let root = vocabulary.root(of: part.word) { consider(vocabulary.places(ofRoot: root)) }
        }
        candidates.sort()
        for paper in candidates { isCandidate[paper] = false }
    }

    private mutating func consider(_ places: ArraySlice<UInt64>) {
        for bits in places {
            let paper = BatchVocabulary.Place(bits: bits).paper
            if !isCandidate[paper] {
                isCandidate[paper] = true
                candidates.append(paper)
            }
        }
    }

    // MARK: The plain matcher

    private mutating func add(_ keyword: CompiledKeyword, _ paper: Int, _ batch: PaperBatch) {
        let text = batch.texts[paper]
        var finding = Evaluation.find(keyword, in: text)
        let evidence = Strength(text, background: batch.background).evidence(of: keyword, &finding)
        guard finding.isMatch || evidence > 0 else { return }
        postings.append(Posting(paper: paper, isMatch: finding.isMatch, grains: Formula.grains(evidence)).bits)
    }

    private mutating func addRelated(_ keyword: CompiledKeyword, _ batch: PaperBatch) {
        guard keyword.words.contains(where: { !$0.related.isEmpty }) else { return }
        for (paper, text) in batch.texts.enumerated() {
            let evidence = RelatedEvidence(text).evidence(of: keyword)
            if evidence > 0 {
                related.append(Posting(paper: paper, isMatch: false, grains: Formula.grains(evidence)).bits)
            }
        }
    }
}

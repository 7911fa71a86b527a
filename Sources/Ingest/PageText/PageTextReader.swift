internal import Papers

/// Reads the Daily Papers page copied as text: title, abstract, then authors and date where the page shows them.
struct PageTextReader {
    var source: String
    var referenceDay: Day

    private var drafts: [Draft] = []
    private var notes = NoteList()
    private var pageDay: Day?
    /// The line of the last paper's title where its abstract stops in mid-sentence.
    private var cutLine: Int?
    private var isNamed = false
    private var hasMeta = false

    /// A paper as its blocks are met.
    private struct Draft {
        var title: Block
        var abstract: [Block] = []
        var meta: MetaLine?
        /// The look of the last block of the abstract.
        var isProse = true
    }

    init(source: String, referenceDay: Day) {
        self.source = source
        self.referenceDay = referenceDay
    }

    /// - Throws: ``IngestError`` for what is no text, and where no paper is recognised.
    func read(_ bytes: [UInt8]) throws(IngestError) -> DigestReading {
        let text = try DecodedText(bytes, source: source)
        var reader = self
        reader.notes = text.notes
        return try reader.assemble(Block.blocks(of: text.lines))
    }

    private mutating func assemble(_ blocks: [Block]) throws(IngestError) -> DigestReading {
        for (block, role) in zip(blocks, PageStructure.roles(of: blocks)) { take(block, as: role) }
        guard isDigest else { throw refusal(blocks) }
        guard drafts.count <= Entry.countLimit else {
            throw IngestError(source: source, reason: .tooManyPapers(limit: Entry.countLimit))
        }
        endLastDraft()
        let day = pageDay ?? referenceDay
        var reading = DigestReading(
            digest: Digest(source: source, day: day, sightings: []), format: .text, namesItsDay: pageDay != nil)
        var lines: [PaperID: (index: Int, line: Int)] = [:]
        for draft in drafts { add(draft, to: &reading, lines: &lines) }
        guard reading.papersRead > 0 else { throw refusal(blocks) }
        if !isNamed, !hasMeta { note(1, .noMetaAnywhere) }
        reading.diagnostics = notes.notes.inOrder
        return reading
    }

    private mutating func take(_ block: Block, as role: PageStructure.Role) {
        switch role {
        case .furniture:
            isNamed = isNamed || PageFurniture.names(block.text)
            guard !PageFurniture.contains(block.text) else { return }
            note(block.line, .unrecognisedBlock(excerpt: IngestProse.excerpt(block.text)))
        case .title:
            drafts.append(Draft(title: block))
        case .abstract, .continuation:
            guard !drafts.isEmpty else { return }
            drafts[drafts.count - 1].abstract.append(block)
            drafts[drafts.count - 1].isProse = BlockShape(block.text).prose >= 0
        case .meta:
            if case .meta(let meta) = block.kind { take(meta, line: block.line) }
        }
    }

    private mutating func take(_ meta: MetaLine, line: Int) {
        if drafts.isEmpty, !meta.hasBullet {
            // The page's own date. It may be tomorrow's where the reference day is behind the page's time zone.
            if pageDay == nil { pageDay = meta.date?.day(notAfter: referenceDay.adding(1)) }
            if pageDay == nil { note(line, .unreadablePageDate(text: IngestProse.excerpt(meta.dateText))) }
        } else if let last = drafts.last, last.meta == nil {
            drafts[drafts.count - 1].meta = meta
            hasMeta = hasMeta || meta.hasBullet
        } else {
            note(line, .metaWithoutPaper)
        }
    }

    /// The last paper of a cut digest keeps its title where something follows it, and its abstract where that is
    /// more than a scrap.
    private mutating func endLastDraft() {
        guard let last = drafts.last, last.meta == nil, let end = last.abstract.last?.text else { return }
        let stops: Set<Character> = [".", "!", "?", "…", "。", "！", "？", ")", "]", "}", "\"", "”", "/"]
        guard let character = end.last, !stops.contains(character) else { return }
        // An abstract may well end with an address.
        guard !(end.split(separator: " ").last?.contains("://") ?? false) else { return }
        if last.abstract.count > 1, BlockShape(end).size < 30, let scrap = drafts[drafts.count - 1].abstract.popLast() {
            // It may as well be the beginning of the next title.
            return note(scrap.line, .unrecognisedBlock(excerpt: IngestProse.excerpt(end)))
        }
        cutLine = last.title.line
        note(last.title.line, .endsAbruptly(title: IngestProse.excerpt(last.title.text)))
        if last.abstract.count == 1, !last.isProse { drafts[drafts.count - 1].abstract = [] }
    }

    private mutating func add(
        _ draft: Draft, to reading: inout DigestReading, lines: inout [PaperID: (index: Int, line: Int)]
    ) {
        let title = IngestProse.excerpt(draft.title.text)
        let line = draft.title.line
        if draft.abstract.isEmpty, draft.meta == nil, line != cutLine {
            reading.skipped += 1
            return note(line, .missingAbstract(title: title, kept: false))
        }
        var sighting = self.sighting(draft, day: reading.digest.day)
        if let first = lines[sighting.paper.id] {
            reading.duplicates += 1
            note(line, .duplicateTitle(title: title, firstLine: first.line))
            sighting.fillGaps(of: &reading.digest.sightings[first.index])
            return
        }
        if draft.abstract.isEmpty { note(line, .missingAbstract(title: title, kept: true)) }
        if draft.meta == nil { note(line, .missingMeta(title: title)) }
        sighting.position = reading.digest.sightings.count
        lines[sighting.paper.id] = (sighting.position, line)
        reading.digest.sightings.append(sighting)
    }

    private mutating func sighting(_ draft: Draft, day: Day) -> Sighting {
        let published = draft.meta?.date?.day(notAfter: day)
        if let meta = draft.meta, published == nil, !meta.dateText.isEmpty {
            note(draft.title.line, .unreadableDate(text: IngestProse.excerpt(meta.dateText)))
        }
        let abstract = draft.abstract.map(\.text).joined(separator: "\n\n")
        let paper = Paper(
            id: PaperID(title: draft.title.text), title: draft.title.text,
            abstract: abstract.isEmpty ? nil : abstract, authorCount: draft.meta?.authorCount, published: published)
        return Sighting(paper: paper, position: 0, count: draft.meta?.count)
    }

    /// Any prose falls into headings and paragraphs. Where neither the page's name nor one line of authors and date
    /// tells a digest, most papers must have an abstract worth the name, on one line as a browser copies it, with few
    /// further paragraphs, and little else may stand around them.
    private var isDigest: Bool {
        guard !drafts.isEmpty else { return false }
        if isNamed || hasMeta { return true }
        let full = drafts.count { draft in
            let look = BlockShape(draft.abstract.map(\.text).joined(separator: " "))
            return look.size >= 40 && look.prose > 2 && (draft.abstract + [draft.title]).allSatisfy { $0.height == 1 }
        }
        let paragraphs = drafts.reduce(0) { $0 + $1.abstract.count }
        let strays = notes.count(like: .unrecognisedBlock(excerpt: ""))
        return full > 0 && full * 4 >= drafts.count * 3 && paragraphs * 2 <= drafts.count * 3
            && strays * 4 <= drafts.count
    }

    private func refusal(_ blocks: [Block]) -> IngestError {
        let asks = [
            "sign in", "log in", "login", "password", "captcha", "enable javascript", "not a robot", "are human",
            "access denied",
        ]
        let text = blocks.prefix(20).map { $0.text.prefix(200).lowercased() }.joined(separator: " ")
        let isSignIn = asks.contains(where: text.contains)
        return IngestError(source: source, reason: isSignIn ? .looksLike(.signInPage) : .noPaper)
    }

    private mutating func note(_ line: Int, _ kind: IngestDiagnostic.Kind) {
        notes.add(IngestDiagnostic(line: line, kind: kind))
    }
}

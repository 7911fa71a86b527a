/// The room's sentences, all in one place.
enum IngestProse {
    static func sentence(_ diagnostic: IngestDiagnostic) -> String {
        let sentence = shown(text(diagnostic.kind))
        return switch diagnostic.place {
        case .whole: sentence
        case .line(let line): "line \(line): " + sentence
        case .entry(let number): "entry \(number): " + sentence
        }
    }

    /// What a person is told of a reading: up to three notes of a kind one by one, more of them in one line with the first
    /// places and their number, in the order of the first of each kind.
    static func remarks(_ notes: [IngestDiagnostic]) -> [String] {
        var kinds: [String] = []
        var groups: [String: [IngestDiagnostic]] = [:]
        for note in notes {
            let kind = note.kind.family
            if groups[kind] == nil { kinds.append(kind) }
            groups[kind, default: []].append(note)
        }
        return kinds.flatMap { kind -> [String] in
            let group = groups[kind] ?? []
            let count = group.reduce(0) { $0 + 1 + $1.further }
            guard count > mostTold, let first = group.first else { return group.map(sentence) }
            let places = group.dropFirst().prefix(mostTold).compactMap(\.place.number)
            let rest = count - 1 - places.count
            let word = if case .entry = first.place { "entries" } else { "lines" }
            let list = places.map(String.init).joined(separator: ", ")
            let others =
                list.isEmpty ? "\(rest) more" : rest > 0 ? "\(word) \(list) and \(rest) more" : "\(word) \(list)"
            return ["\(sentence(first)); the like \(list.isEmpty ? "" : "in ")\(others)"]
        }
    }

    private static let mostTold = 3

    static func sentence(_ error: IngestError) -> String {
        let place = [error.line, error.column].compactMap { $0.map { ":\($0)" } }.joined()
        return "\(error.source)\(place): error: \(shown(text(error.reason)))"
    }

    /// What is quoted from a source may hold line ends and a terminal's controls.
    private static func shown(_ sentence: String) -> String { SourceText.line(sentence) }

    static func summary(_ reading: DigestReading) -> String {
        var rest: [String] = []
        if reading.duplicates > 0 { rest.append("\(reading.duplicates) twice") }
        if reading.skipped > 0 { rest.append("\(reading.skipped) left out") }
        let counts = "\(reading.papersRead) of \(reading.papersSeen)"
        return rest.isEmpty ? counts : "\(counts) (\(rest.joined(separator: ", ")))"
    }

    /// A single line of at most 80 characters.
    static func excerpt(_ text: String) -> String {
        text.count <= 80 ? text : text.prefix(79) + "…"
    }

    private static func text(_ kind: IngestDiagnostic.Kind) -> String {
        switch kind {
        case .missingMeta(let title): "no authors and date for \"\(title)\""
        case .missingAbstract(let title, true): "no abstract for \"\(title)\""
        case .missingAbstract(let title, false): "left out \"\(title)\": nothing follows the title"
        case .unrecognisedBlock(let excerpt): "skipped \"\(excerpt)\": neither title nor abstract"
        case .metaWithoutPaper: "authors and date without a paper before them"
        case .duplicateTitle(let title, let first): "\"\(title)\" again, first in line \(first); kept once"
        case .unreadableDate(let text): "\"\(text)\" is no date; the paper's date is unknown"
        case .unreadablePageDate(let text): "\"\(text)\" is no date; the reference day is the page's date"
        case .controlsRemoved(1): "a control character removed"
        case .controlsRemoved(let count): "\(count) control characters removed"
        case .invalidUTF8: "bytes that are no UTF-8 replaced by U+FFFD"
        case .readAsUTF16: "read as UTF-16"
        case .endsAbruptly(let title): "the abstract of \"\(title)\" stops in mid-sentence; the digest may be cut off"
        case .withdrawn(let title): "left out \"\(title)\": withdrawn"
        case .hiddenAuthors(1): "an author left out whom the source marks as hidden"
        case .hiddenAuthors(let count): "\(count) authors left out whom the source marks as hidden"
        case .noPaper(let reason): "left out: \(reason)"
        case .titleFromText(let title): "no title; the beginning of the text stands in for it: \"\(title)\""
        case .duplicatePaper(let title, let first): "\"\(title)\" again, first in entry \(first); kept once"
        case .futureDate(let text): "the date \(text) lies in the future; the paper counts as seen now"
        case .textCut(let title, let limit): "the text of \"\(title)\" was cut after \(limit) characters"
        case .authorsCut(let title, let limit): "of \"\(title)\" only the first \(limit) authors are kept"
        case .encoding(let read, let declared?):
            "read as \(read), not as \(excerpt(declared)), which it is declared to be"
        case .encoding(let read, nil): "read as \(read)"
        case .mended(let what): "mended: \(what)"
        case .cutOff: "the document stops here; what stands before is read"
        case .titlesOnly: "the page came without its data; only titles were found"
        case .preamblesLeftOut(1, let example): "left out beside an abstract: \"\(example)\""
        case .preamblesLeftOut(let count, let example):
            "left out beside abstracts: \(count) lines such as \"\(example)\""
        case .noMetaAnywhere: "no page header and no authors and dates at all; titles are told by their look"
        }
    }

    private static func text(_ reason: IngestError.Reason) -> String {
        switch reason {
        case .empty:
            "the digest is empty; save the page's text again"
        case .tooLarge(let size, let limit):
            "the digest has \(size) bytes, more than the limit of \(limit); split it, or raise the source's maxBytes"
        case .binary:
            "this is binary data, not a digest; save the page's text as UTF-8"
        case .wrongEncoding(let encoding):
            "the text is not UTF-8; it looks like \(encoding.rawValue): "
                + "convert it with iconv -f \(encoding.rawValue) -t UTF-8"
        case .looksLike(let lookalike):
            text(lookalike)
        case .noPaper:
            "no paper recognised; a page's text needs blocks of a title and an abstract, separated by blank lines"
        case .sourceReports(let message):
            "the source reports an error: \(message)"
        case .throttled:
            "the source asks for fewer requests; try again later"
        case .declaresEntities:
            "the document declares entities, which no feed needs and some use to exhaust memory or to read files; "
                + "it is refused"
        case .tooDeep(let limit):
            "elements are nested more than \(limit) deep; no digest is"
        case .malformed(let format, let what):
            "this is no \(format): \(what)"
        case .tooManyPapers(let limit):
            "more than \(limit) entries, which is no day's digest; split the source"
        case .emptySlice(let total):
            "the source says that it has \(total) entries and sent none; try again in a few minutes"
        }
    }

    private static func text(_ lookalike: IngestError.Lookalike) -> String {
        switch lookalike {
        case .htmlPage(let format): unread("an HTML page", format)
        case .signInPage:
            "this is a page that asks to sign in or to prove that you are human, not a digest; "
                + "open the source in a browser and save the digest's text"
        case .json(let format): unread("JSON", format)
        case .xml(let format): unread("an XML document", format)
        case .pdf: "this is a PDF document, not a digest; save the page's text"
        case .archive: "this is a compressed file, not a digest; unpack it first"
        case .image: "this is an image, not a digest; save the page's text"
        case .richText: "this is a rich text (RTF) document; save it as plain text in UTF-8"
        case .opml: "this is a list of feeds, not a feed: paperboy sources import"
        case .pageWithFeed(let url):
            "this is an HTML page, not a feed; its feed is \(url): use that as the source's url"
        case .text: "this is text, not what was asked for; read it with --format text"
        }
    }

    private static func unread(_ what: String, _ format: SourceFormat?) -> String {
        guard let format else { return "this is \(what), not a digest; save the page's text" }
        return "this looks like \(what) of the format \(format.rawValue); read it with --format \(format.rawValue)"
    }
}

internal import Markup

/// A list of feeds that another program wrote: OPML 1.0 or 2.0, folders in folders.
struct FeedList: Hashable, Sendable {
    /// One feed of the list.
    struct Entry: Hashable, Sendable {
        /// What the list calls it; `nil` where it has no name.
        var title: String?
        /// As the list writes it.
        var url: String
        /// The folders it lies in, the outermost first, then its categories.
        var labels: [String]
        /// Where it stands, from 1.
        var line: Int
    }

    /// In the order of the list.
    var entries: [Entry] = []
    /// The names of outlines that are neither folders nor feeds, such as links to pages.
    var others: [String] = []

    /// Reads a list, or refuses it whole.
    /// - Throws: `FeedListError`.
    static func read(_ bytes: [UInt8]) throws(FeedListError) -> FeedList {
        var list = FeedList()
        let reading: XMLReading
        do {
            reading = try XMLRecords.read(bytes, records: ["outline"]) { list.add($0, in: []) }
        } catch {
            // The place stands before the sentence already.
            let text = error.description
            let sentence = error.line.map { text.trimmingPrefix("line \($0): ") } ?? text[...]
            throw FeedListError(line: error.line, reason: .markup(String(sentence)))
        }
        guard let head = reading.head, head.name.lowercased() == "opml" else {
            throw FeedListError(line: reading.head?.line, reason: .noList(reading.head?.name ?? "outline"))
        }
        for note in reading.notes {
            guard let fault = fault(note.kind) else { continue }
            throw FeedListError(line: note.line, reason: .markup(fault))
        }
        guard !list.entries.isEmpty else { throw FeedListError(line: nil, reason: .noFeed) }
        return list
    }

    /// What must not be mended in a list: half of one would be taken for the whole.
    private static func fault(_ kind: MarkupNote.Kind) -> String? {
        switch kind {
        case .cutOff: "the list stops here; its end is missing"
        case .tagsUnbalanced: "a tag is opened and not closed here, or the other way round"
        case .textCut, .elementsDissolved, .recordsLeftOut: "it is too large for a list of feeds"
        default: nil
        }
    }

    private mutating func add(_ outline: XMLElement, in folders: [String]) {
        let values = Dictionary(outline.attributes.map { ($0.name.local.lowercased(), $0.value) }) { first, _ in first }
        func value(_ name: String) -> String? {
            guard let text = values[name].map(Self.oneLine), !text.isEmpty else { return nil }
            return text
        }
        let title = value("title") ?? value("text")
        // OPML 1.0 lists of old wrote `url`; in 2.0 that is a page or another list.
        let isFeed = ["rss", "atom", "feed", "rdf"].contains(value("type")?.lowercased())
        let inner = outline.children("outline")
        if let url = value("xmlurl") ?? (isFeed ? value("url") : nil) {
            let categories = value("category")?.split(whereSeparator: { ",/".contains($0) }).map {
                Self.oneLine(String($0))
            }
            var labels = folders
            for label in categories ?? [] where !label.isEmpty && !labels.contains(label) { labels.append(label) }
            entries.append(Entry(title: title, url: url, labels: labels, line: outline.line))
        } else if inner.isEmpty {
            others.append(title ?? value("url") ?? "an outline without a name")
        }
        for child in inner { add(child, in: folders + (title.map { [$0] } ?? [])) }
    }

    /// White space of any kind becomes one space; controls go, those that turn the text around them too.
    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: { $0.isWhitespace || $0.isNewline }).joined(separator: " ")
            .filter { !$0.unicodeScalars.contains(where: isControl) }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control || (0x202A...0x202E).contains(scalar.value)
            || (0x2066...0x2069).contains(scalar.value)
    }
}

/// Why a list of feeds is refused.
struct FeedListError: Error, Hashable, Sendable {
    enum Reason: Hashable, Sendable {
        /// What is wrong with the XML.
        case markup(String)
        /// It is something else; the name of its first element.
        case noList(String)
        case noFeed
    }

    /// From 1; `nil` where the whole file is meant.
    var line: Int?
    var reason: Reason

    /// One line, without the file's name.
    var text: String {
        switch reason {
        case .markup(let text): text
        case .noList(let name): "this is no list of feeds (OPML): its first element is \(name)"
        case .noFeed: "the list holds no feed: no outline has an xmlUrl"
        }
    }
}

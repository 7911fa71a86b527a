import Editions
import Foundation
import Letters
import MIME
import Matching
import Papers
import Subscribers
import Templates

/// Invented papers, readers and editions for the tests of this room.
enum Sample {
    static let day = Day(ordinal: 20_423)
    static let date = Date(timeIntervalSince1970: 1_764_570_600)

    static func paper(
        _ number: Int, _ title: String, abstract: String? = nil, authors: [String] = [], count: Int? = nil,
        published: Day? = nil, links: [Link]? = nil, votes: Int? = nil
    ) throws -> SeenPaper {
        let id = try required(PaperID("arxiv:2512.\(String(10_000 + number).dropFirst())0"))
        let page = "https://arxiv.org/\(id.description.dropFirst(6))"
        let paper = Paper(
            id: id, title: title, abstract: abstract, authors: authors.map { Author(name: $0) }, authorCount: count,
            published: published,
            links: links ?? [Link(kind: .abstract, url: page), Link(kind: .pdf, url: page + ".pdf")])
        return SeenPaper(paper: paper, firstDay: day, position: number, votes: votes)
    }

    static func papers() throws -> [SeenPaper] {
        [
            try paper(
                1, "RoundHead: Geometry-Aware 3D Head Synthesis in 360$^{\\circ}$ from One Hundred Kitchen Cameras",
                abstract: longAbstract, count: 6, published: Day(year: 2023, month: 3, day: 23), votes: 12),
            try paper(
                2, "A World Model for Robots that Fold Newspapers",
                abstract: "Folding a newspaper takes foresight. We train a world model on folds.\n\nIt folds well.",
                authors: ["Ada Sample", "Benoît Échantillon", "Chiyo 見本", "Dan Sample", "Eve Sample"],
                published: Day(year: 2025, month: 11, day: 28), votes: 1),
            try paper(3, "Ranking Papers by Evidence", abstract: "Short & sweet: scores < 1 add up.", links: []),
            try paper(4, "Sleepy Agents", authors: ["Solo Author"]),
            try paper(5, "A Near Miss about Maps", votes: 3),
            try paper(6, "Everybody Reads This", votes: 240),
        ]
    }

    static let longAbstract = """
        Synthesising a head that can be seen from every side is hard, since most pictures show faces from the front. \
        We place one hundred cameras in a kitchen and ask people to cook. From the pictures we learn a generator whose \
        heads are complete: hair, ears and the nape of the neck included. A tri-grid in cylinder coordinates keeps \
        front and back apart, and a self-adaptive alignment follows each cook around the stove. We compare with nine \
        earlier methods on three sets of pictures that we release, and find that people prefer our heads in four of \
        five cases. The generator runs at forty pictures a second on one graphics card, needs no masks, and keeps the \
        identity of the cook while the camera moves. Failures happen with hats, with steam, and with very large spoons.
        """

    static func match(_ paper: SeenPaper, _ score: Double, _ keywords: [MatchedKeyword]) -> Match {
        let evidence = keywords.reduce(0) { $0 + $1.part }
        return Match(
            paper: paper.id, score: score, isAlways: false,
            explanation: Explanation(
                evidence: evidence, matched: keywords, partial: [], vetoes: [], missing: [], background: "test"))
    }

    static func keyword(_ term: String, label: String? = nil, part: Double, _ fields: [Keyword.Field]) -> MatchedKeyword
    {
        MatchedKeyword(
            index: 0, term: term, label: label, part: part,
            hits: fields.enumerated().map { Hit(field: $1, start: $0, length: 1, surface: term) })
    }

    /// Four entries, one near miss, one popular paper.
    static func edition(of papers: [SeenPaper]) -> Edition {
        let world = keyword("world model", label: "world models", part: 1.2, [.title, .abstract])
        let robot = keyword("robot", part: 0.6, [.title])
        let entries = [
            (papers[0], match(papers[0], 0.84, [keyword("3D head", part: 1.8, [.title, .abstract, .abstract])])),
            (papers[1], match(papers[1], 0.83, [robot, world])),
            (papers[2], match(papers[2], 0.5, [keyword("evidence", part: 0.7, [.title])])),
            (papers[3], match(papers[3], 0.25, [keyword("agent", part: 0.3, [.title])])),
        ]
        let partial = PartialKeyword(index: 1, term: "map learning", label: nil, part: 0.15, lacking: ["learning"])
        var nearly = match(papers[4], 0.14, [])
        nearly.explanation.partial = [partial]
        return Edition(
            id: EditionID(subscriber: "ada", day: day), digestDay: day, considered: 37, minScore: 0.2,
            entries: entries.map { Edition.Entry(paper: $0.id, title: $0.paper.title, match: $1) },
            nearMisses: [Edition.NearMiss(paper: papers[4].id, title: papers[4].paper.title, match: nearly)],
            popular: [Edition.Popular(paper: papers[5].id, title: papers[5].paper.title, votes: 240)])
    }

    /// An edition of a profile without keywords.
    static func everything(_ papers: [SeenPaper]) -> Edition {
        Edition(
            id: EditionID(subscriber: "ada", day: day), digestDay: day, considered: papers.count, minScore: nil,
            entries: papers.map { Edition.Entry(paper: $0.id, title: $0.paper.title, match: nil) })
    }

    static func site(url: String? = "https://papers.example.org", maxHtmlBytes: Int = 92_160) throws -> LetterSite {
        LetterSite(
            title: "Paperboy", url: url,
            from: NamedAddress(name: "Paperboy", address: try Address("paperboy@example.org")),
            replyTo: NamedAddress(address: try Address("lab@example.org")),
            listID: try DomainName("daily.papers.example.org"), operatorName: "Example Lab",
            operatorAddress: "1 Example Street, 12345 Exampleton", operatorContact: "lab@example.org",
            maxHtmlBytes: maxHtmlBytes)
    }

    static func reader(
        site: LetterSite, name: String? = "Ada", abstract: DeliveryPreferences.AbstractLength = .short,
        format: DeliveryPreferences.Format = .multipart
    ) throws -> LetterReader {
        let tokens = LetterLinks.Tokens(
            mail: "mmmmmmmmmmmmmmmmmmmmmmmmmm", profile: "pppppppppppppppppppppppppp",
            unsubscribe: "uuuuuuuuuuuuuuuuuuuuuuuuuu", feed: "ffffffffffffffffffffffffff")
        let links = LetterLinks(site: site.url, tokens: tokens, day: day, mailbox: try Address("off@example.org"))
        return LetterReader(
            id: "ada", mailbox: NamedAddress(name: name, address: try Address("ada@example.org")), offsetMinutes: 60,
            abstract: abstract, format: format, links: links)
    }

    static func letter(
        _ papers: [SeenPaper], edition: Edition? = nil, site: LetterSite? = nil, reader: LetterReader? = nil
    ) throws -> Letter {
        let site = try site ?? self.site()
        let snapshot = try LetterSnapshot(papers: papers, templates: .builtin, site: site)
        return try LetterComposer(snapshot: snapshot).compose(
            edition: edition ?? self.edition(of: papers), reader: reader ?? self.reader(site: site),
            messageID: try required(MessageID("0123456789abcdef@example.org")), date: date)
    }

    struct Missing: Error {}

    static func required<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw Missing() }
        return value
    }
}

/// Words joined by single spaces: what wrapping cannot change.
func flowed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

/// HTML without its tags, character references resolved.
func visibleText(_ html: String) -> String {
    var text = html
    for name in ["style", "title"] {
        while let start = text.firstRange(of: "<\(name)>"), let end = text.firstRange(of: "</\(name)>") {
            text.removeSubrange(start.lowerBound..<end.upperBound)
        }
    }
    var visible = ""
    var isTag = false
    for character in text.unicodeScalars {
        if character == "<" { isTag = true }
        if !isTag { visible.unicodeScalars.append(character) }
        if character == ">" { isTag = false }
    }
    let references = [
        "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&ensp;": " ", "&nbsp;": " ", "&middot;": "·",
        "&zwnj;": "", "&#847;": "", "&amp;": "&",
    ]
    var result = String.UnicodeScalarView()
    var rest = visible.unicodeScalars[...]
    while let ampersand = rest.firstIndex(of: "&"), let end = rest[ampersand...].firstIndex(of: ";") {
        let reference = String(rest[ampersand...end])
        result.append(contentsOf: rest[..<ampersand])
        result.append(contentsOf: (references[reference] ?? "?unknown reference \(reference)?").unicodeScalars)
        rest = rest[rest.index(after: end)...]
    }
    result.append(contentsOf: rest)
    return flowed(String(result))
}

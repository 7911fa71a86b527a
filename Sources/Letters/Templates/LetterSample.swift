public import Editions
internal import MIME
internal import Matching
public import Papers
internal import Templates

/// An invented edition in which everything that a letter can show is there: for checking templates and looking at them.
public enum LetterSample {
    /// Its papers.
    public static var papers: [SeenPaper] {
        let day = Day(ordinal: 20_423)
        let first = Paper(
            id: PaperID(title: "Sample One"), title: "World Models for a Robot that Delivers Newspapers",
            abstract: "A robot that has a model of its streets delivers newspapers on time.\n\nWe measure how often.",
            authors: ["Ada Sample", "Ben Sample", "Cleo Sample", "Dan Sample", "Eve Sample"].map { Author(name: $0) },
            published: day.adding(-3),
            links: [
                Link(kind: .abstract, url: "https://arxiv.example/abs/1"),
                Link(kind: .pdf, url: "https://arxiv.example/1"),
            ])
        let second = Paper(id: PaperID(title: "Sample Two"), title: "A Near Miss", links: first.links)
        let third = Paper(id: PaperID(title: "Sample Three"), title: "A Popular Paper", links: first.links)
        let fourth = Paper(
            id: PaperID(title: "Sample Four"), title: first.title + " (v2)", abstract: first.abstract,
            links: first.links)
        return [first, second, third, fourth].enumerated().map {
            SeenPaper(paper: $1, firstDay: day, position: $0, votes: 12)
        }
    }

    /// An edition of them: one entry with a similar one, one near miss, one popular paper.
    public static var edition: Edition {
        let ids = papers.map(\.paper)
        let hit = Hit(field: .title, start: 0, length: 12, surface: "World Models")
        let matched = MatchedKeyword(index: 0, term: "world model", label: "world models", part: 1.8, hits: [hit])
        let partial = PartialKeyword(index: 0, term: "world model", label: nil, part: 0.1, lacking: ["world"])
        let strong = Explanation(
            evidence: 1.8, matched: [matched], partial: [], vetoes: [], missing: [], background: "sample")
        let weak = Explanation(
            evidence: 0.1, matched: [], partial: [partial], vetoes: [], missing: [], background: "sample")
        return Edition(
            id: EditionID(subscriber: "sample", day: Day(ordinal: 20_423)), digestDay: Day(ordinal: 20_423),
            considered: 37, minScore: 0.2,
            entries: [
                Edition.Entry(
                    paper: ids[0].id, title: ids[0].title,
                    match: Match(paper: ids[0].id, score: 0.83, isAlways: false, explanation: strong),
                    similar: [
                        Edition.Similar(
                            paper: ids[3].id, title: ids[3].title,
                            match: Match(paper: ids[3].id, score: 0.83, isAlways: false, explanation: strong),
                            likeness: .title)
                    ])
            ],
            nearMisses: [
                Edition.NearMiss(
                    paper: ids[1].id, title: ids[1].title,
                    match: Match(paper: ids[1].id, score: 0.09, isAlways: false, explanation: weak))
            ],
            popular: [Edition.Popular(paper: ids[2].id, title: ids[2].title, votes: 12)])
    }

    /// Template name → a context in which every name has a value.
    static var contexts: [String: TemplateContext] {
        guard let address = try? Address("sample@example.org"), let domain = try? DomainName("daily.example.org") else {
            return [:]
        }
        let tokens = LetterLinks.Tokens(mail: "m", profile: "p", unsubscribe: "u", feed: "f")
        let site = LetterSite(
            title: "Paperboy", url: "https://papers.example.org", from: NamedAddress(address: address), listID: domain,
            operatorName: "Example Lab", operatorAddress: "1 Example Street", operatorContact: "lab@example.org")
        let links = LetterLinks(site: site.url, tokens: tokens, day: edition.id.day, mailbox: address)
        let reader = LetterReader(id: "sample", mailbox: NamedAddress(address: address), links: links)
        let prose = EditionProse(edition: edition, titles: edition.entries.map(\.title))
        let frame = FrameContext(site: site, reader: reader, edition: edition, prose: prose, omitted: 2) { _ in
            ("A Sample", "https://papers.example.org/papers/1")
        }
        var contexts: [String: TemplateContext] = [:]
        for name in [LetterTemplates.head, LetterTemplates.foot] {
            contexts["\(name).html"] = frame.context(isText: false)
            contexts["\(name).text"] = frame.context(isText: true)
        }
        let known = papers.first.flatMap { try? PaperBlocks($0, templates: .builtin, site: site) }.map(PaperPieces.init)
        if let similar = SimilarContext(edition.entries[0].similar, known: { _ in known }) {
            contexts["\(LetterTemplates.similar).html"] = similar.context(isText: false)
            contexts["\(LetterTemplates.similar).text"] = similar.context(isText: true)
        }
        let url = papers.first.flatMap { PaperProse.mainLink($0.paper) }
        for paper in papers.prefix(1) {
            contexts["\(LetterTemplates.paper).html"] = PaperContext.html(paper, url: url)
            contexts["\(LetterTemplates.paper).text"] = PaperContext.text(paper, url: url)
        }
        return contexts
    }
}

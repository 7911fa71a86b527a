public import Papers
public import Templates

/// Everything that letters of one run are made of but the edition and the reader: with a stored snapshot, a stored
/// edition gives the same bytes later, after a crash or with newer templates.
public struct LetterSnapshot: Hashable, Sendable, Codable {
    /// The site's facts as they were at the time of the run.
    public let site: LetterSite
    /// By id, each once.
    public let papers: [PaperBlocks]
    /// The sources of the templates of head, similar papers and foot, and of their partials, by name.
    let frame: [String: String]

    /// Renders each paper once.
    /// - Throws: `TemplateError` where the set lacks a letter template.
    public init(papers: [SeenPaper], templates: TemplateSet, site: LetterSite) throws(TemplateError) {
        self.site = site
        var seen: Set<PaperID> = []
        var blocks: [PaperBlocks] = []
        for paper in papers where seen.insert(paper.id).inserted {
            blocks.append(try PaperBlocks(paper, templates: templates, site: site))
        }
        self.papers = blocks.sorted { $0.id < $1.id }
        let names = [LetterTemplates.head, LetterTemplates.similar, LetterTemplates.foot].flatMap {
            ["\($0).html", "\($0).text"]
        }
        frame = templates.sources(of: names)
        for name in names where frame[name] == nil {
            throw TemplateError(file: name + ".mustache", reason: .missingTemplate)
        }
    }
}

internal import Editions
internal import Papers
internal import Templates
internal import Text

/// What the template of the papers that are similar to one can name: their titles, as links.
struct SimilarContext {
    private let papers: [(title: String, url: String?)]

    /// How many they are.
    var count: Int { papers.count }

    /// - Parameter known: what the snapshot knows of a paper.
    /// - Returns: `nil` where there are none.
    init?(_ similar: [Edition.Similar], known: (PaperID) -> PaperPieces?) {
        guard !similar.isEmpty else { return nil }
        papers = similar.map { paper in
            let pieces = known(paper.paper)
            return (pieces?.title ?? PaperProse.title(paper.title), pieces?.url)
        }
    }

    /// - Parameter isText: titles are wrapped for fixed columns.
    func context(isText: Bool) -> TemplateContext {
        let indent = PaperContext.indent + "  "
        let items = papers.enumerated().map { index, paper in
            let title = DisplayText.isolated(paper.title)
            return [
                "title": .text(isText ? TextWrap.wrap(title, first: indent.count, indent: indent) : title),
                "url": .optional(paper.url), "more": .flag(index < papers.count - 1),
            ] as TemplateContext
        }
        return ["similar": .text("+\(papers.count) similar"), "papers": .list(items)]
    }
}

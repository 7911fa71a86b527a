internal import MIME
public import Papers
internal import Templates

/// One paper, rendered, escaped and encoded once for all readers of a run.
public struct PaperBlocks: Hashable, Sendable, Codable {
    /// One format of it.
    struct Blocks: Hashable, Sendable, Codable {
        /// Quoted-printable text with `Slot` characters where number, reason and abstract go:
        /// the plain form, with a reason, with an abstract, with both.
        var skeletons: [String]
        /// The abstract in quoted-printable, by step but the last; empty where the paper has none.
        var abstracts: [String]
    }

    public let id: PaperID
    /// Readable, on one line.
    let title: String
    /// Where the title leads.
    let url: String?
    let text: Blocks
    let html: Blocks

    /// - Throws: `TemplateError` where the set lacks a letter template.
    init(_ seen: SeenPaper, templates: TemplateSet, site: LetterSite) throws(TemplateError) {
        id = seen.id
        title = DisplayText.line(seen.paper.title)
        url = PaperProse.mainLink(seen.paper) ?? PaperBlocks.permalink(seen.id, site)
        let abstract = seen.paper.abstract.map(DisplayText.paragraphs) ?? ""
        let steps =
            abstract.isEmpty
            ? []
            : AbstractStep.allCases.dropLast().map { step in
                step.characters.map { Shortening.cut(abstract, to: $0) } ?? abstract
            }
        text = Blocks(
            skeletons: try PaperBlocks.skeletons(
                templates, "\(LetterTemplates.paper).text", seen, url, PaperContext.text),
            abstracts: steps.map { step in
                let indent = PaperContext.indent
                return PaperBlocks.encoded(TextWrap.wrap(step, first: indent.count, indent: indent))
            })
        html = Blocks(
            skeletons: try PaperBlocks.skeletons(
                templates, "\(LetterTemplates.paper).html", seen, url, PaperContext.html),
            abstracts: steps.map { PaperBlocks.encoded(HTMLText.escaped($0)) })
    }

    /// The site's own page of a paper.
    private static func permalink(_ id: PaperID, _ site: LetterSite) -> String? {
        site.url.flatMap { WebURL("\($0)/papers/\(PercentEncoding.segment(id.description))")?.description }
    }

    private static func skeletons(
        _ templates: TemplateSet, _ name: String, _ seen: SeenPaper, _ url: String?,
        _ context: (SeenPaper, String?, _ hasWhy: Bool, _ hasAbstract: Bool) -> TemplateContext
    ) throws(TemplateError) -> [String] {
        var skeletons: [String] = []
        for (hasWhy, hasAbstract) in [(false, false), (true, false), (false, true), (true, true)] {
            let rendered = try templates.render(name, context(seen, url, hasWhy, hasAbstract))
            skeletons.append(Skeleton.encoded(rendered))
        }
        return skeletons
    }

    private static func encoded(_ text: String) -> String {
        String(decoding: QuotedPrintable.encode(text.utf8), as: UTF8.self)
    }
}

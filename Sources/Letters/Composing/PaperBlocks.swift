internal import MIME
public import Papers
internal import Templates

/// One paper, rendered, escaped and encoded once for all readers of a run.
public struct PaperBlocks: Hashable, Sendable, Codable {
    /// One format of it.
    struct Blocks: Hashable, Sendable, Codable {
        /// Quoted-printable text with `Slot` characters where number, reason and abstract go:
        /// the plain form, with a reason; and,
        /// where there is an abstract, with it, with both.
        var skeletons: [String]
        /// The abstract in quoted-printable, by step but the last; empty where the paper has none.
        var abstracts: [String]
    }

    /// The paper's.
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
        title = PaperProse.title(seen.paper.title)
        url = PaperProse.mainLink(seen.paper) ?? PaperBlocks.permalink(seen.id, site)
        let abstract = seen.paper.abstract.map(DisplayText.paragraphs) ?? ""
        let steps =
            abstract.isEmpty
            ? []
            : AbstractStep.allCases.dropLast().map { step in
                step.characters.map { Shortening.cut(abstract, to: $0) } ?? abstract
            }
        let indent = PaperContext.indent
        text = Blocks(
            skeletons: try PaperBlocks.skeletons(
                templates, LetterTemplates.paper + ".text", PaperContext.text(seen, url: url),
                hasAbstract: !steps.isEmpty),
            abstracts: steps.map {
                PaperBlocks.encoded(TextWrap.wrap($0, first: indent.count, indent: indent))
            })
        html = Blocks(
            skeletons: try PaperBlocks.skeletons(
                templates, LetterTemplates.paper + ".html", PaperContext.html(seen, url: url),
                hasAbstract: !steps.isEmpty),
            abstracts: steps.map { PaperBlocks.encoded(HTMLText.escaped($0)) })
    }

    /// The site's own page of a paper.
    private static func permalink(_ id: PaperID, _ site: LetterSite) -> String? {
        site.url.flatMap { WebURL("\($0)/papers/\(PercentEncoding.segment(id.description))")?.description }
    }

    private static func skeletons(
        _ templates: TemplateSet, _ name: String, _ full: TemplateContext, hasAbstract: Bool
    ) throws(TemplateError) -> [String] {
        var skeletons: [String] = []
        for abstract in hasAbstract ? [false, true] : [false] {
            for why in [false, true] {
                var context = full
                if !why { context["why"] = .absent }
                if !abstract { context["abstract"] = .absent }
                skeletons.append(Skeleton.encoded(try templates.render(name, context)))
            }
        }
        return skeletons
    }

    private static func encoded(_ text: String) -> String {
        String(decoding: QuotedPrintable.encode(text.utf8), as: UTF8.self)
    }
}

internal import Papers
internal import Templates

/// What the template of a paper can name.
///
/// `number`, `why` and `abstract` are marks that stand for what differs from reader to reader: the template is
/// rendered once for all of them.
enum PaperContext {
    /// Marks of the three, which no text holds: noncharacters, which `DisplayText` drops.
    enum Mark: UInt32, CaseIterable {
        case number = 0xFDD0
        case why = 0xFDD1
        case abstract = 0xFDD2

        var text: String { Unicode.Scalar(rawValue).map { String($0) } ?? "" }
    }

    /// Columns before the text of a paper in a plain-text letter.
    static let indent = "    "

    static func html(_ seen: SeenPaper, url: String?, hasWhy: Bool, hasAbstract: Bool) -> TemplateContext {
        context(seen, url: url, hasWhy: hasWhy, hasAbstract: hasAbstract) { text, _ in text }
    }

    /// The same, wrapped for fixed columns.
    static func text(_ seen: SeenPaper, url: String?, hasWhy: Bool, hasAbstract: Bool) -> TemplateContext {
        context(seen, url: url, hasWhy: hasWhy, hasAbstract: hasAbstract) { text, first in
            TextWrap.wrap(text, first: first, indent: indent)
        }
    }

    private static func context(
        _ seen: SeenPaper, url: String?, hasWhy: Bool, hasAbstract: Bool, wrapped: (String, Int) -> String
    ) -> TemplateContext {
        var links = PaperProse.links(seen.paper)
        // The site's own page of the paper, where the paper has none.
        if links.isEmpty, let url { links = [("Paper page", url)] }
        let items = links.enumerated().map { index, link in
            ["name": .text(link.name), "url": .text(link.url), "more": .flag(index < links.count - 1)]
                as TemplateContext
        }
        return [
            "number": .text(Mark.number.text),
            // Five columns: the number of a hundredth paper is as long as that.
            "title": .text(wrapped(DisplayText.isolated(DisplayText.line(seen.paper.title)), indent.count + 1)),
            "url": .optional(url),
            "facts": .optional(PaperProse.facts(seen).map { wrapped($0, indent.count) }),
            "why": hasWhy ? .text(Mark.why.text) : .absent,
            "abstract": hasAbstract ? .text(Mark.abstract.text) : .absent,
            "hasLinks": .flag(!items.isEmpty),
            "links": .list(items),
        ]
    }
}

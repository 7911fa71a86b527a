internal import Papers
internal import Templates
internal import Text

/// What the template of a paper can name.
///
/// `number`, `why` and `abstract` are marks that stand for what differs from reader to reader: the template is
/// rendered once for all of them, and once more without each of the latter two.
enum PaperContext {
    /// Marks of the three, which no text holds: noncharacters, which `DisplayText` drops.
    enum Mark: UInt8, CaseIterable {
        case number = 1
        case why
        case abstract

        /// U+FDCF + the raw value.
        var text: String { String(decoding: [0xEF, 0xB7, 0x8F + rawValue], as: UTF8.self) }

        /// The raw value of the mark with these three octets, or `nil`.
        static func slot(_ bytes: ArraySlice<UInt8>) -> UInt8? {
            guard bytes.count == 3, bytes[bytes.startIndex + 1] == 0xB7 else { return nil }
            return Mark(rawValue: bytes[bytes.startIndex + 2] &- 0x8F)?.rawValue
        }
    }

    /// Columns before the text of a paper in a plain-text letter.
    static let indent = "    "

    static func html(_ seen: SeenPaper, url: String?) -> TemplateContext {
        context(seen, url: url) { text, _ in text }
    }

    /// The same, wrapped for fixed columns.
    static func text(_ seen: SeenPaper, url: String?) -> TemplateContext {
        context(seen, url: url) { text, first in TextWrap.wrap(text, first: first, indent: indent) }
    }

    private static func context(
        _ seen: SeenPaper, url: String?, wrapped: (String, Int) -> String
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
            "title": .text(wrapped(DisplayText.isolated(PaperProse.title(seen.paper.title)), indent.count + 1)),
            "url": .optional(url),
            "facts": .optional(PaperProse.facts(seen).map { wrapped($0, indent.count) }),
            "why": .text(Mark.why.text),
            "abstract": .text(Mark.abstract.text),
            "hasLinks": .flag(!items.isEmpty),
            "links": .list(items),
        ]
    }
}

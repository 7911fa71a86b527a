/// What the elements of HTML, of MathML and of journals' own markup (JATS) mean to running text.
enum HTMLElements {
    enum Meaning {
        /// Means nothing to plain text: `em`, `a`, `span`.
        case inline
        /// Stands by itself: a paragraph, a heading, a table.
        case block
        /// Begins a new line: a row, a term.
        case line
        /// Is separated by a space: a table's cell.
        case cell
        /// `br`.
        case lineBreak
        case unorderedList, orderedList, listItem
        /// Its text keeps its line ends.
        case preformatted
        case superscript, `subscript`
        case math
        /// A formula in TeX, often beside the same one in MathML.
        case tex
        case image
        /// Not for readers: scripts, styles, drawings.
        case hidden
    }

    /// - Parameter name: Local name in lower case. `nil`: no element of HTML, so that `<think>` in a title is text.
    static func meaning(_ name: String) -> Meaning? { meanings[name] }

    /// Has no content and no end tag (HTML, §13.1.2).
    static func isVoid(_ name: String) -> Bool { voidElements.contains(name) }

    private static let voidElements: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ]

    /// An attribute that needs no value.
    static func isBooleanAttribute(_ name: String) -> Bool { booleanAttributes.contains(name) }

    private static let booleanAttributes: Set<String> = [
        "allowfullscreen", "async", "autofocus", "autoplay", "checked", "compact", "controls", "crossorigin",
        "data-href",
        "default", "defer", "disabled", "download", "formnovalidate", "hidden", "inert", "ismap", "itemscope", "loop",
        "multiple", "muted", "nohref", "nomodule", "noshade", "novalidate", "nowrap", "open", "playsinline", "readonly",
        "required", "reversed", "selected", "truespeed", "webkitallowfullscreen", "mozallowfullscreen",
    ]

    private static let meanings: [String: Meaning] = {
        var meanings: [String: Meaning] = [:]
        for (meaning, names) in lists {
            for name in names.split(separator: " ") { meanings[String(name)] = meaning }
        }
        return meanings
    }()

    private static let lists: [(Meaning, String)] = [
        (
            .inline,
            """
            a abbr acronym alternatives audio b basefont bdi bdo big blink bold button canvas cite code data datalist del dfn \
            disp-quote-inline em email embed ext-link fn font frame html body i iframe inline-formula input ins italic \
            kbd keygen label link map mark meta meter monospace named-content nobr noembed noframes noscript object \
            output overline param picture progress q rb roman rp rt rtc ruby s samp sans-serif sc scp select slot small \
            source span strike strong styled-content textarea time track tt u underline uri var video wbr xref
            """
        ),
        (
            .block,
            """
            abstract address article aside blockquote center details dialog dir disp-formula disp-quote div dl fieldset \
            figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend main marquee menu nav \
            optgroup p search sec section summary table table-wrap title boxed-text
            """
        ),
        (.line, "area base caption col colgroup dd dt option tbody tfoot thead tr"),
        (.cell, "td th"),
        (.lineBreak, "br break"),
        (.unorderedList, "ul list"),
        (.orderedList, "ol"),
        (.listItem, "li list-item"),
        (.preformatted, "pre listing xmp plaintext preformat"),
        (.superscript, "sup"),
        (.subscript, "sub inf"),
        (.math, "math"),
        (.tex, "tex-math"),
        (.image, "img"),
        (.hidden, "script style svg template head"),
        (
            .inline,
            """
            annotation annotation-xml maction menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded \
            mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder \
            munderover none semantics
            """
        ),
    ]
}

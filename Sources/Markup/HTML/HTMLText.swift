/// HTML as the text that a reader sees: entities decoded once, paragraphs and lists kept apart, scripts and comments left
/// out.
///
/// What is no tag of HTML, MathML or JATS is text, be it `x < 4 and x<y`, `List<String>`, `<think>` or
/// `<https://example.org>`: a title of a paper loses nothing.
public struct HTMLText: Hashable, Sendable {
    /// What becomes of the structure.
    public enum Layout: Hashable, Sendable {
        /// An empty line between blocks, a line for each `br`, `• ` or `1. ` before list items.
        case paragraphs
        /// A space for everything, as a title wants it.
        case oneLine
    }

    /// Which way a part of a line is shifted.
    public enum Script: Hashable, Sendable {
        /// `sup`, and the upper parts of MathML.
        case superscript
        /// `sub`, and the lower parts of MathML.
        case `subscript`
    }

    /// White space is collapsed as in HTML, no-break spaces included; no space stands at either end. In a source
    /// without any block or line break, empty lines separate paragraphs. MathML becomes its TeX between dollar signs
    /// where the source has it, else its characters.
    public let text: String

    /// - Parameters:
    ///   - source: A fragment or a whole page.
    ///   - layout: Default: paragraphs.
    ///   - script: What to write for superscripts and subscripts. Default: their text, unchanged.
    public init(_ source: String, layout: Layout = .paragraphs, script: (Script, String) -> String = { $1 }) {
        var source = source
        let changed = source.withUTF8 { bytes in
            OrdinaryText.isAll(bytes) ? nil : Self.read(bytes, layout: layout, script: script)
        }
        text = changed ?? source
    }

    /// The text of an element that holds XHTML, such as an Atom `content type="xhtml"` or a title with MathML.
    ///
    /// - Parameters:
    ///   - element: Its own tag means nothing.
    ///   - layout: Default: paragraphs.
    ///   - script: What to write for superscripts and subscripts. Default: their text, unchanged.
    public init(_ element: XMLElement, layout: Layout = .paragraphs, script: (Script, String) -> String = { $1 }) {
        let source = element.markupBytes
        text = source.withUnsafeBufferPointer { Self.read($0, layout: layout, script: script) }
    }

    private static func read(
        _ bytes: UnsafeBufferPointer<UInt8>, layout: Layout, script: (Script, String) -> String
    ) -> String {
        withoutActuallyEscaping(script) { script in
            let reader = HTMLTextReader(bytes, layout: layout, keepsBlankLines: true, script: script)
            if !reader.mustStartAgain { return reader.output.string }
            return HTMLTextReader(bytes, layout: layout, keepsBlankLines: false, script: script).output.string
        }
    }
}

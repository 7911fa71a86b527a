internal import Markup
internal import Text

/// HTML of entries as clean text: paragraphs kept, superscripts and subscripts as characters where there are such.
enum EntryHTML {
    static func line(_ html: String) -> String {
        SourceText.line(HTMLText(html, layout: .oneLine, script: script).text)
    }

    static func line(_ element: XMLElement) -> String {
        SourceText.line(HTMLText(element, layout: .oneLine, script: script).text)
    }

    /// With blank lines between them; each line of a list or of verses is one.
    static func paragraphs(_ html: String) -> String {
        SourceText.paragraphs(HTMLText(html, script: script).text)
    }

    static func paragraphs(_ element: XMLElement) -> String {
        SourceText.paragraphs(HTMLText(element, script: script).text)
    }

    private static func script(_ kind: HTMLText.Script, _ text: String) -> String {
        switch kind {
        case .superscript: ReadableText.superscript(text)
        case .subscript: ReadableText.subscript(text)
        }
    }
}

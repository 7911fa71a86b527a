internal import Mustache

/// A context as swift-mustache reads it: without reflection, and without any type that it would parse or call.
struct MustacheContext: MustacheParent {
    let context: TemplateContext

    func child(named name: String) -> Any? {
        switch context.values[name] {
        case .text(let text): text
        case .flag(let flag): flag
        // Not `nil`: that would look the name up in the enclosing contexts.
        case .absent: MustacheAbsence()
        case .list(let items): items.map(MustacheContext.init)
        case .section(let inner): MustacheContext(context: inner)
        case nil: nil
        }
    }
}

/// Writes nothing and closes its section.
struct MustacheAbsence: MustacheCustomRenderable {
    var renderText: String { "" }
    var isNull: Bool { true }
}

/// HTML escaping by Unicode scalar.
///
/// swift-mustache's own goes by grapheme, and so lets a quote or `<` pass that a combining mark follows.
struct EscapedHTML: MustacheContentType {
    /// The name that the content-type pragma finds it by; registered once, before the first parse.
    static let pragma: String = {
        MustacheContentTypes.register(EscapedHTML(), named: "PAPERBOY-HTML")
        return "{{% CONTENT_TYPE:PAPERBOY-HTML}}\n"
    }()

    func escapeText(_ text: String) -> String {
        HTMLText.escaped(text)
    }
}

internal import Editions
public import Templates

/// The templates of a letter: head, one paper, those that are similar to it, foot; each as text and as HTML.
public enum LetterTemplates {
    static let head = "letter-head"
    static let paper = "letter-paper"
    static let similar = "letter-similar"
    static let foot = "letter-foot"

    /// Their names.
    public static let names = [head, paper, similar, foot].flatMap { ["\($0).html", "\($0).text"] }

    /// Checks every letter template of a set against sample data.
    /// - Throws: `TemplateErrors`, every unknown variable with its place.
    public static func validate(_ templates: TemplateSet) throws(TemplateErrors) {
        try templates.validate(LetterSample.contexts)
    }
}

internal import Mustache

/// The templates of letters and pages by name: the built-in ones, and files that override them one by one.
///
/// A template's name is its file's name without `.mustache`; `*.text` is text, every other is HTML, in which each
/// variable is escaped. Supported are variables, sections, inverted sections, comments and partials of Mustache;
/// what could write unescaped text, call code or change the syntax is refused when the file is read.
public struct TemplateSet: Sendable {
    /// Largest size of one template.
    public static let maxBytes = 1 << 20

    /// The sources by template name.
    public let sources: [String: String]
    let scans: [String: TemplateScan]
    /// Names that a file from outside brought, in order.
    let overridden: [String]
    private let library: MustacheLibrary

    /// The templates that the binary carries.
    public static let builtin: TemplateSet = {
        let built = try? TemplateSet(sources: BuiltinTemplates.sources)
        // The tests hold that the built-in templates parse; without them there is nothing to render.
        return built ?? TemplateSet()
    }()

    private init() {
        (sources, scans, overridden, library) = ([:], [:], [], MustacheLibrary())
    }

    /// Checks and parses templates.
    /// - Parameters:
    ///   - sources: by name, without `.mustache`.
    ///   - overridden: names that came from outside.
    /// - Throws: `TemplateErrors`, every mistake of every template.
    public init(sources: [String: String], overridden: [String] = []) throws(TemplateErrors) {
        var library = MustacheLibrary()
        var scans: [String: TemplateScan] = [:]
        var errors: [TemplateError] = []
        for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
            let scan = TemplateScan(source, file: name + ".mustache", isText: name.hasSuffix(".text"))
            scans[name] = scan
            errors += scan.errors
            guard scan.errors.isEmpty else { continue }
            do {
                try library.register(TemplateSet.parse(source, name: name), named: name)
            } catch {
                errors.append(error)
            }
        }
        errors += TemplateSet.brokenPartials(scans)
        guard errors.isEmpty else { throw TemplateErrors(errors: errors) }
        self.sources = sources
        self.scans = scans
        self.overridden = overridden.sorted()
        self.library = library
    }

    /// This set with files that take the place of templates, or add partials.
    /// - Parameter files: file name → bytes; only names that end in `.mustache` are looked at.
    /// - Throws: `TemplateErrors`, every mistake of every file.
    public func overriding(_ files: [String: [UInt8]]) throws(TemplateErrors) -> TemplateSet {
        var sources = self.sources
        var names: [String] = []
        var errors: [TemplateError] = []
        for (file, bytes) in files.sorted(by: { $0.key < $1.key }) where file.hasSuffix(".mustache") {
            guard bytes.count <= TemplateSet.maxBytes else {
                errors.append(TemplateError(file: file, reason: .tooLarge))
                continue
            }
            guard let source = String(validating: bytes, as: UTF8.self) else {
                errors.append(TemplateError(file: file, reason: .notUTF8))
                continue
            }
            let name = String(file.dropLast(".mustache".count))
            sources[name] = TemplateSet.normalised(source)
            names.append(name)
        }
        guard errors.isEmpty else { throw TemplateErrors(errors: errors) }
        return try TemplateSet(sources: sources, overridden: Array(Set(overridden + names)))
    }

    /// Renders a template.
    /// - Returns: text, or HTML in which every value is escaped.
    /// - Throws: `TemplateError` (`missingTemplate`) where no template has the name.
    public func render(_ name: String, _ context: TemplateContext) throws(TemplateError) -> String {
        guard let text = library.render(MustacheContext(context: context), withTemplate: name) else {
            throw TemplateError(file: name + ".mustache", reason: .missingTemplate)
        }
        return text
    }

    /// The sources of `names` and of all partials that they include.
    public func sources(of names: [String]) -> [String: String] {
        var found: [String: String] = [:]
        var open = names
        while let name = open.popLast() {
            guard found[name] == nil, let source = sources[name] else { continue }
            found[name] = source
            open += scans[name]?.partials.map(\.name) ?? []
        }
        return found
    }

    private static func normalised(_ source: String) -> String {
        var text = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in source.unicodeScalars {
            if scalar == "\n", previous == "\r" { text.removeLast() }
            if !(scalar == "\u{FEFF}" && previous == nil) { text.append(scalar) }
            previous = scalar
        }
        return String(text)
    }

    private static func parse(_ source: String, name: String) throws(TemplateError) -> MustacheTemplate {
        // A partial starts afresh in the library's own HTML escaping, so each template says what it is.
        let pragma = name.hasSuffix(".text") ? "{{% CONTENT_TYPE:TEXT}}\n" : EscapedHTML.pragma
        do {
            return try MustacheTemplate(string: pragma + source)
        } catch let error as MustacheTemplate.ParserError {
            throw TemplateError(
                file: name + ".mustache", line: max(1, error.context.lineNumber - 1),
                column: error.context.columnNumber, reason: .syntax)
        } catch {
            throw TemplateError(file: name + ".mustache", reason: .syntax)
        }
    }
}

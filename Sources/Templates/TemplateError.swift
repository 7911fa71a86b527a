/// A mistake in a template, with its place: `paper.html.mustache:3:14: error: unknown variable "titel"`.
public struct TemplateError: Error, Hashable, Sendable {
    /// What is wrong with a template.
    public enum Reason: Hashable, Sendable {
        case notUTF8
        /// More than `TemplateSet.maxBytes`.
        case tooLarge
        case unclosedTag
        case emptyTag
        case unclosedSection(String)
        case unopenedSection(String)
        /// The section open at that place is `open`.
        case crossedSection(String, open: String)
        case deepNesting
        case unescapedVariable
        case changedDelimiters
        case inheritance
        case dynamicPartial
        /// A content type in a template whose name says otherwise.
        case contentType
        /// What the Mustache parser refuses beyond our own reading.
        case syntax
        case unknownFunction(String)
        case unknownVariable(String, suggestion: String?)
        case unknownPartial(String, suggestion: String?)
        /// The template includes itself, by way of these.
        case cycle([String])
        case missingTemplate
        /// An overriding file that no template of ours is, and none includes.
        case unusedFile(suggestion: String?)
    }

    /// The template's file name, `paper.html.mustache`.
    public var file: String
    /// From 1.
    public var line: Int
    /// In Unicode scalars, from 1.
    public var column: Int
    /// What is wrong there.
    public var reason: Reason

    public init(file: String, line: Int = 1, column: Int = 1, reason: Reason) {
        self.file = file
        self.line = line
        self.column = column
        self.reason = reason
    }
}

/// All mistakes of a set of templates at once.
public struct TemplateErrors: Error, Hashable, Sendable, CustomStringConvertible {
    /// By file, in the order of their places.
    public var errors: [TemplateError]

    public init(errors: [TemplateError]) {
        self.errors = errors
    }

    /// A line each.
    public var description: String {
        errors.map(\.description).joined(separator: "\n")
    }
}

extension TemplateError: CustomStringConvertible {
    /// `file:line:column: error: …`, without a full stop.
    public var description: String {
        "\(file):\(line):\(column): error: \(message)"
    }

    /// What is wrong, in plain words.
    public var message: String {
        switch reason {
        case .notUTF8: "the file is not UTF-8"
        case .tooLarge: "the file is larger than \(TemplateSet.maxBytes) bytes"
        case .unclosedTag: "a tag is opened and never closed with }}"
        case .emptyTag: "the tag names nothing"
        case .unclosedSection(let name): "section \"\(name)\" is never closed"
        case .unopenedSection(let name): "section \"\(name)\" is closed, but not open"
        case .crossedSection(let name, let open): "section \"\(name)\" is closed while \"\(open)\" is open"
        case .deepNesting: "sections are nested deeper than \(TemplateScan.maxDepth)"
        case .unescapedVariable: "{{{…}}} and {{&…}} would write text from outside unescaped; write {{…}}"
        case .changedDelimiters: "the delimiters {{ and }} cannot be changed"
        case .inheritance: "blocks ({{<…}} and {{$…}}) are not supported; use a partial ({{>…}})"
        case .dynamicPartial: "a partial must be called by its name"
        case .contentType:
            "the file's name decides what it is: *.text.mustache may say {{% CONTENT_TYPE:TEXT}}, no other file may"
        case .syntax: "this is no Mustache tag"
        case .unknownFunction(let name):
            "unknown function \"\(name)\"; lists have first(), last(), index(), even(), odd()"
        case .unknownVariable(let name, let suggestion): "unknown variable \"\(name)\"" + asked(suggestion)
        case .unknownPartial(let name, let suggestion): "unknown partial \"\(name)\"" + asked(suggestion)
        case .cycle(let names): "the template includes itself: \(names.joined(separator: " → "))"
        case .missingTemplate: "there is no such template"
        case .unusedFile(let suggestion): "no template uses this file" + asked(suggestion)
        }
    }

    private func asked(_ suggestion: String?) -> String {
        suggestion.map { "; did you mean \"\($0)\"?" } ?? ""
    }
}

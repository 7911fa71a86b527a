/// A template's tags with their places, read without the Mustache library: it says neither where a name stands nor
/// which partials there are, and renders what it does not know as nothing.
struct TemplateScan: Sendable {
    struct Tag: Hashable, Sendable {
        enum Kind: Hashable, Sendable {
            case variable, section, inverted, end, partial
        }
        var kind: Kind
        var name: String
        var line: Int
        var column: Int
    }

    /// Deepest nesting of sections: the library's parser recurses.
    static let maxDepth = 32

    let file: String
    private(set) var tags: [Tag] = []
    private(set) var errors: [TemplateError] = []

    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var line = 1
    private var column = 1

    /// - Parameter isText: whether the file's name ends in `.text.mustache`.
    init(_ source: String, file: String, isText: Bool) {
        self.file = file
        scalars = Array(source.unicodeScalars)
        while position < scalars.count {
            if starts(with: "{{") {
                readTag(isText: isText)
            } else {
                advance()
            }
        }
        checkSections()
    }

    var partials: [Tag] { tags.filter { $0.kind == .partial } }

    private func starts(with text: String) -> Bool {
        let wanted = text.unicodeScalars
        return position + wanted.count <= scalars.count
            && scalars[position..<position + wanted.count].elementsEqual(wanted)
    }

    private mutating func advance(by count: Int = 1) {
        for _ in 0..<count where position < scalars.count {
            if scalars[position] == "\n" {
                line += 1
                column = 1
            } else {
                column += 1
            }
            position += 1
        }
    }

    private mutating func readTag(isText: Bool) {
        let place = (line: line, column: column)
        advance(by: 2)
        var content = String.UnicodeScalarView()
        while position < scalars.count, !starts(with: "}}") {
            content.append(scalars[position])
            advance()
        }
        guard position < scalars.count else {
            return errors.append(
                TemplateError(file: file, line: place.line, column: place.column, reason: .unclosedTag))
        }
        advance(by: 2)
        let text = trimmed(content[...])
        let outcome = classify(text, isText: isText)
        switch outcome {
        case .failure(let reason):
            errors.append(TemplateError(file: file, line: place.line, column: place.column, reason: reason))
        case .success(let (kind, name)?):
            tags.append(Tag(kind: kind, name: name, line: place.line, column: place.column))
        case .success(nil): break
        }
    }

    private enum Outcome {
        case failure(TemplateError.Reason)
        case success((Tag.Kind, String)?)
    }

    private func classify(_ text: String, isText: Bool) -> Outcome {
        guard let sigil = text.unicodeScalars.first else { return .failure(.emptyTag) }
        let rest = trimmed(text.unicodeScalars.dropFirst())
        switch sigil {
        case "!": return .success(nil)
        case "{", "&": return .failure(.unescapedVariable)
        case "=": return .failure(.changedDelimiters)
        case "<", "$": return .failure(.inheritance)
        case "%":
            let isPragma = rest.filter { $0 != " " } == "CONTENT_TYPE:TEXT"
            return isPragma && isText ? .success(nil) : .failure(.contentType)
        case ">":
            if rest.hasPrefix("*") { return .failure(.dynamicPartial) }
            return rest.isEmpty ? .failure(.emptyTag) : .success((.partial, rest))
        case "#": return rest.isEmpty ? .failure(.emptyTag) : .success((.section, rest))
        case "^": return rest.isEmpty ? .failure(.emptyTag) : .success((.inverted, rest))
        case "/": return rest.isEmpty ? .failure(.emptyTag) : .success((.end, rest))
        default: return .success((.variable, text))
        }
    }

    private mutating func checkSections() {
        var open: [Tag] = []
        for tag in tags {
            switch tag.kind {
            case .section, .inverted:
                open.append(tag)
                if open.count == TemplateScan.maxDepth + 1 { report(tag, .deepNesting) }
            case .end where open.isEmpty: report(tag, .unopenedSection(tag.name))
            case .end:
                let section = open.removeLast()
                if section.name != tag.name { report(tag, .crossedSection(tag.name, open: section.name)) }
            case .variable, .partial: break
            }
        }
        for tag in open { report(tag, .unclosedSection(tag.name)) }
    }

    private mutating func report(_ tag: Tag, _ reason: TemplateError.Reason) {
        errors.append(TemplateError(file: file, line: tag.line, column: tag.column, reason: reason))
    }
}

private func trimmed(_ scalars: String.UnicodeScalarView.SubSequence) -> String {
    var slice = scalars
    while let first = slice.first, first.properties.isWhitespace { slice.removeFirst() }
    while let last = slice.last, last.properties.isWhitespace { slice.removeLast() }
    return String(slice)
}

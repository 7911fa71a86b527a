/// Something to say about a file: what, how grave, and where.
///
/// No e-mail address and no secret is ever part of one: `message` and `path` quote a file's text through `quoted(_:)`,
/// and `excerpt` masks (see there).
public struct Diagnostic: Hashable, Sendable {
    /// An error refuses the file; a warning leaves it in force.
    public enum Severity: String, Sendable, Codable {
        /// The file is refused.
        case error
        /// The file is in force all the same.
        case warning
    }

    /// As the reader was told; `environment` for a variable, `command line` for a flag.
    public var file: String
    /// `nil` where there is no line: environment, flags, a file that cannot be opened.
    public var position: Position?
    /// `subscribers[2].keywords[0].weight`; empty for the whole file; a variable's or flag's name.
    public var path: String
    /// Stable, for programs: `unknown-key`.
    public var code: String
    /// One line, without a full stop.
    public var message: String
    /// Whether the file is refused.
    public var severity: Severity
    /// The line with a caret; `nil` where no place is meant.
    public var excerpt: Excerpt?

    public init(
        file: String, position: Position? = nil, path: String = "", code: String, message: String,
        severity: Severity = .error, excerpt: Excerpt? = nil
    ) {
        self.file = file
        self.position = position
        self.path = path
        self.code = code
        self.message = message
        self.severity = severity
        self.excerpt = excerpt
    }

    /// `file:line:column: error: message`, the form that editors jump to.
    public var summary: String {
        let place =
            if let position {
                "\(file):\(position.line):\(position.column)"
            } else {
                path.isEmpty ? file : "\(file) \(path)"
            }
        return "\(place): \(severity.rawValue): \(message)"
    }

    /// The summary, then the line of the file and a caret under the place. No newline at the end.
    public var rendered: String {
        guard let excerpt else { return summary }
        let padding = String(repeating: " ", count: excerpt.cellsBeforeCaret)
        return "\(summary)\n    \(excerpt.text)\n    \(padding)^"
    }
}

extension Diagnostic: Encodable {
    private enum Key: String, CodingKey {
        case file, line, column, path, code, message, severity
    }

    /// `{file, line, column, path, code, message, severity}`; line and column are absent where there are none.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(file, forKey: .file)
        try container.encodeIfPresent(position?.line, forKey: .line)
        try container.encodeIfPresent(position?.column, forKey: .column)
        try container.encode(path, forKey: .path)
        try container.encode(code, forKey: .code)
        try container.encode(message, forKey: .message)
        try container.encode(severity, forKey: .severity)
    }
}

/// A file (or a set of variables and flags) that is refused whole, with everything that is wrong with it.
public struct RefusedFile: Error, Hashable, Sendable, CustomStringConvertible {
    /// Errors and warnings in the order of the file; at least one error.
    public let diagnostics: [Diagnostic]

    public init(_ diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
    }

    /// Every diagnostic, rendered, a line or three each.
    public var description: String {
        diagnostics.map(\.rendered).joined(separator: "\n")
    }
}

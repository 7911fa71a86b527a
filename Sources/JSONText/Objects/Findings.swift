/// Everything that is found while a document is read: errors and warnings are collected, never thrown one by one.
public struct Findings: Sendable {
    private let document: JSONDocument
    private var found: [Found] = []
    private var known: Set<Found.Identity> = []
    private let syntax: [Diagnostic]

    /// More than that help nobody; the rest is counted.
    private static let most = 1000

    /// - Parameter syntax: what reading the document gave.
    public init(_ document: JSONDocument, syntax: [Diagnostic] = []) {
        self.document = document
        self.syntax = syntax
    }

    /// Whether the document must be refused.
    public var hasErrors: Bool {
        !syntax.isEmpty || found.contains { $0.severity == .error }
    }

    /// The same fact at the same place is kept once. Nothing is said about a value that has a syntax error already.
    public mutating func add(
        _ fact: any Fact, at value: JSONValue, severity: Diagnostic.Severity = .error
    ) {
        guard value.kind != .faulty else { return }
        let identity = Found.Identity(index: value.index, code: fact.code, message: fact.message)
        guard known.insert(identity).inserted else { return }
        found.append(Found(identity: identity, value: value, severity: severity))
    }

    /// Adds a warning; see `add`.
    public mutating func warn(_ fact: any Fact, at value: JSONValue) {
        add(fact, at: value, severity: .warning)
    }

    /// Errors and warnings with line, column, path and excerpt, in the order of the file.
    public var diagnostics: [Diagnostic] {
        let sorted = found.enumerated().sorted {
            ($0.element.value.offset, $0.offset) < ($1.element.value.offset, $1.offset)
        }
        // Errors first when there are too many: a warning must not push one out.
        let errors = sorted.filter { $0.element.severity == .error }
        let kept = sorted.count <= Self.most ? sorted : Array(errors.prefix(Self.most))
        var result = syntax + kept.map { diagnostic($0.element) }
        result = result.enumerated()
            .sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }
            .map(\.element)
        if kept.count < sorted.count {
            result.append(
                Diagnostic(
                    file: document.file, code: "too-many-errors",
                    message: "\(sorted.count - kept.count) more errors and warnings are not shown"))
        }
        return result
    }

    private func place(_ diagnostic: Diagnostic) -> Position {
        diagnostic.position ?? Position(line: 0, column: 0)
    }

    private func diagnostic(_ found: Found) -> Diagnostic {
        Diagnostic(
            file: document.file, position: found.value.position, path: found.value.path, code: found.identity.code,
            message: found.identity.message, severity: found.severity,
            excerpt: Excerpt(document.source, at: found.value.offset, concealment: document.concealment))
    }

    private struct Found: Sendable {
        struct Identity: Hashable, Sendable {
            let index: Int
            let code: String
            let message: String
        }
        let identity: Identity
        let value: JSONValue
        let severity: Diagnostic.Severity
    }
}

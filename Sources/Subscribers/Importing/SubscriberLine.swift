public import JSONText
internal import MIME
public import Matching

/// Reads one reader from one JSON object: a line of an import, or of the store.
public struct SubscriberLine: Sendable {
    /// For messages.
    public var file: String
    /// The defaults and profiles of the operator's file.
    public var shared: SharedRules
    /// Weighs the words of the terms that are checked.
    public let background: Background
    private let words: PlainWords

    /// Most bytes of a line: far more than the most keywords can fill.
    public static let maxBytes = 1 << 20

    public init(file: String, shared: SharedRules, background: Background = .builtin) {
        self.file = file
        self.shared = shared
        self.background = background
        words = PlainWords(background: background)
    }

    /// A line that comes from outside.
    /// - Throws: `RefusedFile` with every error of the line; columns are the line's, and its number is 1.
    public func record(_ line: [UInt8]) throws(RefusedFile) -> SubscriberRecord {
        if let record = PlainLine.record(line, words: words) { return record }
        return try positioned(line)
    }

    /// The same without the shortcut.
    func positioned(_ line: [UInt8]) throws(RefusedFile) -> SubscriberRecord {
        let (root, subscriber) = try read(line, standIn: "-")
        let id = subscriber.id == "-" ? nil : subscriber.id
        return SubscriberRecord(root, id: id, email: subscriber.email)
    }

    /// A line that was stored, and whose terms were checked then.
    /// - Throws: `RefusedFile` where the operator's file has changed so that it means nothing any more, such as by a
    ///   profile that is gone.
    public func subscriber(_ line: [UInt8]) throws(RefusedFile) -> Subscriber {
        try read(line, standIn: nil, checksTerms: false).1
    }

    private func read(
        _ line: [UInt8], standIn: String?, checksTerms: Bool = true
    ) throws(RefusedFile) -> (JSONValue, Subscriber) {
        let rules = ReadingRules(allowsComments: false, maxBytes: Self.maxBytes)
        let (document, syntax) = JSONDocument.read(line, file: file, rules: rules)
        guard let document else { throw RefusedFile(syntax) }
        var reader = SubscribersReader(
            document, syntax: syntax, background: background, shared: shared, standIn: standIn,
            checksTerms: checksTerms)
        reader.readSubscriber(document.root)
        guard !reader.findings.hasErrors, let subscriber = reader.subscribers.first else {
            throw RefusedFile(reader.findings.diagnostics.filter { $0.severity == .error })
        }
        return (document.root, subscriber)
    }
}

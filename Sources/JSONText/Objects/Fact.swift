/// Something that a reader has to say about a value: each room has an enum of facts and one place that words them.
public protocol Fact {
    /// For programs: `unknown-key`.
    var code: String { get }
    /// For people: one line, no full stop; text of the file only through `quoted(_:)`.
    var message: String { get }
}

extension SyntaxFault: Fact {}

/// The keys that an object of one kind may hold: the grammar as a value, so that a test can lay it beside the schema.
public struct ObjectGrammar: Hashable, Sendable {
    /// What people call such an object: `keyword`.
    public let name: String
    /// Keys without which the object means nothing.
    public let required: [String]
    /// Keys that may be left out.
    public let optional: [String]
    /// Keys that people put here, and the key of the object where they belong.
    public let misplaced: [String: String]

    /// Allowed in every object, and without meaning.
    public static let remarks = ["$schema", "note"]

    /// Every key with a meaning, the required ones first.
    public var keys: [String] { required + optional }

    public init(_ name: String, required: [String] = [], optional: [String] = [], misplaced: [String: String] = [:]) {
        self.name = name
        self.required = required
        self.optional = optional
        self.misplaced = misplaced
    }
}

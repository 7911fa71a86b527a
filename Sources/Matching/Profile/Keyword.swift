/// One keyword of a profile as it was written.
public struct Keyword: Hashable, Sendable, Codable {
    /// Where a keyword may hit.
    public enum Field: String, Sendable, Codable, CaseIterable, Comparable {
        case title, abstract, authors, categories

        /// Reading order: title, abstract, authors, categories.
        public static func < (left: Field, right: Field) -> Bool { left.rank < right.rank }

        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// What capitals mean (`"case"`). They mean nothing among authors and categories.
    public enum LetterCase: String, Sendable, Codable, CaseIterable {
        /// Case is ignored but for words of two to six capitals (RAG, LLM2), each word by itself. The default.
        case acronyms
        /// Case is ignored, in acronyms too.
        case any
        /// The capitals must be those of the term.
        case exact
    }

    /// The term without its field prefix; a trailing `*` is the wildcard. At most 100 Unicode scalars.
    public var term: String
    /// 0.1…10. Default 1.
    public var weight: Double
    /// Fields where it may hit; `nil` = title and abstract.
    public var fields: [Field]?
    /// Default: the rule of acronyms.
    public var letterCase: LetterCase
    /// Words of the term may stand apart, in any order, with at most that many other words between them. 0…100.
    public var near: Int?
    /// What the reader calls it in reasons; `nil` = the term.
    public var label: String?
    /// Name of the profile that it comes from, where several were united; `nil` = the reader's own, or the only one.
    public var profile: String?
    /// Passes threshold and cap and stands first (an author one follows).
    public var always: Bool

    /// A keyword whose field prefix has been read already; see `init(written:)` for what people write.
    public init(
        term: String, weight: Double = 1, fields: [Field]? = nil, letterCase: LetterCase = .acronyms,
        near: Int? = nil, label: String? = nil, profile: String? = nil, always: Bool = false
    ) {
        self.term = term
        self.weight = weight
        self.fields = fields.map { fields in
            fields.enumerated().filter { !fields[..<$0.offset].contains($0.element) }.map(\.element)
        }
        self.letterCase = letterCase
        self.near = near
        self.label = label
        self.profile = profile
        self.always = always
    }

    /// Reads a term as people write it: `"diffusion model"`, `"title:alignment"`, `"author:LeCun"`, `"category:cs.CL"`,
    /// `"transform*"`.
    ///
    /// A known prefix (`title`, `abstract`, `author`, `category`, and their plurals) names the field, unless `fields`
    /// says where to look. Anything else stays in the term; whether `titel:` was meant as a field is a question that
    /// `CompiledProfile` answers with the place at hand.
    public init(
        written: String, weight: Double = 1, fields: [Field]? = nil, letterCase: LetterCase = .acronyms,
        near: Int? = nil, label: String? = nil, always: Bool = false
    ) {
        var term = written
        var named = fields
        if fields == nil, let (field, rest) = FieldPrefix.known(in: written) {
            named = [field]
            term = rest
        }
        self.init(
            term: term, weight: weight, fields: named, letterCase: letterCase, near: near, label: label,
            always: always)
    }
}

/// What a keyword says beside its term that changes where it hits: where to look, capitals, nearness.
public struct TermOptions: Hashable, Sendable {
    /// One number for all of them; 0 for a keyword that says nothing.
    let code: UInt32

    /// Title and abstract, the rule of acronyms, a phrase.
    public static let none = TermOptions(code: 0)

    private init(code: UInt32) {
        self.code = code
    }

    /// - Parameters:
    ///   - fields: `nil` = what the term's prefix says, else title and abstract.
    ///   - near: 0…100.
    public init(fields: [Keyword.Field]?, letterCase: Keyword.LetterCase, near: Int?) {
        var code: UInt32 = 0
        if let fields {
            code |= 1
            for (bit, field) in Keyword.Field.allCases.enumerated() where fields.contains(field) { code |= 2 << bit }
        }
        switch letterCase {
        case .acronyms: break
        case .any: code |= 32
        case .exact: code |= 64
        }
        // A number out of range stays one.
        if let near { code |= UInt32(max(-1, min(near, 253)) + 2) << 8 }
        self.code = code
    }

    var fields: [Keyword.Field]? {
        guard code & 1 == 1 else { return nil }
        return Keyword.Field.allCases.enumerated().filter { code & 2 << $0.offset != 0 }.map(\.element)
    }

    var letterCase: Keyword.LetterCase { code & 32 != 0 ? .any : code & 64 != 0 ? .exact : .acronyms }

    /// Fields and capitals are those of a keyword that says nothing.
    var isNearAlone: Bool { code & 0xFF == 0 }

    var near: Int? { code >> 8 == 0 ? nil : Int(code >> 8) - 2 }
}

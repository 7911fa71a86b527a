internal import JSONText
internal import Matching

/// What makes a line of `score`'s files unusable, in words for people.
struct ScoreLineFault: Error {
    let message: String

    init(_ message: String) {
        self.message = message
    }

    init(_ value: JSONValue, mustBe wanted: String) {
        message = "\"\(value.path)\" must be \(wanted)"
    }

    init(missing key: String, in object: JSONValue) {
        message = "the key \"\(key)\" is missing" + (object.path.isEmpty ? "" : " in \"\(object.path)\"")
    }
}

/// A line of a file that `score` reads. Unknown keys are ignored, and `null` stands for an absent value.
protocol ScoreLine {
    init(_ object: JSONValue) throws(ScoreLineFault)
}

/// A paper; every field but the id may be missing.
struct ScorePaperLine: ScoreLine {
    var id: String
    var title: String
    var abstract: String
    var authors: [String]
    var categories: [String]

    init(_ object: JSONValue) throws(ScoreLineFault) {
        guard let id = try object.text("id") else { throw ScoreLineFault(missing: "id", in: object) }
        self.id = id
        title = try object.text("title") ?? ""
        abstract = try object.text("abstract") ?? ""
        // Some sources tell but how many there are.
        authors = object.isNumber("authors") ? [] : try object.texts("authors") ?? []
        categories = try object.texts("categories") ?? []
    }
}

/// A reader's profile.
struct ScoreProfileLine: ScoreLine {
    /// The reader's name in the output: the id, else the address.
    var name: String
    var profile: Profile

    init(_ object: JSONValue) throws(ScoreLineFault) {
        let id = try object.text("id")
        let address = try object.text("email")
        guard let name = id ?? address else { throw ScoreLineFault(missing: "id", in: object) }
        self.name = name
        profile = Profile(
            keywords: try object.keywords("keywords"), require: try object.requirements(),
            exclude: try object.keywords("exclude"), minScore: try object.real("minScore") ?? 0)
    }
}

extension JSONValue {
    fileprivate func given(_ key: String) -> JSONValue? {
        member(key).flatMap { $0.kind == .null ? nil : $0 }
    }

    fileprivate func text(_ key: String) throws(ScoreLineFault) -> String? {
        guard let value = given(key) else { return nil }
        guard let text = value.string else { throw ScoreLineFault(value, mustBe: "a string") }
        return text
    }

    fileprivate func isNumber(_ key: String) -> Bool { member(key)?.kind == .number }

    fileprivate func texts(_ key: String) throws(ScoreLineFault) -> [String]? {
        guard let value = given(key) else { return nil }
        let texts = value.elements.map(\.string)
        guard value.kind == .array, !texts.contains(nil) else {
            throw ScoreLineFault(value, mustBe: "an array of strings")
        }
        return texts.compactMap { $0 }
    }

    fileprivate func real(_ key: String) throws(ScoreLineFault) -> Double? {
        guard let value = given(key) else { return nil }
        guard let number = try? value.double() else { throw ScoreLineFault(value, mustBe: "a number") }
        return number
    }

    fileprivate func choice<Choice: RawRepresentable & CaseIterable>(
        _ type: Choice.Type
    ) throws(ScoreLineFault) -> Choice where Choice.RawValue == String {
        guard let choice = string.flatMap(Choice.init(rawValue:)) else {
            let allowed = Choice.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
            throw ScoreLineFault(self, mustBe: "one of \(allowed)")
        }
        return choice
    }

    fileprivate func keywords(_ key: String) throws(ScoreLineFault) -> [Keyword] {
        guard let value = given(key) else { return [] }
        guard value.kind == .array else { throw ScoreLineFault(value, mustBe: "an array of keywords") }
        return try value.keywords()
    }

    private func keywords() throws(ScoreLineFault) -> [Keyword] {
        var keywords: [Keyword] = []
        for element in elements { keywords.append(try element.keyword()) }
        return keywords
    }

    /// Each one a keyword, or a list of which one suffices.
    fileprivate func requirements() throws(ScoreLineFault) -> [[Keyword]] {
        guard let value = given("require") else { return [] }
        guard value.kind == .array else { throw ScoreLineFault(value, mustBe: "an array of keywords") }
        var requirements: [[Keyword]] = []
        for element in value.elements {
            requirements.append(element.kind == .array ? try element.keywords() : [try element.keyword()])
        }
        return requirements
    }

    /// A keyword as a string or as an object.
    private func keyword() throws(ScoreLineFault) -> Keyword {
        if let term = string { return Keyword(written: term) }
        guard kind == .object else { throw ScoreLineFault(self, mustBe: "a string or an object") }
        guard let term = try text("term") else { throw ScoreLineFault(missing: "term", in: self) }
        var fields: [Keyword.Field]?
        if let value = given("in") {
            guard value.kind == .array else { throw ScoreLineFault(value, mustBe: "an array of fields") }
            fields = []
            for element in value.elements { fields?.append(try element.choice(Keyword.Field.self)) }
        }
        return Keyword(
            written: term, weight: try real("weight") ?? 1, fields: fields,
            letterCase: try given("case")?.choice(Keyword.LetterCase.self) ?? .acronyms, near: try whole("near"),
            label: try text("label"), always: try flag("always") ?? false)
    }

    private func whole(_ key: String) throws(ScoreLineFault) -> Int? {
        guard let value = given(key) else { return nil }
        guard let number = try? value.integer() else { throw ScoreLineFault(value, mustBe: "a whole number") }
        return number
    }

    private func flag(_ key: String) throws(ScoreLineFault) -> Bool? {
        guard let value = given(key) else { return nil }
        guard let flag = value.boolean else { throw ScoreLineFault(value, mustBe: "true or false") }
        return flag
    }
}

public import JSONText
public import Matching

/// A profile with the places in its file where its terms stand, for tools that have something to say about them.
public struct PlacedProfile: Sendable {
    /// Whose profile it is.
    public enum Owner: Hashable, Sendable {
        /// The whole file is one profile.
        case file
        /// A named one of `subscribers.json`.
        case named(String)
        /// A reader's, the named profiles united with the own keywords.
        case subscriber(String)
    }

    /// Whose profile it is.
    public var owner: Owner
    /// Its threshold is its own, else the default.
    public var profile: Profile
    /// See `Subscriber.papersPerWeek`.
    public var papersPerWeek: Int?
    /// See `Subscriber.minVotes`.
    public var minVotes: Int
    /// How letters come; the defaults where it is no reader's.
    public var delivery: DeliveryPreferences

    private let fields: ProfileFields
    private let document: JSONDocument
    private let object: JSONValue

    init(
        owner: Owner, fields: ProfileFields, thresholds: Thresholds, delivery: DeliveryPreferences = .init(),
        document: JSONDocument, object: JSONValue
    ) {
        self.owner = owner
        profile = fields.profile(minScore: thresholds.minScore ?? Profile.defaultMinScore)
        papersPerWeek = thresholds.papersPerWeek
        minVotes = thresholds.minVotes ?? 0
        self.delivery = delivery
        self.fields = fields
        self.document = document
        self.object = object
    }

    /// What is remarkable about its terms, each with line, column, path and excerpt, in the order of the file.
    public func warnings(_ facts: [(fact: any Fact, place: ProfileFinding.Place)]) -> [Diagnostic] {
        var findings = Findings(document)
        for (fact, place) in facts { findings.warn(fact, at: value(at: place)) }
        return findings.diagnostics
    }

    private func value(at place: ProfileFinding.Place) -> JSONValue {
        switch place {
        case .profile: return object
        case .keyword(let index): return fields.keywords[index].place
        case .requirement(let index, let alternative):
            let alternatives = fields.require[index]
            return alternatives.indices.contains(alternative) ? alternatives[alternative].place : object
        case .exclusion(let index): return fields.exclude[index].place
        }
    }

    /// Every profile of a file: `subscribers.json` with its named profiles and its readers, or one profile by itself,
    /// an object with `keywords`.
    /// - Throws: `RefusedFile` with every error, as `SubscribersFile.read` does.
    public static func read(
        _ bytes: [UInt8], file: String, background: Background = .builtin
    ) throws(RefusedFile) -> [PlacedProfile] {
        let rules = ReadingRules(maxBytes: SubscribersFile.maxBytes)
        let (document, syntax) = JSONDocument.read(bytes, file: file, rules: rules)
        guard let document else { throw RefusedFile(syntax) }
        var reader = SubscribersReader(document, syntax: syntax, background: background, placedIn: document)
        if document.root.kind == .object, document.root.member("subscribers") == nil,
            document.root.member("keywords") != nil || document.root.member("require") != nil
        {
            reader.readProfileAlone(document.root)
        } else {
            reader.read(document.root)
        }
        guard !reader.findings.hasErrors else { throw RefusedFile(reader.findings.diagnostics) }
        return reader.placed
    }
}

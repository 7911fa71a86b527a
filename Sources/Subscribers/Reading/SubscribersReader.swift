internal import JSONText
internal import MIME
internal import Matching

/// Walks over the file once: defaults and profiles first, wherever they stand, then the subscribers.
struct SubscribersReader {
    var findings: Findings
    private(set) var subscribers: [Subscriber] = []
    private(set) var namedProfiles: [NamedProfile] = []

    /// What the file gives to all readers, wherever they are kept.
    private(set) var shared: SharedRules
    /// The id of a subscriber that names none; `nil` = one must stand there.
    private let standIn: String?
    private var ids: [String: JSONValue] = [:]
    private var addresses: [Address: JSONValue] = [:]
    /// Keyed by the address in lower case.
    private var similarAddresses: [String: JSONValue] = [:]
    private var withoutKeywords: [(id: String, place: JSONValue)] = []

    private let background: Background
    private let checksTerms: Bool
    /// Where profiles are to be kept with their places: most callers have no use for these.
    private let placedIn: JSONDocument?
    private(set) var placed: [PlacedProfile] = []

    /// - Parameters:
    ///   - shared: of the operator's file, for a reader who is kept elsewhere.
    ///   - standIn: the id of a subscriber that names none; `nil` = one must stand there.
    ///   - checksTerms: `false` = they were checked when they were stored, and compiling profiles is most of the work.
    init(
        _ document: JSONDocument, syntax: [Diagnostic], background: Background, shared: SharedRules = SharedRules(),
        standIn: String? = nil, checksTerms: Bool = true, placedIn: JSONDocument? = nil
    ) {
        self.checksTerms = checksTerms
        self.background = background
        self.shared = shared
        self.standIn = standIn
        self.placedIn = placedIn
        findings = Findings(document, syntax: syntax)
    }

    mutating func read(_ root: JSONValue) {
        guard let file = ObjectReader(root, SubscribersGrammar.file, &findings) else { return }
        readVersion(file)
        if let value = file.value("defaults") { readDefaults(value) }
        if let named = file.value("profiles", .object, &findings) {
            for (key, value) in named.members { readProfile(key, value) }
        }
        for value in file.elements("subscribers", &findings) ?? [] { readSubscriber(value) }
        if let first = withoutKeywords.first {
            let others = withoutKeywords.count - 1
            findings.warn(SubscriberFault.takesEverything(first.id, others: others), at: first.place)
        }
    }

    /// A file that is one profile.
    mutating func readProfileAlone(_ root: JSONValue) {
        guard let reader = ObjectReader(root, SubscribersGrammar.profile, &findings) else { return }
        let fields = ProfileReader.read(reader, &findings)
        check(fields, of: "the profile", at: root, elsewhere: root)
        keep(.file, fields, fields.thresholds, at: root)
    }

    private mutating func keep(
        _ owner: PlacedProfile.Owner, _ fields: ProfileFields, _ thresholds: Thresholds,
        _ delivery: DeliveryPreferences = DeliveryPreferences(), at object: JSONValue
    ) {
        guard let placedIn else { return }
        placed.append(
            PlacedProfile(
                owner: owner, fields: fields, thresholds: thresholds, delivery: delivery, document: placedIn,
                object: object))
    }

    private mutating func readVersion(_ file: ObjectReader) {
        guard let value = file.value("version", .number, &findings), let text = value.numberText else { return }
        let version = try? value.integer()
        if version != 1 { findings.add(SubscriberFault.version(text), at: value) }
    }

    private mutating func readDefaults(_ value: JSONValue) {
        guard let reader = ObjectReader(value, SubscribersGrammar.defaults, &findings) else { return }
        shared.thresholds = ProfileReader.thresholds(reader, &findings)
        if let delivery = reader.value("delivery") { shared.delivery = DeliveryFields(delivery, &findings) }
    }

    private mutating func readProfile(_ key: JSONValue, _ value: JSONValue) {
        guard let name = key.string else { return }
        if ObjectGrammar.remarks.contains(name) {
            if value.kind != .string { findings.add(SubscriberFault.reservedName(name), at: key) }
            return
        }
        if !SubscriberLimits.isID(name) { findings.add(SubscriberFault.badID("the name of a profile"), at: key) }
        // Its name counts as known even where the rest is faulty: one mistake, one error.
        shared.names.append(name)
        guard let reader = ObjectReader(value, SubscribersGrammar.profile, &findings) else { return }
        let fields = ProfileReader.read(reader, &findings)
        shared.profiles[name] = fields
        let thresholds = Thresholds.resolved(own: fields.thresholds, named: [], defaults: shared.thresholds)
        check(fields, of: "the profile \(quoted(name))", at: key, elsewhere: key)
        keep(.named(name), fields, thresholds, at: key)
        namedProfiles.append(
            NamedProfile(
                name: name, description: fields.description,
                profile: fields.profile(minScore: thresholds.minScore ?? Profile.defaultMinScore),
                papersPerWeek: thresholds.papersPerWeek, minVotes: thresholds.minVotes ?? 0,
                maxAgeDays: thresholds.maxAgeDays ?? 7))
    }
}

extension SubscribersReader {
    mutating func readSubscriber(_ value: JSONValue) {
        let grammar = standIn == nil ? SubscribersGrammar.subscriber : SubscribersGrammar.importedSubscriber
        guard let reader = ObjectReader(value, grammar, &findings) else { return }
        let id = readID(reader)
        let email = readEmail(reader)
        let name = reader.line("name", most: SubscriberLimits.name, &findings)
        let isEnabled = reader.boolean("enabled", &findings) ?? true
        let named = readProfileNames(reader)
        let own = ProfileReader.read(reader, &findings)
        var union = ProfileFields.union(own, with: named)
        if named.isEmpty, let names = reader.value("profiles"), names.elements.contains(where: { _ in true }) {
            union.isIncomplete = true
        }
        let delivery = (reader.value("delivery").map { DeliveryFields($0, &findings) } ?? DeliveryFields())
            .over(shared.delivery)
        checkUnion(union, of: reader, id: id)
        if isEnabled, !delivery.mail, !delivery.feed, let id {
            findings.warn(SubscriberFault.neitherMailNorFeed(id), at: reader.value("delivery") ?? value)
        }
        let thresholds = Thresholds.resolved(
            own: own.thresholds, named: named.map(\.fields.thresholds), defaults: shared.thresholds)
        guard let id, let email else { return }
        keep(.subscriber(id), union, thresholds, delivery, at: reader.value("id") ?? value)
        subscribers.append(
            Subscriber(
                id: id, email: email, name: name, isEnabled: isEnabled,
                profile: union.profile(minScore: thresholds.minScore ?? Profile.defaultMinScore),
                papersPerWeek: thresholds.papersPerWeek, minVotes: thresholds.minVotes ?? 0,
                maxAgeDays: thresholds.maxAgeDays ?? 7, delivery: delivery, description: own.description))
    }

    private mutating func readID(_ reader: ObjectReader) -> String? {
        if let standIn, reader.value("id") == nil { return standIn }
        guard let id = reader.string("id", &findings), let value = reader.value("id") else { return nil }
        guard SubscriberLimits.isID(id) else {
            findings.add(SubscriberFault.badID("\"id\""), at: value)
            return nil
        }
        if let first = ids[id] {
            findings.add(SubscriberFault.duplicateID(id, first: first.position), at: value)
            return nil
        }
        ids[id] = value
        return id
    }

    private mutating func readEmail(_ reader: ObjectReader) -> Address? {
        guard let text = reader.string("email", &findings), let value = reader.value("email") else { return nil }
        let address: Address
        do {
            address = try Address(text)
        } catch {
            findings.add(SubscriberFault.address(error), at: value)
            return nil
        }
        if let first = addresses[address] {
            findings.add(SubscriberFault.duplicateAddress(first: first.position), at: value)
            return nil
        }
        addresses[address] = value
        let lowered = address.description.lowercased()
        if let first = similarAddresses[lowered] {
            findings.warn(SubscriberFault.similarAddress(first: first.position), at: value)
        } else {
            similarAddresses[lowered] = value
        }
        return address
    }

    private mutating func readProfileNames(_ reader: ObjectReader) -> [(name: String, fields: ProfileFields)] {
        var named: [(name: String, fields: ProfileFields)] = []
        var seen: Set<String> = []
        for element in reader.elements("profiles", most: SubscriberLimits.profiles, &findings) ?? [] {
            guard let name = element.string else {
                let fault = GrammarFault.wrongType("the name of a profile", wanted: "a string", found: element.kind)
                findings.add(fault, at: element)
                continue
            }
            guard seen.insert(name).inserted else {
                findings.warn(SubscriberFault.profileTwice(name), at: element)
                continue
            }
            if let fields = shared.profiles[name] {
                named.append((name, fields))
            } else if !shared.names.contains(name) {
                findings.add(SubscriberFault.unknownProfile(name, known: shared.names), at: element)
            }
        }
        return named
    }

    private mutating func checkUnion(_ union: ProfileFields, of reader: ObjectReader, id: String?) {
        let place = reader.value("profiles") ?? reader.object
        var isTooLarge = false
        for (what, count, most) in [
            ("keywords", union.keywords.count, SubscriberLimits.keywords),
            ("exclusions", union.exclude.count, SubscriberLimits.excludes),
            ("requirements", union.require.count, SubscriberLimits.requirements),
        ] where count > most {
            findings.add(SubscriberFault.tooManyTogether(what, count: count, most: most), at: place)
            isTooLarge = true
        }
        // Each of its parts was checked; all of them together are more than may be compared with each other.
        if isTooLarge { return }
        if let id, !union.finds, !union.isIncomplete, union.exclude.isEmpty {
            withoutKeywords.append((id, reader.value("id") ?? reader.object))
        }
        // A single profile as it is was checked by itself.
        if reader.value("profiles")?.elements.map({ $0 }).count == 1, !union.hasOwn { return }
        check(union, of: "the subscriber", at: reader.value("exclude") ?? reader.object, elsewhere: place)
    }

    /// - Parameter elsewhere: where to speak about the profile as a whole.
    private mutating func check(_ fields: ProfileFields, of owner: String, at place: JSONValue, elsewhere: JSONValue) {
        guard checksTerms else { return }
        if !fields.finds, !fields.isIncomplete, !fields.exclude.isEmpty {
            findings.add(SubscriberFault.onlyExcludes(owner), at: place)
        }
        guard fields.finds || !fields.exclude.isEmpty else { return }
        ProfileCheck(fields, background: background).report(to: &findings, elsewhere: elsewhere)
    }
}

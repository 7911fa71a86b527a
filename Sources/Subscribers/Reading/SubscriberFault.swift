internal import JSONText
internal import MIME

/// What can be wrong with, or odd about, a list of subscribers beyond its grammar.
enum SubscriberFault: Fact, Hashable {
    case version(String)
    case badID(String)
    case duplicateID(String, first: Position)
    case reservedName(String)
    case address(AddressError)
    case duplicateAddress(first: Position)
    case similarAddress(first: Position)
    case unknownProfile(String, known: [String])
    case profileTwice(String)
    case bothThresholds
    case time(String)
    case zone(String)
    case frequency(String)
    case locale(String)
    case emptyList(String)
    case tooManyTogether(String, count: Int, most: Int)
    case takesEverything(String, others: Int)
    case onlyExcludes(String)
    case neitherMailNorFeed(String)
    case prefixAndFields(String)
}

extension SubscriberFault {
    var code: String {
        switch self {
        case .version: "version"
        case .badID: "bad-id"
        case .duplicateID: "duplicate-id"
        case .reservedName: "reserved-name"
        case .address: "bad-address"
        case .duplicateAddress: "duplicate-address"
        case .similarAddress: "similar-address"
        case .unknownProfile: "unknown-profile"
        case .profileTwice: "profile-twice"
        case .bothThresholds: "both-thresholds"
        case .time: "bad-time"
        case .zone: "unknown-timezone"
        case .frequency: "bad-frequency"
        case .locale: "bad-locale"
        case .emptyList: "empty-list"
        case .tooManyTogether: "too-many"
        case .takesEverything: "no-keywords"
        case .onlyExcludes: "only-excludes"
        case .neitherMailNorFeed: "no-mail-no-feed"
        case .prefixAndFields: "prefix-and-in"
        }
    }

    var message: String {
        switch self {
        case .version(let found): "version \(found) is unknown; this Paperboy reads version 1"
        case .badID(let what):
            "\(what) must be 1 to 64 of the characters a-z, 0-9 and hyphen, and must not begin with a hyphen"
        case .duplicateID(let id, let first): "the id \(quoted(id)) is taken by the subscriber in \(Self.line(first))"
        case .reservedName(let name): "\(quoted(name)) is kept for remarks and cannot name a profile"
        case .address(let error): "\"email\" is no mail address: \(error)"
        case .duplicateAddress(let first): "this address belongs to the subscriber in \(Self.line(first)) already"
        case .similarAddress(let first):
            "this address differs only in capitals from the one in \(Self.line(first)); "
                + "most servers deliver both to one mailbox"
        case .unknownProfile(let name, let known): Self.unknownProfile(name, known)
        case .profileTwice(let name): "the profile \(quoted(name)) is named twice"
        case .tooManyTogether(let what, let count, let most):
            "the profiles of this subscriber hold \(count) \(what) together; at most \(most) are allowed"
        default: ruleMessage
        }
    }

    private var ruleMessage: String {
        switch self {
        case .bothThresholds: "give \"minScore\" or \"papersPerWeek\", not both"
        case .time(let text):
            "\"sendAt\" must be a time from 00:00 to 23:59, not \(quoted(text))\(Self.hint(WallClock.guess(text)))"
        case .zone(let name):
            "unknown timezone \(quoted(name))"
                + (Timezones.suggestion(for: name).map { "; did you mean \(quoted($0))?" }
                    ?? "; give a name of the IANA database such as Europe/Berlin")
        case .frequency(let text): Self.frequency(text)
        case .locale(let text):
            "\"locale\" must be a language tag such as en-GB, not \(quoted(text))"
                + Self.hint(Self.tag(text))
        case .emptyList(let what): "\(what) must not be an empty list"
        case .takesEverything(let id, let others): Self.takesEverything(id, others)
        case .onlyExcludes(let what): "\(what) has exclusions, but no keyword or requirement that could find a paper"
        case .neitherMailNorFeed(let id): "subscriber \(quoted(id)) gets neither mail nor feed"
        case .prefixAndFields(let term): "\(quoted(term)) names its field already; leave out the prefix or \"in\""
        default: ""
        }
    }

    private static func line(_ place: Position) -> String { "line \(place.line), column \(place.column)" }

    private static func hint(_ guess: String?) -> String { guess.map { "; did you mean \(quoted($0))?" } ?? "" }

    private static func unknownProfile(_ name: String, _ known: [String]) -> String {
        let start = "unknown profile \(quoted(name))"
        if let meant = suggestion(for: name, among: known) { return "\(start); did you mean \(quoted(meant))?" }
        if known.isEmpty { return "\(start); the file has no \"profiles\"" }
        let shown = known.prefix(8).map(quoted).joined(separator: ", ")
        return "\(start); known are \(shown)\(known.count > 8 ? ", …" : "")"
    }

    private static func frequency(_ text: String) -> String {
        let start = "\"frequency\" must be daily, weekdays, or weekly:mon to weekly:sun, not \(quoted(text))"
        let known = DeliveryPreferences.Frequency.spellings
        // `weekly:monday`, `Weekly: Mon`: the first three letters of the day say it.
        let squeezed = text.lowercased().filter { !$0.isWhitespace }
        let meant = known.first { $0.utf8.count == 10 && squeezed.hasPrefix($0) } ?? suggestion(for: text, among: known)
        return text == "weekly" ? start : start + hint(meant)
    }

    private static func tag(_ text: String) -> String? {
        let tag = text.prefix { $0 != "." }.map { $0 == "_" ? "-" : $0 }
        return SubscriberLimits.isLocale(String(tag)) ? String(tag) : nil
    }

    private static func takesEverything(_ id: String, _ others: Int) -> String {
        switch others {
        case 0: "subscriber \(quoted(id)) has no keywords and gets every paper, by votes, then date"
        case 1: "subscriber \(quoted(id)) and 1 other have no keywords and get every paper, by votes, then date"
        default:
            "subscriber \(quoted(id)) and \(others) others have no keywords and get every paper, by votes, then date"
        }
    }
}

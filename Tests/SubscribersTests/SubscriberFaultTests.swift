import JSONText
import Subscribers
import Testing

/// Each fault of `subscribers.json` with its place and its words.
@Suite struct SubscriberFaultTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let text: String
        let expected: [String]

        /// Columns count from the first character of `text`.
        init(_ id: String, _ text: String, _ expected: String...) {
            testDescription = id
            self.text = text
            self.expected = expected
        }
    }

    static func diagnostics(_ text: String) -> [Diagnostic] {
        do {
            return try SubscribersFile.read(Array(text.utf8), file: "s.json").warnings
        } catch {
            return error.diagnostics
        }
    }

    static func lines(_ text: String) -> [String] {
        diagnostics(text).map {
            "\($0.position?.line ?? 0):\($0.position?.column ?? 0): \($0.path): \($0.severity == .error ? "" : "warning: ")\($0.message)"
        }
    }

    static let files: [Case] = [
        Case("no object", "[]", "1:1: : file must be an object, not a list"),
        Case(
            "nothing required", "{}", "1:1: : file lacks the required key \"version\"",
            "1:1: : file lacks the required key \"subscribers\""),
        Case(
            "version", #"{"version": 2, "subscribers": []}"#,
            "1:13: version: version 2 is unknown; this Paperboy reads version 1"),
        Case(
            "misspelt", #"{"version": 1, "subscriber": []}"#, "1:1: : file lacks the required key \"subscribers\"",
            "1:16: subscriber: unknown key \"subscriber\" in file; did you mean \"subscribers\"?"),
        Case(
            "delivery key at the top", #"{"version": 1, "subscribers": [], "timezone": "UTC"}"#,
            "1:35: timezone: unknown key \"timezone\" in file; it belongs into \"defaults.delivery\""),
        Case(
            "threshold at the top", #"{"version": 1, "subscribers": [], "minScore": 1}"#,
            "1:35: minScore: unknown key \"minScore\" in file; it belongs into \"defaults\""),
        Case(
            "profile without keywords", #"{"version": 1, "subscribers": [], "profiles": {"a": {"exclude": ["x"]}}}"#,
            "1:53: profiles.a: profile lacks the required key \"keywords\""),
        Case(
            "profile of exclusions",
            #"{"version": 1, "subscribers": [], "profiles": {"a": {"keywords": [], "exclude": ["cat"]}}}"#,
            "1:48: profiles.a: the profile \"a\" has exclusions, but no keyword or requirement that could find a paper"),
        Case(
            "profile name", #"{"version": 1, "subscribers": [], "profiles": {"My profile": {"keywords": ["robot"]}}}"#,
            "1:48: profiles[\"My profile\"]: the name of a profile must be 1 to 64 of the characters a-z, 0-9 and hyphen, and must not begin with a hyphen"
        ),
        Case(
            "profile called note", #"{"version": 1, "subscribers": [], "profiles": {"note": {"keywords": ["robot"]}}}"#,
            "1:48: profiles.note: \"note\" is kept for remarks and cannot name a profile"),
        Case(
            "profiles as a list", #"{"version": 1, "subscribers": [], "profiles": []}"#,
            "1:47: profiles: \"profiles\" must be an object, not a list"),
    ]

    /// Keys of one subscriber that is otherwise in order; it begins in column 1 of line 2.
    static let subscribers: [Case] = [
        Case(
            "id", #""id": "Ada", "email": "a@example.org""#,
            "2:7: subscribers[0].id: \"id\" must be 1 to 64 of the characters a-z, 0-9 and hyphen, and must not begin with a hyphen"
        ),
        Case(
            "no email", #""id": "ada", "keywords": ["robot"]"#,
            "1:81: subscribers[0]: subscriber lacks the required key \"email\""),
        Case(
            "email without at", #""id": "a", "email": "example.org", "keywords": ["robot"]"#,
            "2:21: subscribers[0].email: \"email\" is no mail address: the address has no @"),
        Case(
            "two ats", #""id": "a", "email": "a@b@example.org", "keywords": ["robot"]"#,
            "2:21: subscribers[0].email: \"email\" is no mail address: the address has more than one @"),
        Case(
            "line break", #""id": "a", "email": "a@example.org\r\nBcc: b@example.org", "keywords": ["robot"]"#,
            "2:21: subscribers[0].email: \"email\" is no mail address: the address holds a line break"),
        Case(
            "comma", #""id": "a", "email": "a@example.org,b@example.org", "keywords": ["robot"]"#,
            "2:21: subscribers[0].email: \"email\" is no mail address: the address holds a comma; write one address only"
        ),
        Case(
            "name with a control", #""id": "a", "email": "a@b.test", "name": "A\u0007", "keywords": ["robot"]"#,
            "2:41: subscribers[0].name: \"name\" must not hold the control character \\u0007"),
        Case(
            "unknown profile", #""id": "a", "email": "a@b.test", "profiles": ["robot", 3, "robots", "robots"]"#,
            "2:46: subscribers[0].profiles[0]: unknown profile \"robot\"; did you mean \"robots\"?",
            "2:55: subscribers[0].profiles[1]: the name of a profile must be a string, not a number",
            "2:68: subscribers[0].profiles[3]: warning: the profile \"robots\" is named twice"),
        Case(
            "strange profile", #""id": "a", "email": "a@b.test", "profiles": ["chemistry"]"#,
            "2:46: subscribers[0].profiles[0]: unknown profile \"chemistry\"; known are \"robots\""),
        Case(
            "misspelt weight", #""id": "a", "email": "a@b.test", "keywords": [{"term": "robot", "wieght": 3}]"#,
            "2:64: subscribers[0].keywords[0].wieght: unknown key \"wieght\" in keyword; did you mean \"weight\"?"),
        Case(
            "weight zero", #""id": "a", "email": "a@b.test", "keywords": [{"term": "robot", "weight": 0}]"#,
            "2:74: subscribers[0].keywords[0].weight: \"weight\" must be from 0.1 to 10, not 0"),
        Case(
            "weight NaN", #""id": "a", "email": "a@b.test", "keywords": [{"term": "robot", "weight": NaN}]"#,
            "2:74: : JSON has no NaN"),
        Case(
            "weight too large", #""id": "a", "email": "a@b.test", "keywords": [{"term": "robot", "weight": 1e999}]"#,
            "2:74: subscribers[0].keywords[0].weight: \"weight\" is too large a number: 1e999"),
        Case(
            "keyword of a wrong type", #""id": "a", "email": "a@b.test", "keywords": [3, "robot", null, ["x"]]"#,
            "2:46: subscribers[0].keywords[0]: a keyword must be a string or an object, not a number",
            "2:58: subscribers[0].keywords[2]: a keyword must be a string or an object, not null",
            "2:64: subscribers[0].keywords[3]: a keyword must be a string or an object, not a list"),
        Case(
            "keywords as a string", #""id": "a", "email": "a@b.test", "keywords": "robot""#,
            "2:45: subscribers[0].keywords: \"keywords\" must be a list, not a string"),
        Case(
            "unknown field", #""id": "a", "email": "a@b.test", "keywords": [{"term": "robot", "in": ["titel", 1]}]"#,
            "2:71: subscribers[0].keywords[0].in[0]: a field must be one of title, abstract, authors, categories, not \"titel\"; did you mean \"title\"?",
            "2:80: subscribers[0].keywords[0].in[1]: a field must be a string, not a number"),
        Case(
            "no field", #""id": "a", "email": "a@b.test", "keywords": [{"term": "robot", "in": []}]"#,
            "2:70: subscribers[0].keywords[0].in: \"in\" must not be an empty list"),
        Case(
            "field twice over",
            #""id": "a", "email": "a@b.test", "keywords": [{"term": "title:robot", "in": ["title"]}]"#,
            "2:55: subscribers[0].keywords[0].term: \"title:robot\" names its field already; leave out the prefix or \"in\""
        ),
        Case(
            "case", #""id": "a", "email": "a@b.test", "keywords": [{"term": "robot", "case": "Exact"}]"#,
            "2:72: subscribers[0].keywords[0].case: \"case\" must be one of any, exact, not \"Exact\"; did you mean \"exact\"?"
        ),
        Case(
            "near", #""id": "a", "email": "a@b.test", "keywords": [{"term": "robot arm", "near": -1}]"#,
            "2:76: subscribers[0].keywords[0].near: \"near\" must be from 0 to 100, not -1"),
        Case(
            "weight in a requirement", #""id": "a", "email": "a@b.test", "require": [{"term": "robot", "weight": 2}]"#,
            "2:63: subscribers[0].require[0].weight: unknown key \"weight\" in requirement; known are term, in, case, near, label"
        ),
        Case(
            "always in an exclusion",
            #""id": "a", "email": "a@b.test", "keywords": ["robot"], "exclude": [{"term": "cat", "always": true}]"#,
            "2:84: subscribers[0].exclude[0].always: unknown key \"always\" in exclusion; known are term, in, case, near"
        ),
        Case(
            "no alternatives", #""id": "a", "email": "a@b.test", "require": [[]]"#,
            "2:45: subscribers[0].require[0]: a list of alternatives must not be an empty list"),
        Case(
            "only exclusions", #""id": "a", "email": "a@b.test", "exclude": ["cat"]"#,
            "2:44: subscribers[0].exclude: the subscriber has exclusions, but no keyword or requirement that could find a paper"
        ),
        Case(
            "both thresholds",
            #""id": "a", "email": "a@b.test", "keywords": ["robot"], "minScore": 0.2, "papersPerWeek": 5"#,
            "2:90: subscribers[0].papersPerWeek: give \"minScore\" or \"papersPerWeek\", not both"),
        Case(
            "minScore", #""id": "a", "email": "a@b.test", "keywords": ["robot"], "minScore": 20"#,
            "2:68: subscribers[0].minScore: \"minScore\" must be from 0 to 1, not 20"),
        Case(
            "ages", #""id": "a", "email": "a@b.test", "keywords": ["robot"], "minVotes": -1, "maxAgeDays": 0.5"#,
            "2:68: subscribers[0].minVotes: \"minVotes\" must be from 0 to 1000000, not -1",
            "2:86: subscribers[0].maxAgeDays: \"maxAgeDays\" must be a whole number, not 0.5"),
        Case(
            "enabled", #""id": "a", "email": "a@b.test", "keywords": ["robot"], "enabled": "no""#,
            "2:67: subscribers[0].enabled: \"enabled\" must be true or false, not a string"),
        Case(
            "delivery key", #""id": "a", "email": "a@b.test", "keywords": ["robot"], "sendAt": "07:00""#,
            "2:56: subscribers[0].sendAt: unknown key \"sendAt\" in subscriber; it belongs into \"delivery\""),
        Case(
            "no keywords", #""id": "a", "email": "a@b.test", "keywords": []"#,
            "2:7: subscribers[0].id: warning: subscriber \"a\" has no keywords and gets every paper, by votes, then date"
        ),
        Case(
            "nothing at all",
            #""id": "a", "email": "a@b.test", "keywords": ["robot"], "delivery": {"mail": false, "feed": false}"#,
            "2:68: subscribers[0].delivery: warning: subscriber \"a\" gets neither mail nor feed"),
    ]

    /// The value of `delivery`, from column 1 of line 2.
    static let deliveries: [Case] = [
        Case(
            "timezone city", #"{"timezone": "Berlin"}"#,
            "2:14: subscribers[0].delivery.timezone: unknown timezone \"Berlin\"; did you mean \"Europe/Berlin\"?"),
        Case(
            "timezone case", #"{"timezone": "europe/berlin"}"#,
            "2:14: subscribers[0].delivery.timezone: unknown timezone \"europe/berlin\"; did you mean \"Europe/Berlin\"?"
        ),
        Case(
            "timezone blank", #"{"timezone": "America/New York"}"#,
            "2:14: subscribers[0].delivery.timezone: unknown timezone \"America/New York\"; did you mean \"America/New_York\"?"
        ),
        Case(
            "timezone offset", #"{"timezone": "GMT+2"}"#,
            "2:14: subscribers[0].delivery.timezone: unknown timezone \"GMT+2\"; give a name of the IANA database such as Europe/Berlin"
        ),
        Case(
            "timezone abbreviation", #"{"timezone": "IST"}"#,
            "2:14: subscribers[0].delivery.timezone: unknown timezone \"IST\"; give a name of the IANA database such as Europe/Berlin"
        ),
        Case(
            "sendAt short", #"{"sendAt": "7:30"}"#,
            "2:12: subscribers[0].delivery.sendAt: \"sendAt\" must be a time from 00:00 to 23:59, not \"7:30\"; did you mean \"07:30\"?"
        ),
        Case(
            "sendAt afternoon", #"{"sendAt": "7:30 PM"}"#,
            "2:12: subscribers[0].delivery.sendAt: \"sendAt\" must be a time from 00:00 to 23:59, not \"7:30 PM\"; did you mean \"19:30\"?"
        ),
        Case(
            "sendAt 24", #"{"sendAt": "24:00"}"#,
            "2:12: subscribers[0].delivery.sendAt: \"sendAt\" must be a time from 00:00 to 23:59, not \"24:00\""),
        Case(
            "sendAt number", #"{"sendAt": 7}"#,
            "2:12: subscribers[0].delivery.sendAt: \"sendAt\" must be a string, not a number"),
        Case(
            "frequency day", #"{"frequency": "weekly:monday"}"#,
            "2:15: subscribers[0].delivery.frequency: \"frequency\" must be daily, weekdays, or weekly:mon to weekly:sun, not \"weekly:monday\"; did you mean \"weekly:mon\"?"
        ),
        Case(
            "frequency without a day", #"{"frequency": "weekly"}"#,
            "2:15: subscribers[0].delivery.frequency: \"frequency\" must be daily, weekdays, or weekly:mon to weekly:sun, not \"weekly\""
        ),
        Case(
            "frequency misspelt", #"{"frequency": "dayly"}"#,
            "2:15: subscribers[0].delivery.frequency: \"frequency\" must be daily, weekdays, or weekly:mon to weekly:sun, not \"dayly\"; did you mean \"daily\"?"
        ),
        Case(
            "locale", #"{"locale": "pt_BR.UTF-8"}"#,
            "2:12: subscribers[0].delivery.locale: \"locale\" must be a language tag such as en-GB, not \"pt_BR.UTF-8\"; did you mean \"pt-BR\"?"
        ),
        Case(
            "abstract", #"{"abstract": "ful"}"#,
            "2:14: subscribers[0].delivery.abstract: \"abstract\" must be one of full, short, none, not \"ful\"; did you mean \"full\"?"
        ),
        Case(
            "format", #"{"format": "html"}"#,
            "2:12: subscribers[0].delivery.format: \"format\" must be one of multipart, text, not \"html\""),
        Case(
            "maxPapers", #"{"maxPapers": 0, "serendipity": 101, "maxpapers": 3}"#,
            "2:15: subscribers[0].delivery.maxPapers: \"maxPapers\" must be from 1 to 500, not 0",
            "2:33: subscribers[0].delivery.serendipity: \"serendipity\" must be from 0 to 100, not 101",
            "2:38: subscribers[0].delivery.maxpapers: unknown key \"maxpapers\" in delivery; did you mean \"maxPapers\"?"
        ),
        Case(
            "duplicate", #"{"mail": true, "mail": false}"#,
            "2:16: : duplicate key \"mail\"; the first one is in line 2, column 2"),
        Case("no object", "true", "2:1: subscribers[0].delivery: delivery must be an object, not true or false"),
    ]

    @Test(arguments: files)
    func ofTheFile(fault: Case) {
        #expect(Self.lines(fault.text) == fault.expected)
    }

    @Test(arguments: subscribers)
    func ofASubscriber(fault: Case) {
        let text =
            "{\"version\": 1, \"profiles\": {\"robots\": {\"keywords\": [\"robot\"]}}, \"subscribers\": [{\n\(fault.text)}]}"
        #expect(Self.lines(text) == fault.expected)
    }

    @Test(arguments: deliveries)
    func ofADelivery(fault: Case) {
        let text = """
            {"version": 1, "subscribers": [{"id": "a", "email": "a@b.test", "keywords": ["robot"], "delivery":
            \(fault.text)}]}
            """
        #expect(Self.lines(text) == fault.expected)
    }

    @Test func twoSubscribersCannotShareIDOrAddress() {
        let text = """
            {"version": 1, "subscribers": [
              {"id": "a", "email": "ada@example.org", "keywords": ["robot"]},
              {"id": "a", "email": "ada@EXAMPLE.org", "keywords": ["robot"]},
              {"id": "b", "email": "ADA@example.org", "keywords": ["robot"]}]}
            """
        #expect(
            Self.lines(text) == [
                "3:10: subscribers[1].id: the id \"a\" is taken by the subscriber in line 2, column 10",
                "3:24: subscribers[1].email: this address belongs to the subscriber in line 2, column 24 already",
                "4:24: subscribers[2].email: warning: this address differs only in capitals from the one in line 2, column 24; most servers deliver both to one mailbox",
            ])
    }

    @Test func everyErrorComesAtOnceAndNoAddressIsShown() {
        let text = """
            { "version": 1, "subscribers": [
              { "id": "ada", "email": "ada(at)secret.example", "profiles": ["x"] },
              { "id": "bob", "email": "bob@secret@example.org", "keywords": [{ "term": "x-ray", "wieght": 2 },] },
              { "id": "carl@secret.example", "email": "carl@secret.example", "carl@secret.example": 1 } ] }
            """
        let diagnostics = Self.diagnostics(text)
        #expect(diagnostics.filter { $0.severity == .error }.count == 7)
        #expect(!diagnostics.map(\.rendered).joined().contains("secret"))
        #expect(diagnostics.map { $0.position?.line ?? 0 } == [2, 2, 3, 3, 3, 4, 4])
    }

    @Test func lackOfKeywordsIsSaidOnce() {
        let text = """
            {"version": 1, "profiles": {"all": {"keywords": []}}, "subscribers": [
              {"id": "a", "email": "a@b.test"}, {"id": "b", "email": "b@b.test", "profiles": ["all"]},
              {"id": "c", "email": "c@b.test", "keywords": []}]}
            """
        #expect(
            Self.lines(text) == [
                "2:10: subscribers[0].id: warning: subscriber \"a\" and 2 others have no keywords and get every paper, by votes, then date"
            ])
    }

    @Test func hugeListsAndTermsAreRefusedQuickly() {
        let terms = (0..<10_000).map { "\"term \($0)\"" }.joined(separator: ",")
        let long = String(repeating: "robot ", count: 16_667)
        let text =
            #"{"version": 1, "subscribers": [{"id": "a", "email": "a@b.test", "keywords": [\#(terms)], "#
            + #""exclude": ["\#(long)"], "require": [[\#(terms)]]}]}"#
        #expect(
            Self.diagnostics(text).map(\.message) == [
                "\"keywords\" holds 10000 entries; at most 500 are allowed",
                "the term has 100002 characters; at most 100 are allowed",
                "a list of alternatives holds 10000 entries; at most 50 are allowed",
            ])
    }

    @Test func aUnionCanBeTooLargeAsWell() {
        let terms = { (from: Int) in (from..<from + 300).map { "\"robot \($0)\"" }.joined(separator: ",") }
        let text = """
            {"version": 1, "profiles": {"a": {"keywords": [\(terms(0))]}, "b": {"keywords": [\(terms(300))]}},
             "subscribers": [{"id": "a", "email": "a@b.test", "profiles": ["a", "b"]}]}
            """
        #expect(
            Self.lines(text) == [
                "2:63: subscribers[0].profiles: the profiles of this subscriber hold 600 keywords together; at most 500 are allowed"
            ])
    }
}

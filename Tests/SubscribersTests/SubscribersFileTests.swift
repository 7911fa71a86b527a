import JSONText
import MIME
import Matching
import Papers
import Subscribers
import Testing

@Suite struct SubscribersFileTests {
    static func read(_ text: String) throws -> SubscribersFile {
        try SubscribersFile.read(Array(text.utf8), file: "subscribers.json")
    }

    static let whole = """
        { // the file of the contract, and more
          "$schema": "./schemas/subscribers.schema.json", "version": 1, "note": "x",
          "subscribers": [
            { "id": "ada", "email": "Ada@Example.ORG", "name": "Ada", "profiles": ["robots", "vision"],
              "delivery": { "maxPapers": 10, "frequency": "weekly:fri" } },
            { "id": "bob", "email": "bob@bücher.example", "enabled": false,
              "keywords": ["diffusion model", "transform*", "title:alignment",
                { "term": "Yann LeCun", "in": ["authors"], "always": true, "weight": 2.5, "case": "exact", "near": 3,
                  "label": "people" }],
              "require": ["robot", ["real time", { "term": "online", "case": "any" }]], "exclude": ["category:cs.CR"],
              "minScore": 0.4, "minVotes": 3, "maxAgeDays": 14, "description": "What Bob reads",
              "delivery": { "mail": false, "sendAt": "23:59", "timezone": "Asia/Kathmandu", "serendipity": 2,
                "abstract": "full", "format": "text", "sendEmpty": true, "locale": "en-GB", "feed": true } }
          ],
          "profiles": {
            "note": "shared ones",
            "robots": { "keywords": ["robot", { "term": "world model", "weight": 3, "label": "world models" }],
                        "exclude": ["survey"], "minScore": 0.3, "description": "Robots and what moves them" },
            "vision": { "keywords": ["segmentation"], "minScore": 0.25, "minVotes": 2 }
          },
          "defaults": { "minScore": 0.1, "minVotes": 1, "delivery": { "timezone": "Europe/Berlin", "sendAt": "07:30" } }
        }
        """

    @Test func readsTheWholeGrammar() throws {
        let file = try Self.read(Self.whole)
        #expect(file.warnings.map(\.summary) == [])
        #expect(file.subscribers.map(\.id) == ["ada", "bob"])
        let bob = file.subscribers[1]
        #expect(bob.email.description == "bob@xn--bcher-kva.example")
        #expect(!bob.isEnabled && bob.name == nil)
        #expect(
            bob.profile
                == Profile(
                    keywords: [
                        Keyword(term: "diffusion model"), Keyword(term: "transform*"),
                        Keyword(term: "alignment", fields: [.title]),
                        Keyword(
                            term: "Yann LeCun", weight: 2.5, fields: [.authors], letterCase: .exact, near: 3,
                            label: "people", always: true),
                    ],
                    require: [
                        [Keyword(term: "robot")],
                        [Keyword(term: "real time"), Keyword(term: "online", letterCase: .any)],
                    ],
                    exclude: [Keyword(term: "cs.CR", fields: [.categories])], minScore: 0.4))
        #expect((bob.minVotes, bob.maxAgeDays) == (3, 14))
        #expect(bob.description == "What Bob reads")
        #expect(
            bob.delivery
                == DeliveryPreferences(
                    mail: false, feed: true, frequency: .daily, sendAt: 1439, timezone: "Asia/Kathmandu", maxPapers: 25,
                    serendipity: 2, abstract: .full, format: .text, sendEmpty: true, locale: "en-GB"))
    }

    @Test func unitesProfilesWhoseKeywordsKeepLabelAndName() throws {
        let ada = try Self.read(Self.whole).subscribers[0]
        #expect(
            ada.profile.keywords == [
                Keyword(term: "robot", profile: "robots"),
                Keyword(term: "world model", weight: 3, label: "world models", profile: "robots"),
                Keyword(term: "segmentation", profile: "vision"),
            ])
        #expect(ada.profile.exclude == [Keyword(term: "survey", profile: "robots")])
        #expect(
            ada.delivery
                == DeliveryPreferences(
                    frequency: .weekly(.friday), sendAt: 450, timezone: "Europe/Berlin", maxPapers: 10))
        #expect(ada.email.description == "Ada@example.org")
    }

    @Test func namedProfilesHaveThresholdsOfTheirOwn() throws {
        let profiles = try Self.read(Self.whole).profiles
        #expect(profiles.map(\.name) == ["robots", "vision"])
        #expect(profiles.map(\.profile.minScore) == [0.3, 0.25])
        #expect(profiles.map(\.minVotes) == [1, 2])
        #expect(profiles[0].description == "Robots and what moves them")
        #expect(profiles[0].profile.keywords.map(\.label) == [nil, "world models"])
    }

    @Test func aSingleProfileNeedsNoName() throws {
        let file = try Self.read(
            #"{"version":1,"profiles":{"r":{"keywords":["robot"]}},"subscribers":[{"id":"a","email":"a@b.test","profiles":["r"]}]}"#
        )
        #expect(file.subscribers[0].profile.keywords.map(\.profile) == [nil])
    }

    @Test(
        arguments: [
            // own, profiles, defaults → threshold, wish
            (#""minScore":0.5,"#, #""minScore":0.3"#, #""minScore":0.1"#, 0.5, nil),
            ("", #""minScore":0.3"#, #""minScore":0.1"#, 0.25, nil),
            ("", #""minVotes":1"#, #""minScore":0.1"#, 0.25, nil),
            (#""papersPerWeek":10,"#, #""minScore":0.3"#, #""minScore":0.1"#, 0.25, 10),
            ("", #""papersPerWeek":7"#, "", 0.25, 7),
            (#""minScore":0.5,"#, #""papersPerWeek":7"#, #""papersPerWeek":3"#, 0.5, nil),
        ] as [(String, String, String, Double, Int?)])
    func theNearestThresholdHolds(own: String, profile: String, defaults: String, minScore: Double, wish: Int?) throws {
        let file = try Self.read(
            """
            {"version":1,"defaults":{\(defaults)},
             "profiles":{"a":{"keywords":["robot"],\(profile)},"b":{"keywords":["gripper"],"minScore":0.25}},
             "subscribers":[{"id":"x","email":"x@example.org",\(own)"profiles":["a","b"]}]}
            """)
        #expect(file.subscribers[0].profile.minScore == minScore)
        #expect(file.subscribers[0].papersPerWeek == wish)
    }

    @Test func withoutAnyThresholdItIsPointTwo() throws {
        let file = try Self.read(#"{"version":1,"subscribers":[{"id":"a","email":"a@b.test","keywords":["x-ray"]}]}"#)
        #expect(file.subscribers[0].profile.minScore == 0.2)
        #expect((file.subscribers[0].minVotes, file.subscribers[0].maxAgeDays) == (0, 7))
        #expect(file.subscribers[0].delivery == DeliveryPreferences())
    }

    @Test func anEmptyListOfSubscribersIsFine() throws {
        #expect(try Self.read(#"{"version": 1, "subscribers": []}"#) == SubscribersFile(subscribers: []))
    }
}

import JSONText
import Subscribers
import Testing

/// What the Matching room says about terms, at the term's place.
@Suite struct TermFaultTests {
    private func lines(_ keys: String, profiles: String = "") -> [String] {
        SubscriberFaultTests.lines(
            "{\"version\": 1, \"profiles\": {\(profiles)}, \"subscribers\": [{\"id\": \"a\", \"email\": \"a@b.test\",\n\(keys)}]}"
        )
    }

    @Test(arguments: [
        (
            #""keywords": ["the of"]"#,
            [
                #"2:14: subscribers[0].keywords[0]: the term "the of" holds only words that stand in every paper; add a word that tells papers apart"#
            ]
        ),
        (
            #""keywords": ["robot", " "]"#,
            [
                #"2:23: subscribers[0].keywords[1]: the term is blank; write the words to look for, or remove the keyword"#
            ]
        ),
        (
            #""keywords": [{"term": "ab*"}]"#,
            [
                #"2:23: subscribers[0].keywords[0].term: the wildcard "ab*" is too short; write at least 3 letters before the *"#
            ]
        ),
        (
            #""keywords": ["titel:robot"]"#,
            [#"2:14: subscribers[0].keywords[0]: unknown field "titel"; did you mean "title:"?"#]
        ),
        (
            #""require": ["robot", ["arm", "of"]]"#,
            [
                #"2:30: subscribers[0].require[1][1]: the term "of" holds only words that stand in every paper; add a word that tells papers apart"#
            ]
        ),
        (
            #""keywords": ["robot"], "exclude": ["cat", "*"]"#,
            [
                #"2:43: subscribers[0].exclude[1]: the term "*" has no word to look for; a term needs at least one letter or digit"#
            ]
        ),
        (
            #""keywords": ["robot", "Robots"]"#,
            [
                #"2:23: subscribers[0].keywords[1]: warning: the term "Robots" stands in the profile twice; it counts once, with the higher weight"#
            ]
        ),
        (
            #""keywords": ["robot", "robot arm"]"#,
            [
                #"2:23: subscribers[0].keywords[1]: warning: the broader term "robot" hits wherever "robot arm" does; give the narrower term a higher weight, or remove it"#
            ]
        ),
        (
            #""keywords": ["robot arm"], "exclude": ["robot"]"#,
            [
                #"2:14: subscribers[0].keywords[0]: warning: no paper with "robot arm" can pass: "robot" excludes it; remove one of the two"#
            ]
        ),
        (
            #""keywords": ["ada@example.org", "ada@example.org"]"#,
            [
                #"2:33: subscribers[0].keywords[1]: warning: the term "***@***********" stands in the profile twice; it counts once, with the higher weight"#
            ]
        ),
    ])
    func areLocated(keys: String, expected: [String]) {
        #expect(lines(keys) == expected)
    }

    @Test func aFaultInAProfileIsSaidOnceWhoeverUsesIt() {
        let text = """
            {"version": 1, "profiles": {"p": {"keywords": ["the", "robot", "robots"]}}, "subscribers": [
              {"id": "a", "email": "a@b.test", "profiles": ["p"]},
              {"id": "b", "email": "b@b.test", "profiles": ["p"], "keywords": ["gripper"]}]}
            """
        #expect(
            SubscriberFaultTests.diagnostics(text).map(\.path) == ["profiles.p.keywords[0]", "profiles.p.keywords[2]"])
    }

    @Test func profilesMayShareTermsButNotExcludeEachOther() {
        let profiles =
            #""p": {"keywords": ["robot arm"]}, "q": {"keywords": ["robot arm", "gripper"], "exclude": ["robot"]}"#
        let found = lines(#""profiles": ["p", "q"]"#, profiles: profiles)
        #expect(found.count == 2)
        #expect(found[0].hasPrefix("1:"))
        #expect(
            found[1]
                == #"2:13: subscribers[0].profiles: warning: no paper with "robot arm" can pass: "robot" excludes it; remove one of the two"#
        )
    }
}

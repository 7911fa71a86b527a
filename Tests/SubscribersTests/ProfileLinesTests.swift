import Matching
import Testing

@testable import Subscribers

/// What is read at a glance, and what is left to the reader that takes its time.
@Suite struct ProfileLinesTests {
    private struct Seen: Equatable {
        var number: Int
        var name: String
        var isOdd: Bool
        var scores: [Double]
    }

    private func read(_ text: String) -> [Seen] {
        read(Array(text.utf8))
    }

    private func read(_ bytes: [UInt8]) -> [Seen] {
        let texts = [
            IndexedText(title: "Kites in a wind tunnel", abstract: "A survey of naïve kites.", authors: ["Ada Kite"]),
            IndexedText(title: "Robots and RAG", abstract: "World models."),
        ]
        var matcher = ProfileMatcher(PaperBatch(texts: texts, background: .builtin))
        var lines = ProfileLines()
        var seen: [Seen] = []
        lines.read(bytes.span, &matcher) { line, matcher in
            matcher.rank(minScore: line.minScore ?? 0)
            seen.append(
                Seen(
                    number: line.number, name: String(decoding: bytes[line.name], as: UTF8.self), isOdd: line.isOdd,
                    scores: line.isOdd ? [] : matcher.ranked.map(\.score)))
        }
        return seen
    }

    private func scores(_ profile: Profile) -> [Double] {
        let batch = [
            IndexedText(title: "Kites in a wind tunnel", abstract: "A survey of naïve kites.", authors: ["Ada Kite"]),
            IndexedText(title: "Robots and RAG", abstract: "World models."),
        ]
        let compiled = CompiledProfile(profile, background: .builtin)
        return batch.map { Scorer(background: .builtin).score(compiled, $0) }.filter { $0 > 0 }.sorted(by: >)
    }

    @Test(arguments: [
        (#"{"id":"a","keywords":["kite"]}"#, Profile(keywords: [Keyword(written: "kite")])),
        (
            #"{"keywords":[{"weight":2.5,"term":"wind tunnel","note":{"x":[1]}}],"name":"A","id":"a"}"#,
            Profile(keywords: [Keyword(written: "wind tunnel", weight: 2.5)])
        ),
        (
            #"{"id":"a","keywords":["na\u00efve kite","author:Kite"],"exclude":["robot"]}"#,
            Profile(
                keywords: [Keyword(written: "naïve kite"), Keyword(written: "author:Kite")],
                exclude: [Keyword(written: "robot")])
        ),
        (
            #"{"id":"a","keywords":[{"term":"model world","near":3},{"term":"rag","case":"any","in":["title"]}]}"#,
            Profile(keywords: [
                Keyword(written: "model world", near: 3), Keyword(written: "rag", fields: [.title], letterCase: .any),
            ])
        ),
        (
            #"{"id":"a","keywords":["kite"],"require":["wind",["robot","survey"]]}"#,
            Profile(
                keywords: [Keyword(written: "kite")],
                require: [[Keyword(written: "wind")], [Keyword(written: "robot"), Keyword(written: "survey")]])
        ),
    ])
    func readsWhatTheReaderOfTreesReads(line: String, profile: Profile) {
        #expect(read(line) == [Seen(number: 1, name: "a", isOdd: false, scores: scores(profile))])
    }

    @Test func idsNameProfilesElseAddresses() {
        let lines = """
            {"email":"a@example.org","keywords":["kite"]}

            {"email":"a@example.org","id":"a","keywords":["kite"],"minScore":0.999}\r
            """
        let seen = read(lines)
        #expect(seen.map(\.name) == ["a@example.org", "a"])
        #expect(seen.map(\.number) == [1, 3])
        #expect(seen.map(\.scores.count) == [1, 0])
    }

    @Test(arguments: [
        "{oops", #"{"id":"a","keywords":["kite"]"#, #"{"keywords":["kite"]}"#, #"{"id":7,"keywords":["kite"]}"#, "[]",
        #"{"id":"b","keywords":"kite"}"#, #"{"id":"b","keywords":["x",{}]}"#, #"{"id":"b","keywords":[]}"#,
        #"{"id":"b","keywords":["kite"],"keywords":["robot"]}"#, #"{"id":"b","require":["kite"],"keywords":["robot"]}"#,
        #"{"id":"b","keywords":["the"]}"#, #"{"id":"b","keywords":[{"term":"kite","weight":"2"}]}"#,
        #"{"id":"b","keywords":[{"term":"kite","weight":99}]}"#, #"{"id":"b","keywords":["ki\xte"]}"#,
        #"{"id":"b","keywords":["\ud83e"]}"#, #"{"id":"b","keywords":["kite"],"minScore":2}"#,
        #"{"id":"b","keywords":["kite"],"exclude":[""]}"#, #"{"id":"b","keywords":["kite"]} x"#,
        "{\"id\":\"b\",\"keywords\":[\"ki\u{1}te\"]}", "{\"id\":\"b\",\"keywords\":[\"ki\tte\"]}",
        #"{"id":"b","keywords":[{"term":"kite","weight":1,"weight":5}]}"#, #"{"id":"b","keywords":["kite"],"x":007}"#,
        #"{"id":"b","keywords":["kite"],"x":NaN}"#, #"{"id":"b","keywords":[{"term":"kite","weight":02}]}"#,
        #"{"id":"b","keywords":[{"term":"kite","label":7}]}"#, #"{"id":"b","keywords":["kite"],"minScore":1e-400}"#,
        #"{"id":"b","keywords":["kite"],"exclude":[{"term":"wind","weight":99}]}"#,
        #"{"id":"b","keywords":["kite"],"x":"#, #"{"id":"b","keywords":["kite""#,
    ])
    func oddLinesAreLeftAndTheNextOnesRead(line: String) {
        let good = #"{"id":"a","keywords":["kite"]}"#
        let seen = read("\(line)\n\(good)\n\(line)\n\(good)")
        #expect(seen.map(\.isOdd) == [true, false, true, false])
        #expect(seen.map(\.number) == [1, 2, 3, 4])
        #expect(seen.filter { !$0.isOdd }.allSatisfy { $0.scores.count == 1 })
    }

    @Test func bytesThatAreNoUTF8AreOdd() {
        let bytes = Array(#"{"id":"a","keywords":["ki"#.utf8) + [0xFF] + Array(#"te"]}"#.utf8)
        #expect(read(bytes).map(\.isOdd) == [true])
    }
}

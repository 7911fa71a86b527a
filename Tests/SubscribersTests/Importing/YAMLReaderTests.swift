import JSONText
import TestSupport
import Testing

@testable import Subscribers

@Suite struct YAMLReaderTests {
    /// As one line: maps in braces, lists in brackets, scalars between angles.
    static func shown(_ value: YAMLValue) -> String {
        switch value {
        case .null: "~"
        case .scalar(let text, _, _): "<\(text.replacing("\n", with: "⏎"))>"
        case .list(let elements, _): "[\(elements.map(shown).joined(separator: " "))]"
        case .map(let members, _): "{\(members.map { "\($0.key)=\(shown($0.value))" }.joined(separator: " "))}"
        }
    }

    static let good: [(String, String)] = [
        ("", "~"), ("# nothing\n", "~"), ("---\na: 1\n", "{a=<1>}"),
        (
            "a: x # remark\nb: 'it''s' # r\nc: \"a\\n\\u00e9 # no\"\nd: a#b\ne:\nf: null\ng: ~\n",
            "{a=<x> b=<it's> c=<a⏎é # no> d=<a#b> e=~ f=~ g=~}"
        ),
        ("a:\n  b:\n    c: 1\n  d: 2\n\n# x\ne: 3", "{a={b={c=<1>} d=<2>} e=<3>}"),
        (
            "a:\n- 1\n- 2\nb:\n  - x: 1\n    y: 2\n  -\n    z: 3\n  - - p\n    - q\n",
            "{a=[<1> <2>] b=[{x=<1> y=<2>} {z=<3>} [<p> <q>]]}"
        ),
        ("a: [\"cs.AI\", cs.CV, 'x, y', [1, ~], {k: v, w: }]\n", "{a=[<cs.AI> <cs.CV> <x, y> [<1> ~] {k=<v> w=~}]}"),
        ("a: [\"x\", # one\n     y,\n  ]\nb: 1\n", "{a=[<x> <y>] b=<1>}"),
        (
            "a: |\n  one\n    two\n\n  three\nb: >-\n  one\n  two\n\n  three\nc: |-\n  x\n",
            "{a=<one⏎  two⏎⏎three⏎> b=<one two⏎three> c=<x>}"
        ),
        (
            "a: ${{ secrets.X }}\nb: ${oc.env:X,null}\nurl: https://example.org/x#y\ncron: '0 22 * * *'\n",
            "{a=<${{ secrets.X }}> b=<${oc.env:X,null}> url=<https://example.org/x#y> cron=<0 22 * * *>}"
        ),
        ("\"a b\": 1\n'c': 2\n", "{a b=<1> c=<2>}"), ("- |\n  t\n- x\n", "[<t⏎> <x>]"), ("plain", "<plain>"),
    ]

    @Test(arguments: good)
    func reads(text: String, expected: String) throws {
        #expect(Self.shown(try YAMLReader.read(text)) == expected)
    }

    static let bad: [(String, String)] = [
        ("a: &x 1\nb: *x\n", "1:4 anchors, aliases and tags are not read; put the text into quotes"),
        ("a: 1\na: 2\n", "2:1 the key \"a\" stands here twice"),
        ("a:\n\tb: 1\n", "2:1 a tab is no indentation; use blanks"),
        ("a: x: y\n", "1:5 a colon and a blank inside of a value; put the value into quotes"),
        ("a: one\n  two\n", "2:3 a value that goes on in the next line is not read; put it into quotes, or use |"),
        ("a: \"x\nb: 1\n", "1:4 the quote that opens here is not closed in this line"),
        ("a: [1, 2\nb: 3\n", "2:1 a comma or ] is expected here"),
        ("a: 1\n  b: 2\n", "2:3 a value that goes on in the next line is not read; put it into quotes, or use |"),
        ("a:\n    b: 1\n  c: 2\n", "3:3 this is indented in a way that fits nothing above"),
        ("a: 1\n---\nb: 2\n", "2:1 more than one document, and directives, are not read"),
        ("a: \"x\" y\n", "1:8 text stands behind the end of the value"),
        ("a: 1\nb\n", "2:1 a key and a colon are expected here"),
    ]

    @Test(arguments: bad)
    func refusesWithThePlace(text: String, expected: String) {
        do {
            let value = try YAMLReader.read(text)
            Testing.Issue.record("read as \(Self.shown(value))")
        } catch {
            #expect("\(error.position.line):\(error.position.column) \(error.message)" == expected)
        }
    }

    @Test func survivesDamage() {
        var random = SeededGenerator(seed: 3)
        let signs = Array("a: -[]{}|>'\"#&,\n\n  \t?")
        for _ in 0..<800 {
            var text = String(
                (Self.good.randomElement(using: &random)?.0 ?? "").prefix(Int.random(in: 0...200, using: &random)))
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = text.index(text.startIndex, offsetBy: Int.random(in: 0...text.count, using: &random))
                text.insert(signs.randomElement(using: &random) ?? " ", at: place)
            }
            _ = try? YAMLReader.read(text)
        }
        _ = try? YAMLReader.read(String(repeating: "- ", count: 5_000))
        _ = try? YAMLReader.read("a: " + String(repeating: "[", count: 5_000))
    }
}

import JSONText
import TestSupport
import Testing

@testable import Pressroom

/// BibTeX as people and programs write it.
@Suite struct BibTeXLibraryTests {
    private func read(_ text: String) throws -> LibraryReading {
        try LibraryReading.read(Array(text.utf8), file: "library.bib")
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var text: String
        var title: String
        var authors: [String] = []

        init(_ name: String, _ text: String, title: String, authors: [String] = []) {
            (testDescription, self.text, self.title, self.authors) = (name, text, title, authors)
        }
    }

    static let cases = [
        Case(
            "nested braces and accents",
            #"@article{a, title = {{D}ynamic {K}ites over {\"U}mea{\aa}}, author = {M{\"u}ller, Ada and Jos\'e {\'A}lvarez}}"#,
            title: "Dynamic Kites over Ümeaå", authors: ["Müller, Ada", "José Álvarez"]),
        Case("quotation marks", #"@misc{a, title = "A {"}quoted{"} kite", year = 2024}"#, title: "A \"quoted\" kite"),
        Case(
            "macros and joining",
            "@string{kites = {Kites}}\n@string(of = \" of \")\n@book{b, title = kites # of # {Glass} # 2, month = jan}",
            title: "Kites of Glass2"),
        Case("parentheses", "@article(a, title = {Kites}, year = 2020)", title: "Kites"),
        Case("no key", "@article{title = {Kites}}", title: "Kites"),
        Case("an empty key", "@article{, title = {Kites}}", title: "Kites"),
        Case("a missing comma", "@article{a, title = {Kites} year = 2020}", title: "Kites"),
        Case("two commas, none at the end", "@article{a,, year = 2020,, title = {Kites}}", title: "Kites"),
        Case(
            "remarks of all kinds",
            "me@example.org wrote this.\n@comment{ignore @article{x, title={No}} }\n@preamble{\"\\newcommand{\\x}{y}\"}\n% @article\n@article{a, % why\n title = {Kites}}",
            title: "Kites"),
        Case("capitals and spaces", "@ ARTICLE { a , TITLE={Kites},}", title: "Kites"),
        Case("line ends of a Macintosh", "@article{a,\r title = {Kites\r over ice}\r}\r", title: "Kites over ice"),
        Case("biblatex's subtitle", "@online{a, title = {Kites}, subtitle = {A Survey}}", title: "Kites: A Survey"),
        Case(
            "an escaped brace alone", #"@article{a, abstract = {A set \{1, 2.}, title = {Kites}}"#, title: "Kites"),
        Case(
            "a company as author", "@misc{a, title={Kites}, author={{Kites and Sons} and others}}", title: "Kites",
            authors: ["Kites and Sons"]),
    ]

    @Test(arguments: cases)
    func readsWhatPeopleWrite(_ example: Case) throws {
        let reading = try read(example.text)
        #expect(reading.entries.map(\.title) == [example.title])
        #expect(reading.entries.first?.authors == example.authors)
        #expect(reading.remarks.isEmpty, "\(reading.remarks)")
    }

    @Test func brokenEntriesAreNamedAndTheGoodOnesKept() throws {
        let reading = try read(
            """
            @article{good1, title = {Kites}}
            @article{open, title = {Never closed,
              year = 2020
            }
            @article{good2, title = {Ropes}}
            @article{deep, title = {Never {closed}
            @article{quote, title = "Never closed}
            @article{good3,
              title = {Winds}}
            @article{noequals, title {Kites}}
            @article{untitled, year = 2020}
            @article{good4, title = {Tunnels}
            """)
        #expect(reading.entries.map(\.title) == ["Kites", "Ropes", "Winds"])
        #expect(
            reading.remarks.map(\.summary) == [
                "library.bib:2:1: warning: the entry ends before its closing brace; the entry is left out",
                "library.bib:6:24: warning: the brace is never closed; the entry is left out",
                "library.bib:7:25: warning: the quotation mark is never closed; the entry is left out",
                "library.bib:10:26: warning: the field title lacks its \"=\"; the entry is left out",
                "library.bib:11:1: warning: the entry untitled has no title; it is left out",
                "library.bib:12:1: warning: the entry ends before its closing brace; the entry is left out",
            ])
    }

    @Test func arXivClassesAreCategoriesAndOtherLabelsKeywords() throws {
        let reading = try read(
            "@misc{a, title={Kites}, primaryClass={cs.RO}, keywords={kite flying; cs.LG, hep-th, wind}, eprint={1}}")
        #expect(reading.entries[0].categories == ["cs.RO", "cs.LG", "hep-th"])
        #expect(reading.entries[0].keywords == ["kite flying", "wind"])
    }

    @Test func aTitleCountsOnceAndBringsItsAbstract() throws {
        let reading = try read(
            "@article{a, title={Kites}}@article{b, title={{KITES}}, abstract={We fly.}}@article{c, title={kites.}}")
        #expect(reading.entries.map(\.abstract) == ["We fly."])
        #expect(reading.repeated == 2)
    }

    @Test func latin1IsRead() throws {
        let bytes = Array("@article{a, title={Sch".utf8) + [0xF6] + Array("ne Drachen}}".utf8)
        #expect(try LibraryReading.read(bytes, file: "a.bib").entries.map(\.title) == ["Schöne Drachen"])
    }

    @Test(arguments: ["", "   \n", "Kites over glaciers", "<html><body>Sign in</body></html>", "@article{a, year=1}"])
    func whatIsNoLibraryIsRefused(text: String) {
        #expect(throws: (any Error).self) { try read(text) }
    }

    /// Deep braces, entries without end, entries on one line: time and stack must hold.
    @Test(arguments: ["{", "@article{", "@article{a, title = {", "\"", "@string{a = a # a}", "@article{a,title={K}} "])
    func endlessRepetitionEnds(part: String) {
        let text = "@article{a, title = {Kites}}\n" + String(repeating: part, count: 20_000)
        _ = try? read(text)
    }

    /// Any damage gives entries, remarks or a refusal, and never a crash.
    @Test func damagedFilesEnd() {
        var random = SeededGenerator(seed: 7)
        let whole = Array(Self.cases.map(\.text).joined(separator: "\n").utf8)
        for _ in 0..<300 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[place] = Array("{}\"@=,#\\%\n".utf8).randomElement(using: &random) ?? 0
                case 1: bytes.remove(at: place)
                default: bytes.removeLast(min(bytes.count - 1, Int.random(in: 0..<40, using: &random)))
                }
            }
            let reading = try? LibraryReading.read(bytes, file: "library.bib")
            #expect(reading?.entries.allSatisfy { !$0.title.isEmpty } ?? true)
        }
    }
}

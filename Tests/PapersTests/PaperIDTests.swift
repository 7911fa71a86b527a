import Foundation
import Papers
import Testing

@Suite struct PaperIDTests {
    @Test(arguments: [
        "arxiv:2512.00017", "arxiv:quant-ph/0201082", "doi:10.1000/xyz", "title:0123456789abcdef", "doi:10.1/ä",
    ])
    func readsAndWritesItself(text: String) throws {
        let id = try #require(PaperID(text))
        #expect(id.description == text)
        #expect(id.scheme.rawValue == text.prefix { $0 != ":" })
    }

    @Test(arguments: [
        "", "arxiv", "arxiv:", ":1", "ARXIV:1", "isbn:1", "title:a b", "title:a\n", "doi:10.1/\u{0}", "doi:10.1/\u{7F}",
        "doi:10.1/\u{A0}", "doi:10.1/\u{202E}x", "doi:10.1/\u{2028}", "doi:10.1/\u{85}",
        "doi:10.1/" + String(repeating: "x", count: 300),
    ])
    func refusesWhatIsNoID(text: String) {
        #expect(PaperID(text) == nil)
    }

    @Test func aTitlesIDHasSixteenHexDigits() {
        let text = PaperID(title: "Kites over Water").description
        #expect(text.hasPrefix("title:"))
        #expect(text.dropFirst(6).count == 16)
        #expect(text.dropFirst(6).allSatisfy { "0123456789abcdef".contains($0) })
        #expect(PaperID(text) == PaperID(title: "Kites over Water"))
    }

    @Test(arguments: ["kites over water", "KITES OVER WATER", "Kites, over: Water!", " Kites  over\tWater "])
    func titlesThatDifferInCaseAndPunctuationShareAnID(title: String) {
        #expect(PaperID(title: title) == PaperID(title: "Kites over Water"))
    }

    @Test func titlesThatDifferInWordsDoNot() {
        let titles = ["Kites", "Kites over Water", "Kites under Water", ".", "風の凧"]
        #expect(Set(titles.map { PaperID(title: $0) }).count == titles.count)
    }

    @Test(arguments: [
        ("2512.00017", "arxiv:2512.00017"), ("2512.00017v3", "arxiv:2512.00017"), ("0704.0001", "arxiv:0704.0001"),
        ("quant-ph/0201082v1", "arxiv:quant-ph/0201082"), ("math.GT/0309136", "arxiv:math/0309136"),
        ("solv-int/9912001", "arxiv:solv-int/9912001"),
    ])
    func readsArXivIDsWithoutTheirVersion(text: String, id: String) {
        #expect(PaperID(arxiv: text)?.description == id)
    }

    @Test(arguments: [
        "", "2512", "2512.", "2512.123", "2512.123456", "25a2.00017", "2512.00017v", "a/b/c", "/0201082", "x/020",
    ])
    func refusesWhatIsNoArXivID(text: String) {
        #expect(PaperID(arxiv: text) == nil)
    }

    @Test func doisDoNotTellCaseApart() {
        #expect(PaperID(doi: "10.1000/ABC") == PaperID(doi: "10.1000/abc"))
        #expect(PaperID(doi: "11.1000/abc") == nil)
        #expect(PaperID(doi: "10.1000/") == nil)
        #expect(PaperID(doi: "10.1000/a b") == nil)
    }

    @Test func aQualifierTellsEqualTitlesApart() {
        let first = PaperID(title: "Editorial", qualifier: "https://example.org/1")
        #expect(first == PaperID(title: "EDITORIAL.", qualifier: "https://example.org/1"))
        #expect(first != PaperID(title: "Editorial", qualifier: "https://example.org/2"))
        #expect(first != PaperID(title: "Editorial") && first.scheme == .title)
    }

    @Test func ordersByText() throws {
        let ids = try ["title:0a", "arxiv:2512.00017", "doi:10.1/a"].map { try #require(PaperID($0)) }
        #expect(ids.sorted().map(\.description) == ["arxiv:2512.00017", "doi:10.1/a", "title:0a"])
    }
}

import Editions
import Foundation
import Letters
import MIME
import Matching
import Papers
import Testing

@Suite struct SimilarPapersTests {
    /// The first entry with the second and third for similar ones.
    private func edition(of papers: [SeenPaper]) -> Edition {
        var edition = Sample.edition(of: papers)
        let similar = edition.entries[1...2].map {
            Edition.Similar(paper: $0.paper, title: $0.title, match: $0.match, likeness: .title)
        }
        edition.entries.removeSubrange(1...2)
        edition.entries[0].similar = similar
        return edition
    }

    private func letter(_ site: LetterSite? = nil) throws -> Letter {
        let papers = try Sample.papers()
        return try Sample.letter(papers, edition: edition(of: papers), site: site)
    }

    @Test func similarPapersStandBehindTheirFirstByTitleAndLink() throws {
        let letter = try letter()
        #expect(MessageLint(letter.bytes).findings == [])
        let text = """
                +2 similar:
                + A World Model for Robots that Fold Newspapers
                  https://arxiv.org/2512.00020
                + Ranking Papers by Evidence
            """
        #expect(letter.text.contains(text), "\(letter.text)")
        let html = try #require(letter.html)
        #expect(html.contains("+2 similar: <a class=\"a\" href=\"https://arxiv.org/2512.00020\""))
        #expect(html.contains("Fold Newspapers</a> &middot; "))
        let place = { (text: String) in html.range(of: text, options: .backwards)?.lowerBound ?? html.endIndex }
        #expect(place("+2 similar") < place("Sleepy Agents"))
    }

    @Test func theyAreToldAndCounted() throws {
        let papers = try Sample.papers()
        let letter = try letter()
        #expect(letter.subject.hasPrefix("4 papers for you: ") && letter.subject.hasSuffix("+3 (Dec 1)"))
        #expect(Set(letter.shown) == Set(papers.prefix(4).map(\.id)))
        #expect(letter.text.contains("4 of 37 papers match your profile"))
        #expect(letter.text.contains("2.  Sleepy Agents"))
    }

    @Test func whatFindsNoRoomTakesItsSimilarOnesAlong() throws {
        let papers = try Sample.papers()
        // Each title is long, so that the letter overflows.
        let long = papers.map { seen in
            var copy = seen
            copy.paper.title = seen.paper.title + String(repeating: " and more of it", count: 120)
            return copy
        }
        let letter = try Sample.letter(
            long, edition: edition(of: long), site: try Sample.site(maxHtmlBytes: 12_000))
        #expect(letter.shown.count + letter.omitted.count == 4)
        if letter.omitted.count > 0 { #expect(letter.text.contains("\(letter.omitted.count) more paper")) }
    }
}

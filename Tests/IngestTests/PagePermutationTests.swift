import Ingest
import Papers
import TestSupport
import Testing

/// However papers are ordered and whichever lines of authors and dates are missing, every title comes out, in order.
@Suite struct PagePermutationTests {
    @Test func anyOrderOfTheSampleYieldsEveryTitle() throws {
        let papers = try Page.papers(ofSample: String(decoding: sampleDigest(), as: UTF8.self))
        #expect(papers.count == 25)
        var random = SeededGenerator(seed: 1)
        for round in 0..<120 {
            try expectAllTitles(of: shuffled(papers, round: round, using: &random), round: round)
        }
    }

    @Test func anyOrderOfMadeUpPapersYieldsEveryTitle() throws {
        var random = SeededGenerator(seed: 2)
        for round in 0..<400 {
            let papers = (0..<Int.random(in: 2...12, using: &random)).map { madeUpPaper($0, using: &random) }
            try expectAllTitles(of: shuffled(papers, round: round, using: &random), round: round)
        }
    }

    private func expectAllTitles(of page: Page, round: Int) throws {
        let reading = try read(page.bytes)
        #expect(reading.titles == page.papers.map(\.title), "round \(round)")
        #expect(reading.digest.sightings.map(\.paper.abstract) == page.papers.map(\.abstract), "round \(round)")
        #expect(reading.papersSeen == page.papers.count, "round \(round)")
        let bare = page.papers.count { $0.meta == nil }
        #expect(reading.kinds.count { if case .missingMeta = $0 { true } else { false } } == bare, "round \(round)")
    }

    private func shuffled(_ papers: [PagePaper], round: Int, using random: inout SeededGenerator) -> Page {
        let share = [0.1, 0.5, 0.9, 1][round % 4]
        var page = Page(papers: papers.shuffled(using: &random))
        for index in page.papers.indices where Double.random(in: 0..<1, using: &random) < share {
            page.papers[index].meta = nil
        }
        page.header = Bool.random(using: &random) ? Page.header : ""
        page.lineEnd = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
        page.space = Int.random(in: 0..<4, using: &random) == 0 ? "\u{A0}" : " "
        page.hasMark = Bool.random(using: &random)
        return page
    }

    /// Titles of 3–40 words in either style, with or without TeX and question mark; abstracts of 3–9 sentences.
    private func madeUpPaper(_ index: Int, using random: inout SeededGenerator) -> PagePaper {
        let nouns = [
            "kite", "lantern", "harbour", "estimator", "glacier", "membrane", "lattice", "gradient", "α-helix",
            "co-variance",
            "thread", "$k$-core", "spectrum", "orchard", "signal", "ledger", "Müller", "cell", "proof", "turbine",
        ]
        let links = ["of", "in", "for", "with", "without", "under", "and", "from", "beyond", "as"]
        func phrase(_ count: Int, capitals: Bool, using random: inout SeededGenerator) -> String {
            let words = (0..<count).map { position -> String in
                let word = (position % 3 == 1 ? links : nouns).randomElement(using: &random) ?? "kite"
                return position == 0 || (capitals && word.count > 3)
                    ? word.prefix(1).uppercased() + word.dropFirst() : word
            }
            return words.joined(separator: " ")
        }
        let isLong = Int.random(in: 0..<12, using: &random) == 0
        let length = isLong ? Int.random(in: 20...40, using: &random) : Int.random(in: 3...16, using: &random)
        var title = phrase(length, capitals: Bool.random(using: &random), using: &random)
        if Int.random(in: 0..<5, using: &random) == 0 { title = "Kite\(index)Net: " + title }
        if Int.random(in: 0..<8, using: &random) == 0 { title += "?" }
        title += " \(index)"
        let sentences = (0..<Int.random(in: 3...9, using: &random)).map { _ in
            phrase(Int.random(in: 9...26, using: &random), capitals: false, using: &random)
        }
        let end = ["", " The code is at https://kites.example.org/\(index)"].randomElement(using: &random) ?? ""
        return PagePaper(
            title: title, abstract: sentences.joined(separator: ". ") + "." + end,
            meta:
                "  • \(Int.random(in: 1...9, using: &random)) authors\n·\nFeb \(Int.random(in: 1...28, using: &random))"
        )
    }
}

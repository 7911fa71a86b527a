import Foundation
import Ingest
import Papers
import Testing

@Suite struct PageTextReaderTests {
    @Test func readsAllPapersOfTheSample() throws {
        let reading = try read(sampleDigest())
        #expect(reading.papersRead == 25)
        #expect(reading.papersSeen == 25)
        #expect(reading.format == .text)
        #expect(reading.digest.source == "page")
        #expect(reading.digest.day == sampleDay)
        #expect(reading.digest.sightings.map(\.position) == Array(0..<25))
        #expect(Set(reading.digest.sightings.map(\.paper.id)).count == 25)
    }

    @Test func theSampleHasTheQuirksOfTheRealPage() throws {
        let papers = try read(sampleDigest()).digest.sightings
        let bare = papers.filter { $0.paper.published == nil }
        #expect(bare.map(\.paper.title) == ["Learning to Fold Garments from Unfinished Demonstrations"])
        #expect(bare.first?.paper.authorCount == nil)
        #expect(papers.compactMap(\.count) == [2, 1])
        #expect(papers.count { $0.paper.authorCount == 1 } == 2)
        let inDecember = try #require(papers.first { $0.paper.title.hasPrefix("Batch Effects") })
        #expect(inDecember.paper.published == Day(year: 2025, month: 12, day: 19))
        #expect(papers.contains { $0.paper.title == #"Language-Guided Mobile Manipulation in 360$^{\circ}$ Scenes"# })
        #expect(papers.contains { $0.paper.title.contains("Naïve") })
        #expect(
            papers.map(\.paper.published)
                != papers.map(\.paper.published).sorted { ($0 ?? sampleDay) < ($1 ?? sampleDay) })
    }

    @Test func theSampleTellsItsOnePaperWithoutAuthorsAndNothingElse() throws {
        let reading = try read(sampleDigest())
        #expect(reading.kinds == [.missingMeta(title: "Learning to Fold Garments from Unfinished Demonstrations")])
    }

    @Test func abstractsOfTheSampleHaveTheLengthOfRealOnes() throws {
        for sighting in try read(sampleDigest()).digest.sightings {
            let words = try #require(sighting.paper.abstract).split(separator: " ").count
            #expect((100...220).contains(words), "\(sighting.paper.title): \(words)")
        }
    }

    @Test func unknownStaysUnknown() throws {
        let paper = try #require(
            try read("Kites over Water\n\n\(filler)\n\n  • 3 authors\n·\nMar 1\n").digest.sightings.first)
        #expect(paper.votes == nil)
        #expect(paper.comments == nil)
        #expect(paper.count == nil)
        #expect(paper.paper.authors.isEmpty)
        #expect(paper.paper.links.isEmpty)
        #expect(paper.paper.categories.isEmpty)
    }

    @Test func keepsAnAbstractOfSeveralBlocksAsParagraphs() throws {
        let text =
            "Kites over Water\n\n\(filler)\n\n\(filler)\n\n• 3 authors\n·\nMar 1\n\nMore Kites\n\n\(filler)\n\n• 1 authors\n·\nMar 1"
        let reading = try read(text)
        #expect(reading.titles == ["Kites over Water", "More Kites"])
        #expect(reading.digest.sightings.first?.paper.abstract == "\(filler)\n\n\(filler)")
        #expect(reading.diagnostics.isEmpty)
    }

    @Test func keepsAListWithinAnAbstract() throws {
        let list = "• a kite with two lines;\n\n• a kite with four lines;\n\n(3) and a kite that nobody holds."
        let reading = try read("Kites over Water\n\n\(filler) Our parts are:\n\n\(list)\n\n• 3 authors\n·\nMar 1")
        #expect(reading.titles == ["Kites over Water"])
        #expect(reading.digest.sightings.first?.paper.abstract?.hasSuffix("nobody holds.") == true)
    }

    @Test func tellsTitlesFromParagraphsWhereBothAreInDoubt() throws {
        let page =
            "Kites over Water\n\n\(filler)\n\n\(filler)\n\nWe release all data.\n\n\(filler)\n\nMore Kites\n\n\(filler)"
        let reading = try read(Page.header + page)
        #expect(reading.titles == ["Kites over Water", "More Kites"])
        #expect(reading.digest.sightings.first?.paper.abstract?.components(separatedBy: "\n\n").count == 4)
        #expect(reading.papersSeen == 2)
    }

    @Test func joinsHardWrappedLines() throws {
        let wrapped = filler.replacing(". ", with: ".\n")
        let reading = try read("Kites\nover Water\n\n\(wrapped)\n  • 3 authors\n·\nMar 1\nMore Kites\n\n\(filler)")
        #expect(reading.titles == ["Kites over Water", "More Kites"])
        #expect(reading.digest.sightings.first?.paper.abstract == filler)
        #expect(reading.digest.sightings.first?.paper.authorCount == 3)
    }

    @Test func takesAShortAbstractBetweenTitleAndAuthorsForOne() throws {
        let text =
            "Kites over Water\n\nA Note on Tails\n\n• 1 authors\n·\nMar 1\n\nMore Kites\n\n\(filler)\n\n• 2 authors\n·\nMar 1"
        let reading = try read(text)
        #expect(reading.titles == ["Kites over Water", "More Kites"])
        #expect(reading.digest.sightings.first?.paper.abstract == "A Note on Tails")
    }

    @Test func takesALongTitleAfterAuthorsForOne() throws {
        let title = Array(repeating: "On the flight of kites in winds that turn and turn again", count: 6).joined(
            separator: ", ")
        let reading = try read(
            "Kites\n\n\(filler)\n\n• 1 authors\n·\nMar 1\n\n\(title)\n\n\(filler)\n\n• 2 authors\n·\nMar 1")
        #expect(reading.titles == ["Kites", title])
    }

    @Test func keepsATitleWithAuthorsButWithoutAbstract() throws {
        let reading = try read("Kites over Water\n\n• 3 authors\n·\nMar 1\n\nMore Kites\n\n\(filler)")
        #expect(reading.titles == ["Kites over Water", "More Kites"])
        #expect(reading.digest.sightings.first?.paper.abstract == nil)
        #expect(
            reading.kinds == [
                .missingAbstract(title: "Kites over Water", kept: true), .missingMeta(title: "More Kites"),
            ])
    }

    @Test func countsTheSameTitleTwiceAsOnePaper() throws {
        let text =
            "Kites\n\n\(filler)\n\nMore Kites\n\n\(filler)\n\nKITES\n\n\(filler)\n\n• 3 authors\n·\nMar 1, 2025 7"
        let reading = try read(text)
        #expect(reading.titles == ["Kites", "More Kites"])
        #expect(reading.papersSeen == 3)
        #expect(reading.duplicates == 1)
        #expect(reading.skipped == 0)
        // What the first appearance lacked is taken from the second.
        #expect(reading.digest.sightings.first?.paper.authorCount == 3)
        #expect(reading.digest.sightings.first?.count == 7)
        #expect(reading.kinds.contains(.duplicateTitle(title: "KITES", firstLine: 1)))
    }

    @Test func skipsThePagesFurnitureAtBothEnds() throws {
        let text = try String(decoding: sampleDigest(), as: UTF8.self)
        let footer = "\nPrevious\n\n1\n\n2\n\nNext\n\nCompany\n\nTOS\n\nPrivacy\n\nAbout\n\n© Hugging Face"
        let reading = try read("Hugging Face\n\nModels\n\nLog In\n\n" + text + footer)
        #expect(reading.papersRead == 25)
        #expect(reading.papersSeen == 25)
        #expect(reading.diagnostics.count == 1)
    }

    @Test func namesABlockThatIsNeitherTitleNorAbstract() throws {
        let text = "\(filler)\n\n• 3 authors\n·\nMar 1\n\nMore Kites\n\n\(filler)\n\n• 2 authors\n·\nMar 1"
        let reading = try read(text)
        #expect(reading.titles == ["More Kites"])
        #expect(reading.diagnostics.first?.place == .line(1))
        #expect(reading.kinds.contains { if case .unrecognisedBlock = $0 { true } else { false } })
        #expect(reading.kinds.contains(.metaWithoutPaper))
    }

    @Test(arguments: [
        ("paragraphs", "• 3 authors\n\n·\n\nMar 1, 2025"), ("one line", "• 3 authors · Mar 1, 2025"),
        ("no-break spaces", "\u{A0}\u{A0}•\u{A0}3 authors\n·\nMar\u{A0}1, 2025"),
        ("no dot", "• 3 authors\nMar 1, 2025"), ("full name", "• 3 authors\n·\nMarch 1, 2025"),
    ])
    func readsAuthorsAndDateInEachShape(name: String, meta: String) throws {
        let reading = try read("Kites\n\n\(filler)\n\n\(meta)\n\nMore Kites\n\n\(filler)\n\n• 2 authors\n·\nMar 1")
        let paper = try #require(reading.digest.sightings.first?.paper)
        #expect(paper.authorCount == 3)
        #expect(paper.published == Day("2025-03-01"))
        #expect(reading.titles == ["Kites", "More Kites"])
        #expect(reading.diagnostics.isEmpty)
    }

    @Test func readsAPageWithoutAnyBlankLine() throws {
        let text = try String(decoding: sampleDigest(), as: UTF8.self).replacing("\n\n", with: "\n")
        #expect(try read(text).titles == read(sampleDigest()).titles)
    }

    @Test func readsAbstractsInScriptsWithoutSpaces() throws {
        let abstract = String(repeating: "凧は風が変わっても高さを保つ。我々は十二の凧を車から飛ばした。", count: 6)
        let reading = try read("風の中の凧\n\n\(abstract)\n\n水の上の凧\n\n\(abstract)\n\n• 2 authors\n·\nMar 1")
        #expect(reading.titles == ["風の中の凧", "水の上の凧"])
        #expect(reading.digest.sightings.first?.paper.abstract == abstract)
    }
}

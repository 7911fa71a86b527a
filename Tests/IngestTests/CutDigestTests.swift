import Foundation
import Ingest
import Papers
import TestSupport
import Testing

/// A digest that is cut anywhere gives what is whole, and invents nothing.
@Suite struct CutDigestTests {
    @Test func eachCutOfAPageKeepsWhatIsComplete() throws {
        let sample = String(decoding: try sampleDigest(), as: UTF8.self)
        func place(_ title: String) throws -> String.Index { try #require(sample.range(of: title)).lowerBound }
        // The header and two papers, the first of them without authors and date.
        let header = sample[..<(try place("Footholds First"))]
        let page = Array((header + sample[(try place("Learning to Fold"))..<(try place("A Streaming Decoder"))]).utf8)
        let whole = try read(page).digest.sightings.map(\.paper)
        #expect(whole.map { $0.authorCount == nil } == [true, false])
        for length in page.indices { try expectPart(of: whole, in: Array(page[..<length]), page: page) }
    }

    @Test func cutsOfTheSampleKeepWhatIsComplete() throws {
        let bytes = try sampleDigest()
        let whole = try read(bytes).digest.sightings.map(\.paper)
        var random = SeededGenerator(seed: 5)
        for _ in 0..<150 {
            let length = Int.random(in: 0...bytes.count, using: &random)
            try expectPart(of: whole, in: Array(bytes[..<length]), page: bytes)
        }
    }

    private func expectPart(of whole: [Paper], in cut: [UInt8], page: [UInt8]) throws {
        var papers: [Paper] = []
        do throws(IngestError) {
            papers = try read(cut).digest.sightings.map(\.paper)
        } catch {
            #expect(error.reason == .noPaper || error.reason == .empty, "\(cut.count)")
        }
        let place = Comment(rawValue: "cut at \(cut.count)")
        #expect(papers.map(\.title) == whole.prefix(papers.count).map(\.title), place)
        #expect(papers.dropLast() == whole.prefix(max(0, papers.count - 1)), place)
        if let last = papers.last {
            let original = whole[papers.count - 1]
            if let abstract = last.abstract { #expect(original.abstract?.hasPrefix(abstract) == true, place) }
            #expect(last.authorCount == nil || last.authorCount == original.authorCount, place)
        }
        // Complete: the line with the date, or the next paper's first block, stands in the part that is left.
        let text = String(decoding: cut, as: UTF8.self)
        let next = whole.dropFirst(papers.count + 1).first
        if let next { #expect(!text.contains("\n\(next.title)\n"), place) }
    }

    @Test func tellsThatTheEndIsMissing() throws {
        let half = filler.prefix(200)
        let page = "Kites\n\n\(filler)\n\n• 3 authors\n·\nMar 1\n\nMore Kites\n\n"
        let reading = try read(page + half)
        #expect(reading.titles == ["Kites", "More Kites"])
        #expect(reading.kinds.contains(.endsAbruptly(title: "More Kites")))
        let scrap = try read(page + "We stu")
        #expect(scrap.titles == ["Kites", "More Kites"])
        #expect(scrap.digest.sightings.last?.paper.abstract == nil)
        #expect(scrap.kinds.contains(.endsAbruptly(title: "More Kites")))
        let colon = try read(page + filler + "\n\nKiteNet:")
        #expect(colon.titles == ["Kites", "More Kites"])
        #expect(colon.digest.sightings.last?.paper.abstract == filler)
        #expect(colon.kinds.contains(.unrecognisedBlock(excerpt: "KiteNet:")))
        let bare = try read(page)
        #expect(bare.titles == ["Kites"])
        #expect(bare.papersSeen == 2)
        #expect(bare.kinds == [.missingAbstract(title: "More Kites", kept: false)])
    }
}

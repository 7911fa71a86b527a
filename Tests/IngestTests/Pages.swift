import Foundation
import Papers
import TestSupport

@testable import Ingest

/// The sample digest that ships.
func sampleDigest(file: String = #filePath) throws -> [UInt8] {
    let root = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    return try [UInt8](Data(contentsOf: root.appendingPathComponent("samples/daily-papers-2026-03-02.txt")))
}

let sampleDay = Day(year: 2026, month: 3, day: 2)!

/// A paper as blocks of a page.
struct PagePaper: Hashable {
    var title: String
    var abstract: String
    var meta: String?
}

/// A page in the printed form, put together in every way that a copy of it may have.
struct Page {
    static let header = """
        new

        Get trending papers in your email inbox!

        Subscribe

        Daily Papers

        byAK and the research community

        Mar 2


        """

    var papers: [PagePaper]
    var header = Page.header
    var lineEnd = "\n"
    var hasMark = false
    var space = " "

    var text: String {
        let blocks = papers.flatMap { [$0.title, $0.abstract, $0.meta].compactMap(\.self) }
        return (header + blocks.joined(separator: "\n\n"))
            .replacingOccurrences(of: " ", with: space).replacingOccurrences(of: "\n", with: lineEnd)
    }

    var bytes: [UInt8] { (hasMark ? [0xEF, 0xBB, 0xBF] : []) + Array(text.utf8) }

    /// The papers of a page of which every one has title, abstract and authors but the third.
    static func papers(ofSample text: String) -> [PagePaper] {
        let blocks = text.components(separatedBy: "\n\n").dropFirst(6).map {
            $0.trimmingCharacters(in: .newlines)
        }
        var papers: [PagePaper] = []
        for block in blocks {
            if block.hasPrefix("  •") {
                papers[papers.count - 1].meta = block
            } else if let last = papers.last, last.abstract.isEmpty {
                papers[papers.count - 1].abstract = block
            } else {
                papers.append(PagePaper(title: block, abstract: ""))
            }
        }
        return papers
    }
}

/// Reads a page with the sample's day as reference day.
func read(
    _ text: String, format: SourceFormat = .auto, referenceDay: Day = sampleDay
) throws(IngestError) -> DigestReading {
    try read(Array(text.utf8), format: format, referenceDay: referenceDay)
}

func read(
    _ bytes: [UInt8], format: SourceFormat = .auto, referenceDay: Day = sampleDay
) throws(IngestError) -> DigestReading {
    try DigestReader.read(bytes, as: format, ReadingContext(source: "page", referenceDay: referenceDay))
}

extension DigestReading {
    var titles: [String] { digest.sightings.map(\.paper.title) }
    var kinds: [IngestDiagnostic.Kind] { diagnostics.map(\.kind) }
}

/// An abstract of 60 words that says nothing.
let filler = """
    We study how small kites keep their height when the wind turns. A line of twelve kites is flown from a moving cart, and each \
    kite measures the tension of its string. The measurements agree with a simple model whose only parameter is the weight of the \
    tail. We conclude that longer tails are safer, and describe the one exception that we found.
    """

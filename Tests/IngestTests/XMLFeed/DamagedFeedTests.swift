import Ingest
import Papers
import TestSupport
import Testing

/// Whatever becomes of a feed's bytes: papers or a clear error, never a digest that only looks empty.
@Suite struct DamagedFeedTests {
    static let samples: [(name: String, format: SourceFormat, bytes: [UInt8])] =
        FeedDialectTests.dialects.map { ($0.name, .feed, Array($0.xml.utf8)) } + [
            ("arXiv's API", .arxivAtom, Array(ArxivAtomTests.feed(ArxivAtomTests.entry).utf8)),
            (
                "arXiv's announcements", .arxivRSS,
                Array(
                    ArxivRSSTests.channel(ArxivRSSTests.item("2512.00017v1") + ArxivRSSTests.item("2512.00018v1")).utf8)
            ),
        ]

    @Test(arguments: samples.indices)
    func cutsGivePapersOrAnError(index: Int) throws {
        let (_, format, bytes) = Self.samples[index]
        let whole = try Feeds.read(bytes, as: format)
        for length in stride(from: 0, to: bytes.count, by: 7) {
            do throws(IngestError) {
                let reading = try Feeds.read(Array(bytes[..<length]), as: format)
                #expect(reading.papersRead > 0 && reading.papersRead <= whole.papersRead)
                check(reading)
            } catch {
                #expect(!error.description.isEmpty)
            }
        }
    }

    @Test(arguments: samples.indices)
    func flippedBytesGivePapersOrAnError(index: Int) {
        let (_, format, bytes) = Self.samples[index]
        var generator = SeededGenerator(seed: UInt64(index))
        for _ in 0..<100 {
            var damaged = bytes
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                damaged[Int.random(in: 0..<damaged.count, using: &generator)] = UInt8.random(
                    in: 0...255, using: &generator)
            }
            do throws(IngestError) {
                check(try Feeds.read(damaged, as: format))
            } catch {
                #expect(!error.description.isEmpty)
            }
        }
    }

    private func check(_ reading: DigestReading) {
        let sightings = reading.digest.sightings
        #expect(sightings.map(\.position) == Array(sightings.indices))
        #expect(Set(sightings.map(\.paper.id)).count == sightings.count)
        for sighting in sightings {
            #expect(!sighting.paper.title.isEmpty && !sighting.paper.title.contains("\n"))
            #expect(sighting.paper.links.allSatisfy { WebURL($0.url)?.description == $0.url })
            #expect(sighting.seen.map { $0 <= Feeds.instant("2025-12-01T12:00:00Z") } ?? true)
            #expect(sighting.paper.authors.allSatisfy { !$0.name.isEmpty })
        }
    }

    @Test func readsTwentyThousandItemsAndRefusesMore() throws {
        let items = (1...20_000).map { "<item><title>Kites \($0)</title></item>" }
        let reading = try Feeds.read(Feeds.channel(items.joined()))
        #expect(reading.papersRead == 20_000)
        #expect(reading.papers.last?.title == "Kites 20000")
        let more = Feeds.channel(items.joined() + "<item><title>One more</title></item>")
        #expect(Feeds.error(more)?.reason == .tooManyPapers(limit: 20_000))
    }

    @Test func saysWhatWasMended() throws {
        let reading = try Feeds.read(
            Feeds.rss("<title>Kites & Winds&nbsp;now</title><description>It <b>flies.</description>"))
        #expect(reading.papers.map(\.title) == ["Kites & Winds now"])
        #expect(reading.papers.first?.abstract == "It flies.")
        #expect(!reading.diagnostics.isEmpty)
    }
}

import Foundation
import Ingest
import Papers

/// What every reading holds, whatever the bytes.
enum DigestPromises {
    /// Labels that servers send, right and wrong ones.
    private static let charsets = [
        nil, "utf-8", "iso-8859-1", "windows-1252", "utf-16", "utf-16le", "utf-16be", "utf-32", "us-ascii", "gbk",
        "gb18030", "shift_jis", "euc-jp", "iso-2022-jp", "euc-kr", "big5", "koi8-r", "windows-1251", "utf-7", "klingon",
    ]
    private static let mediaTypes = [
        nil, "application/json", "text/html; charset=x", "application/atom+xml", "application/rss+xml", "text/plain",
        "application/octet-stream",
    ]

    @discardableResult
    static func read(
        _ bytes: [UInt8], as format: SourceFormat, source: String = "fuzz", charset: String? = nil,
        mediaType: String? = nil
    ) -> DigestReading? {
        let context = ReadingContext(
            source: source, referenceDay: Day(ordinal: 20_423), charset: charset, mediaType: mediaType,
            url: "https://example.org/")
        do {
            let reading = try DigestReader.read(bytes, as: format, context)
            check(reading, context)
            return reading
        } catch {
            insist(!error.description.isEmpty && !error.description.contains("\n"), "one line an error")
            return nil
        }
    }

    /// The first byte chooses the character set, the second the media type.
    static func readDeclared(_ bytes: [UInt8]) {
        guard bytes.count > 2 else { return }
        let charset = charsets[Int(bytes[0]) % charsets.count]
        let mediaType = mediaTypes[Int(bytes[1]) % mediaTypes.count]
        read(Array(bytes[2...]), as: .auto, charset: charset, mediaType: mediaType)
    }

    private static func check(_ reading: DigestReading, _ context: ReadingContext) {
        let sightings = reading.digest.sightings
        insist(sightings.map(\.position) == Array(sightings.indices), "positions ascend without gaps")
        insist(Set(sightings.map(\.paper.id)).count == sightings.count, "each paper once")
        for sighting in sightings {
            insist(!sighting.paper.title.isEmpty, "no title is empty")
            insist(sighting.paper.abstract != "", "what is absent is nil")
            insist((sighting.seen ?? context.now) <= context.now, "nothing was seen in the future")
            insist(sighting.paper.links.allSatisfy { WebURL($0.url) != nil }, "links are safe")
        }
        for diagnostic in reading.diagnostics {
            insist(!diagnostic.description.contains("\n"), "one line a diagnostic")
        }
    }
}

import FoundationEssentials
import Ingest
import Papers

/// Feeds for tests, about invented papers.
enum Feeds {
    static let day = Day("2025-12-01") ?? Day(ordinal: 0)

    static func read(
        _ xml: String, as format: SourceFormat = .feed, now: String = "2025-12-01T12:00:00Z", url: String? = nil
    ) throws(IngestError) -> DigestReading {
        try read(Array(xml.utf8), as: format, now: now, url: url)
    }

    static func read(
        _ bytes: [UInt8], as format: SourceFormat = .feed, now: String = "2025-12-01T12:00:00Z", url: String? = nil
    ) throws(IngestError) -> DigestReading {
        try DigestReader.read(
            bytes, as: format, ReadingContext(source: "kites", referenceDay: day, now: instant(now), url: url))
    }

    static func error(_ xml: String, as format: SourceFormat = .feed) -> IngestError? {
        do {
            _ = try read(xml, as: format)
            return nil
        } catch {
            return error
        }
    }

    static func instant(_ text: String) -> Date {
        (try? Date(text, strategy: .iso8601)) ?? .distantPast
    }

    /// One item in an RSS 2.0 channel, with the usual vocabularies declared.
    static func rss(_ item: String) -> String {
        channel("<item>\(item)</item>")
    }

    static func channel(_ content: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
         xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" xmlns:atom="http://www.w3.org/2005/Atom"
         xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"
         xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
         xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">
        <channel><title>Kites Quarterly</title><link>https://kites.example.org/</link><description>Kites</description>
        \(content)</channel></rss>
        """
    }

    /// One entry in an Atom 1.0 feed.
    static func atom(_ entry: String) -> String {
        """
        <feed xmlns="http://www.w3.org/2005/Atom"><title>Kites</title><id>tag:kites.example.org,2025:feed</id>
        <updated>2025-12-01T00:00:00Z</updated><entry>\(entry)</entry></feed>
        """
    }
}

extension DigestReading {
    var papers: [Paper] { digest.sightings.map(\.paper) }
}

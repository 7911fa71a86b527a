import Foundation
import TestSupport
import Testing

/// A site whose sources are pages of an HTTP server in this process; its letters go into a Maildir.
struct SourceSite {
    let site: Site
    let pages: HTTPPages
    let server: HTTPTestServer
    let port: Int

    /// - Parameter sources: ids, types and paths on the server.
    static func run(
        _ sources: [(id: String, type: String, path: String)], readers: String = SourceSite.readers,
        _ body: (SourceSite) async throws -> Void
    ) async throws {
        let pages = HTTPPages()
        try await HTTPTestServer.run(pages.handler) { server, port in
            let site = try await Site(readers: 1, port: 1)
            try site.set("mail.transport", "maildir")
            try site.set("mail.maildir", "mail")
            try site.set("mail.smtp", nil)
            try site.set("fetch.allowPrivate", ["127.0.0.1"])
            try site.set(
                "sources",
                sources.map { ["id": $0.id, "type": $0.type, "url": "http://127.0.0.1:\(port)\($0.path)"] })
            try site.write(readers, to: "subscribers.json")
            try await body(SourceSite(site: site, pages: pages, server: server, port: port))
        }
    }

    /// One who takes all about kites, and one for whom there is never anything, and who wants to be told so.
    static let readers = """
        { "version": 1, "subscribers": [
          { "id": "kim", "email": "kim@readers.example.org", "keywords": ["kites"], "delivery": { "maxPapers": 500, "feed": false } },
          { "id": "sub", "email": "sub@readers.example.org", "keywords": ["submarine"], "delivery": { "sendEmpty": true, "feed": false } }
        ] }
        """

    /// What `run --json` says.
    struct Report: Decodable {
        struct Reading: Decodable {
            var source: String
            var day: String
            var state: String?
            var reason: String?
            var read: Int?
            var new: Int
            var news: Int
        }
        struct Reader: Decodable {
            var subscriber: String
            var standing: String
            var papers: Int?
        }
        struct Sending: Decodable { var sent: Int }

        var readings: [Reading]
        var readers: [Reader]
        var sending: Sending?

        func state(_ source: String) -> String? { readings.last { $0.source == source }?.state }
        func papers(_ reader: String) -> Int? { readers.first { $0.subscriber == reader }?.papers }
    }

    /// `paperboy run` at an instant.
    func run(_ instant: String, sourceLocation: SourceLocation = #_sourceLocation) async throws -> (
        report: Report, status: Int32, errors: String
    ) {
        let outcome = try await site.binary.run("run", "--json", "--as-of", instant)
        let report = try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
        site.expectNoAddress(outcome, sourceLocation: sourceLocation)
        return (report, outcome.status, outcome.errors)
    }

    /// What `sources --json` says of a source: its days' states by day.
    func states(of source: String, days: Int = 30) async throws -> [String: String] {
        struct Row: Decodable {
            struct Day: Decodable {
                var day: String
                var state: String
            }
            var source: String
            var days: [Day]
        }
        let outcome = try await site.binary.run("sources", "--json", "--days", "\(days)")
        let rows = try JSONDecoder().decode([Row].self, from: Data(outcome.output.utf8))
        let days = rows.first { $0.source == source }?.days ?? []
        return Dictionary(days.map { ($0.day, $0.state) }) { first, _ in first }
    }

    /// Requests for a path so far.
    func requests(_ path: String) -> [HTTPTestRequest] { server.requests.filter { $0.path == path } }

    /// How many letters lie in the Maildir.
    var letters: Int {
        let names = try? FileManager.default.contentsOfDirectory(atPath: site.file("mail/new").path)
        return names?.count ?? 0
    }

    var feed: String { (try? String(contentsOf: site.file("public/feeds/all.atom"), encoding: .utf8)) ?? "" }
}

/// Pages about invented papers.
enum Papers {
    /// A day of the Daily Papers' JSON API.
    static func daily(_ day: String, _ numbers: some Sequence<Int>) -> HTTPPages.Page {
        let items = numbers.map { number in
            """
            {"paper":{"id":"2603.\(10_000 + number)","authors":[{"name":"Ada Muster","hidden":false}],\
            "publishedAt":"2026-02-27T17:03:11.000Z","submittedOnDailyAt":"\(day)T00:00:00.000Z",\
            "title":"\(title(number))","summary":"\(abstract(number))","upvotes":\(number % 50),"discussionId":"d\(number)"},\
            "publishedAt":"\(day)T00:00:00.000Z","title":"\(title(number))","summary":"\(abstract(number))",\
            "thumbnail":"https://example.org/t.png","numComments":0,"submittedBy":{"name":"subm"},"isAuthorParticipating":false}
            """
        }
        return HTTPPages.Page(Array("[\(items.joined(separator: ",\n"))]".utf8), "application/json; charset=utf-8")
    }

    /// An RSS feed; `published` gives each entry's instant.
    static func feed(
        _ numbers: some Sequence<Int>, guid: (Int) -> String = { "kite-\($0)" },
        published: (Int) -> Date
    ) -> HTTPPages.Page {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = .gmt
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        let items = numbers.map { number in
            """
            <item><title>\(title(number))</title><link>https://example.org/kites/\(guid(number))</link>
            <guid isPermaLink="false">\(guid(number))</guid><pubDate>\(format.string(from: published(number)))</pubDate>
            <description>\(abstract(number))</description></item>
            """
        }
        let text = """
            <?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Kite letters</title>
            <link>https://example.org/kites</link>\(items.joined(separator: "\n"))</channel></rss>
            """
        return HTTPPages.Page(Array(text.utf8), "application/rss+xml; charset=utf-8")
    }

    static func title(_ number: Int) -> String {
        let kinds = ["Sparse", "Woven", "Quiet", "Tethered", "Folded", "Silver", "Paper"]
        let places = ["gardens", "harbours", "valleys", "stations", "orchards"]
        return "\(kinds[number % 7]) kites over \(places[number % 5]), study \(number)"
    }

    static func abstract(_ number: Int) -> String {
        "We fly \(number + 3) kites in steady wind and measure how the lines hold. The gain over a single line is "
            + "\(number % 9 + 1) percent, and it grows with the height of the kites."
    }
}

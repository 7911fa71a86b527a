import Foundation
import Mailbox
import Testing

/// Papers that say nearly the same are told together, once.
@Suite struct SimilarEntriesTests {
    private static let text = """
        We fly a kite on a tether above a windy harbour and learn a policy for its control bar from NUMBER demonstrations. \
        The policy grasps the bar, reels the line in and out, and keeps the kite in the power zone for nine hours. Gusts \
        are survived, and the harvested energy exceeds that of a ground turbine of the same mass.
        """

    private func digest(_ papers: [(id: Int, title: String, abstract: String)], day: String) throws -> String {
        let values = papers.map { paper in
            [
                "paper": [
                    "id": "2603.\(10_000 + paper.id)", "title": paper.title, "summary": paper.abstract, "upvotes": 3,
                    "publishedAt": "\(day)T00:00:00.000Z", "submittedOnDailyAt": "\(day)T00:00:00.000Z",
                ] as [String: Any]
            ]
        }
        return String(decoding: try JSONSerialization.data(withJSONObject: values), as: UTF8.self)
    }

    @Test func areOneEntryAndCountAsTold() async throws {
        try await withRelay { relay, port in
            let site = try await Site(readers: 1, port: port)
            try site.write(
                """
                { "version": 1, "subscribers": [ { "id": "ada", "email": "ada@readers.example.org",
                  "keywords": ["kite"], "delivery": { "maxPapers": 2 } } ] }
                """, to: "subscribers.json")
            let first = try digest(
                [
                    (1, "Kites over Harbours", Self.text.replacing("NUMBER", with: "forty")),
                    (2, "Harvesting Wind by Kite", Self.text.replacing("NUMBER", with: "eighty")),
                    (3, "Kites in the Classroom", "Children build a kite."), (4, "A Kite for a Dog", "Dogs like it."),
                ], day: "2026-03-02")
            try site.write(first, to: "daily.json")
            let run = try await site.binary.run(["run", "--digest", "daily.json", "--as-of", "2026-03-02"])
            #expect(run.status == 0 && run.output.contains("3 of 4 papers"), "\(run.output)\(run.errors)")
            #expect(try await site.call("deliveries").output.contains("3 papers"))

            let list = try await site.call("match", "ada", "--as-of", "2026-03-02").output
            #expect(list.contains("similar:  to “") && list.contains("% of the same words: "))
            let follower =
                list.contains("similar:  to “Kites over Harbours”") ? "Harvesting Wind" : "Kites over Harbours"
            let why = try await site.call("why", follower, "ada", "--as-of", "2026-03-02").output
            #expect(why.hasPrefix("answer") && why.contains("came: letter ada/2026-03-02"))
            #expect(why.contains("told") && why.contains("of 2, with “"), "\(why)")
            let feeds = try FileManager.default.contentsOfDirectory(atPath: site.file("public/feeds/s").path)
            let feed = try #require(feeds.first { $0.hasSuffix(".atom") })
            let text = try String(contentsOf: site.file("public/feeds/s/\(feed)"), encoding: .utf8)
            #expect(text.components(separatedBy: "<entry>").count == 5)
            #expect(text.components(separatedBy: "Similar: ").count == 2)

            // The next day has the one that was cut, and neither of the two again.
            try site.write(try digest([(5, "Wind Tunnels", "No kites here.")], day: "2026-03-03"), to: "next.json")
            let next = try await site.binary.run(["run", "--digest", "next.json", "--as-of", "2026-03-03"])
            #expect(next.status == 0 && next.output.contains("2 of "), "\(next.output)\(next.errors)")
            let again = try await site.call("why", follower, "ada", "--as-of", "2026-03-03").output
            #expect(again.contains("came: letter ada/2026-03-02") && !again.contains("ada/2026-03-03"))
            #expect(relay.messageCount == 2)
        }
    }

    @Test func aChangeOfBackgroundIsSaidOnce() async throws {
        try await withRelay { _, port in
            let kim = """
                { "version": 1, "subscribers": [ { "id": "kim", "email": "kim@readers.example.org", "keywords": ["kite", "robot"],
                  "delivery": { "maxPapers": 3 } } ] }
                """
            let site = try await FieldSite(subscribers: kim).site
            try site.set("mail.smtp.url", "smtp://127.0.0.1:\(port)")
            let first = try await site.binary.run(["run", "--digest", "field.json", "--as-of", FieldSite.day])
            #expect(first.status == 0 && !first.errors.contains("background"), "\(first.errors)")
            #expect(try await site.call("corpus", "build", "--use").status == 0)
            let days = ["2026-03-03", "2026-03-04"]
            for (number, day) in days.enumerated() {
                let run = try await site.binary.run(["run", "--digest", "field.json", "--as-of", day])
                #expect(run.status == 0, "\(run.errors)")
                #expect(
                    run.errors.contains("scores are by background corpus-") == (number == 0), "\(day): \(run.errors)")
            }
        }
    }
}

import Foundation
import Testing

/// A site with papers of an invented field, enough for a background of their own.
struct FieldSite {
    static let day = "2026-03-02"
    let site: Site

    /// - Parameter readers: the subscribers of the file, and the named profiles before them.
    init(papers count: Int = 210, subscribers: String) async throws {
        site = try await Site(readers: 1, url: "smtp://127.0.0.1:9")
        try site.write(subscribers, to: "subscribers.json")
        try site.write(Self.digest(count), to: "field.json")
        let read = try await site.call("ingest", "field.json", "--format", "hf-json", "--as-of", Self.day)
        try #require(read.status == 0, "\(read.errors)")
    }

    /// Daily Papers' JSON: six subjects, whose words keep company.
    private static func digest(_ count: Int) throws -> String {
        let subjects = [
            ["kite", "windsock", "tether", "harbour", "gust"], ["robot", "gripper", "policy", "grasp", "joint"],
            ["violin", "rosin", "bow", "string", "concert"], ["glacier", "moraine", "snow", "valley", "icefall"],
            ["bread", "crust", "flour", "oven", "leaven"], ["beehive", "queen", "nectar", "swarm", "clover"],
        ]
        let papers = (0..<count).map { number in
            let words = subjects[number % 6]
            let pick = { (place: Int) in words[(number / 6 + place) % words.count] }
            return [
                "paper": [
                    "id": "2603.\(String(10_000 + number))", "title": "Paper \(number): \(pick(0)) and \(pick(2))",
                    "summary":
                        "Study \(number) of the \(pick(0)), the \(pick(1)) and the \(pick(3)) under trial \(number * 7).",
                    "authors": [["name": "Ada Sample"]], "upvotes": number % 5, "publishedAt": "\(day)T00:00:00.000Z",
                    "submittedOnDailyAt": "\(day)T00:00:00.000Z",
                ] as [String: Any]
            ]
        }
        return String(decoding: try JSONSerialization.data(withJSONObject: papers), as: UTF8.self)
    }
}

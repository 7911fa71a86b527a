import Foundation
import Papers
import Testing

@testable import Ingest

/// Items of Daily Papers about papers that nobody wrote, as the API gives them.
enum HFSample {
    /// A paper with everything that the API says of one.
    static func item(_ number: Int = 1, title: String? = nil, day: String? = "2026-03-02") -> String {
        let daily = day.map { #","submittedOnDailyAt":"\#($0)T04:1\#(number % 10):43.632Z""# } ?? ""
        let title = title ?? "Kites Number \(number)"
        return #"""
            {"paper":{"id":"\#(id(number))","authors":[{"_id":"a1","name":"Ana Kiter","hidden":false},{"_id":"a2",\#
            "user":{"_id":"u2","avatarUrl":"/avatars/0f.svg","isPro":false,"fullname":"Bo Line","user":"boline","name":"boline"},\#
            "name":"Bo Line","status":"claimed_verified","hidden":false}],"publishedAt":"2026-02-27T18:59:59.000Z"\#(daily),\#
            "title":"\#(title)","summary":"We fly\nkite \#(number).\n\nIt lands — softly & late.",\#
            "submittedOnDailyBy":{"_id":"u9","avatarUrl":"https://cdn.example.org/x.png","name":"subm"},"upvotes":\#(number),\#
            "discussionId":"d\#(number)","projectPage":"https://kites.example.org/\#(number)","githubRepo":"kites/k\#(number)",\#
            "ai_summary":"A kite.","ai_keywords":["kite","wind"],"organization":{"name":"kites","fullname":"Kites Lab"}},\#
            "publishedAt":"2026-03-02T00:00:00.000Z","title":"Kites","summary":"We fly","thumbnail":"https://cdn.example.org/t.png",\#
            "numComments":\#(number + 1),"submittedBy":{"name":"subm","upvotes":7},"isAuthorParticipating":false,"upvoted":true}
            """#
    }

    static func id(_ number: Int) -> String { "2602." + String(format: "%05d", number) }

    static func array(_ items: [String]) -> String { "[\(items.joined(separator: ","))]" }

    /// A day of papers.
    static func day(_ count: Int) -> String { array((1...max(1, count)).map { item($0) }) }
}

/// The reason for which nothing is read.
func reason(_ text: String, format: SourceFormat = .auto) -> IngestError.Reason? {
    reason(Array(text.utf8), format: format)
}

func reason(_ bytes: [UInt8], format: SourceFormat = .auto) -> IngestError.Reason? {
    do throws(IngestError) {
        _ = try read(bytes, format: format)
        return nil
    } catch {
        return error.reason
    }
}

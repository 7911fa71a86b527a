import Foundation

/// Days of Daily Papers about papers that nobody wrote, of the size that the real ones have: about 5 KB a paper.
struct DailyPapers {
    private var state: UInt64 = 7
    private static let words =
        "kite wind string tension sparse retrieval gate model token field tail height light drift lattice sail loop bridle"
        .split(separator: " ")

    /// The answer of the API.
    static func json(_ count: Int) -> [UInt8] {
        var generator = DailyPapers()
        return Array(generator.items(count).utf8)
    }

    /// The page, which carries the same and shows each paper as a card.
    static func page(_ count: Int) -> [UInt8] {
        var generator = DailyPapers()
        let data = "{\"periodType\":\"day\",\"dateString\":\"2026-03-02\",\"dailyPapers\":\(generator.items(count))}"
            .replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "\"", with: "&quot;")
        let cards = (0..<count).map { number in
            "<article class=\"relative flex\"><a href=\"/papers/2602.\(10_000 + number)\"><img src=\"/x.png\"></a>"
                + "<h3 class=\"mb-1\"><a href=\"/papers/2602.\(10_000 + number)\">\(generator.text(9))</a></h3></article>\n"
        }
        let page =
            "<!doctype html><html><head><title>Daily Papers</title></head><body><main>"
            + "<div class=\"contents\" data-target=\"DailyPapers\" data-props=\"\(data)\">"
            + cards.joined() + "</div></main></body></html>"
        return Array(page.utf8)
    }

    private mutating func next(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }

    private mutating func text(_ count: Int) -> String {
        (0..<count).map { _ in String(Self.words[next(Self.words.count)]) }.joined(separator: " ")
    }

    private mutating func user() -> String {
        let id = String(next(1 << 30), radix: 16)
        return """
            {"_id":"64f1a2b3c4d5e6f7\(id)","avatarUrl":"https://cdn-avatars.example.org/v1/production/uploads/\(id)/\(id).png",\
            "isPro":false,"fullname":"\(text(2))","user":"\(text(1))","type":"user","name":"\(text(1))","followerCount":3}
            """
    }

    private mutating func items(_ count: Int) -> String {
        "[\((0..<count).map { item($0) }.joined(separator: ","))]"
    }

    private mutating func item(_ number: Int) -> String {
        let authors = (0..<3 + next(12)).map { index in
            let user = index % 3 == 0 ? ",\"user\":\(user()),\"status\":\"claimed_verified\"" : ""
            return "{\"_id\":\"65a1b2c3d4e5f6a7\(next(99_999))\",\"name\":\"\(text(2))\",\"hidden\":false\(user)}"
        }
        let title = text(9)
        let abstract = (0..<10).map { _ in text(18) }.joined(separator: number % 3 == 0 ? " –\\n" : ". ")
        return """
            {"paper":{"id":"2602.\(10_000 + number)","authors":[\(authors.joined(separator: ","))],\
            "publishedAt":"2026-02-27T17:03:11.000Z","submittedOnDailyAt":"2026-03-02T0\(number % 10):00:00.000Z",\
            "title":"\(title)","submittedOnDailyBy":\(user()),"summary":"\(abstract)","upvotes":\(next(200)),\
            "discussionId":"66a1b2c3","ai_summary":"\(text(20))","ai_keywords":["\(text(2))","\(text(2))","\(text(2))"],\
            "githubRepo":"https://github.com/kites/k\(number)","githubStars":12},"publishedAt":"2026-03-02T00:00:00.000Z",\
            "title":"\(title)","summary":"\(abstract)","thumbnail":"https://cdn.example.org/2602.\(number).png",\
            "numComments":\(next(9)),"submittedBy":\(user()),"isAuthorParticipating":false}
            """
    }
}

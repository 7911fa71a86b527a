import Foundation
import Testing

@testable import Transfer

@Suite struct FetchPaceTests {
    private let now = HTTPDateTests.now
    private let pace = FetchPace()

    @Test(arguments: [
        ("export.arxiv.org", "arxiv.org", 3), ("RSS.arxiv.org", "arxiv.org", 3), ("arxiv.org", "arxiv.org", 3),
        ("notarxiv.org", "notarxiv.org", 1), ("Papers.example.org", "papers.example.org", 1),
    ]) func arXivIsOneHost(host: String, lane: String, seconds: Int) {
        #expect(FetchPace.lane(of: host) == lane && pace.spacing(of: host) == .seconds(seconds))
    }

    @Test(
        arguments: [
            (200, [:], nil), (429, [:], 300), (429, ["Retry-After": "10"], 10), (503, ["Retry-After": "10"], 10),
            (503, [:], nil),
            (200, ["Retry-After": "10"], nil), (200, ["RateLimit": "\"a\";r=0;t=9"], 9),
            (200, ["RateLimit": "\"a\";r=1;t=9"], nil),
            (429, ["RateLimit": "\"a\";r=0;t=9"], 9), (429, ["Retry-After": "10", "RateLimit": "\"a\";r=0;t=99"], 99),
            (429, ["Retry-After": "999999999"], 604_800), (429, ["Retry-After": "0"], nil),
            (304, ["RateLimit-Remaining": "0"], nil),
        ] as [(Int, [String: String], Int?)])
    func aServersWordHoldsWithinReason(status: Int, fields: [String: String], seconds: Int?) throws {
        var response = HTTPResponse(status: status, url: try WebAddress("https://a.test/"))
        for (name, value) in fields { response.fields.append(name, Array(value.utf8)) }
        #expect(pace.notBefore(after: response, now: now)?.timeIntervalSince(now) == seconds.map(Double.init))
    }

    @Test func freshnessEndsAfterADay() throws {
        var response = HTTPResponse(status: 200, url: try WebAddress("https://a.test/"))
        #expect(pace.freshUntil(response, now: now) == nil)
        response.fields.append("Cache-Control", Array("max-age=31536000".utf8))
        #expect(pace.freshUntil(response, now: now)?.timeIntervalSince(now) == 86_400)
    }
}

import Foundation
import TestSupport
import Testing

@testable import Transfer

@Suite struct HTTPResponseTests {
    static let now = HTTPDateTests.now

    private func response(_ fields: KeyValuePairs<String, String>, status: Int = 200) throws -> HTTPResponse {
        HTTPResponse(status: status, url: try WebAddress("https://a.test/feed"), fields: HTTPFields(fields))
    }

    private func after(_ date: Date?) -> Int? {
        date.map { Int($0.timeIntervalSince(Self.now)) }
    }

    @Test(
        arguments: [
            ("120", 120), ("0", 0), (" 120 ", nil), ("1.5", 2), ("99999999999999999999", 3_155_760_000), ("-5", nil),
            ("soon", nil),
            ("Mon, 01 Dec 2025 07:05:00 GMT", 300), ("Monday, 01-Dec-25 07:05:00 GMT", 300),
            ("Mon Dec  1 07:05:00 2025", 300),
            ("Mon, 01 Dec 2025 06:00:00 GMT", 0),
        ] as [(String, Int?)]) func retryAfterIsSecondsOrADate(text: String, seconds: Int?) throws
    {
        #expect(after(try response(["Retry-After": text], status: 429).retryAfter(now: Self.now)) == seconds)
    }

    @Test func aDateToRetryAtIsTakenByTheServersClock() throws {
        // Its clock is an hour ahead; it means two minutes.
        let response = try response([
            "Date": "Mon, 01 Dec 2025 08:00:00 GMT", "Retry-After": "Mon, 01 Dec 2025 08:02:00 GMT",
        ])
        #expect(after(response.retryAfter(now: Self.now)) == 120)
        #expect(after(response.date(now: Self.now)) == 3_600)
        let broken = try self.response([
            "Date": "Thu, 01 Jan 1970 00:00:00 GMT", "Retry-After": "Mon, 01 Dec 2025 07:02:00 GMT",
        ])
        #expect(after(broken.retryAfter(now: Self.now)) == 120)
    }

    @Test(
        arguments: [
            (["RateLimit": "\"default\";r=0;t=120"], nil, 0, 120),
            (
                ["RateLimit": "\"api\";r=97;t=30", "RateLimit-Policy": "\"fixed window\";\"api\";q=500;w=300"], nil, 97,
                30
            ),
            (["RateLimit": "\"api\";r=0", "RateLimit-Policy": "\"api\";q=500;w=300"], 500, 0, 300),
            (["RateLimit": "\"a\";r=5;t=60, \"b,;\\\"\";r=0;t=3600"], nil, 0, 3_600),
            (["RateLimit": "\"a\";r=0;t=60, \"b\";r=0;t=90"], nil, 0, 90),
            (["RateLimit": "a;r=1"], nil, 1, nil),
            (["RateLimit": "limit=100, remaining=50, reset=30"], 100, 50, 30),
            (["RateLimit-Limit": "100, 100;w=60", "RateLimit-Remaining": "0", "RateLimit-Reset": "7"], 100, 0, 7),
            (["RateLimit-Remaining": "0", "RateLimit-Policy": "100;w=60"], nil, 0, 60),
            (["X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1764572700"], nil, 0, 300),
            (["x-ratelimit-remaining": "3", "x-ratelimit-reset": "0.4"], nil, 3, 1),
        ] as [([String: String], Int?, Int, Int?)])
    func rateLimitIsReadInEveryForm(fields: [String: String], limit: Int?, remaining: Int, reset: Int?) throws {
        var read = HTTPFields()
        for (name, value) in fields { read.append(name, Array(value.utf8)) }
        let found = try #require(RateLimit(read, now: Self.now))
        #expect(found.limit == limit && found.remaining == remaining && after(found.reset) == reset)
    }

    @Test(arguments: ["", "\"default\"", "r=0", "\"a\";r=x;t=1", ";;;,,,", "\"unclosed;r=0", "a;r=-1;t=5"])
    func whatIsNoRateLimitSaysNothing(text: String) throws {
        #expect(try response(["RateLimit": text]).rateLimit(now: Self.now) == nil)
    }

    @Test(
        arguments: [
            ([("Cache-Control", "public, max-age=600")], 600),
            ([("Cache-Control", "max-age=600"), ("Age", "500")], 100),
            ([("Cache-Control", "max-age=600"), ("Age", "700")], nil), ([("Cache-Control", "MAX-AGE=\"60\"")], 60),
            ([("Cache-Control", "max-age=600, no-cache")], nil), ([("Cache-Control", "no-store")], nil),
            ([("Cache-Control", "max-age=0")], nil),
            ([("Cache-Control", "max-age=x"), ("Expires", "Mon, 01 Dec 2025 08:00:00 GMT")], nil),
            ([("Cache-Control", "private"), ("Cache-Control", "max-age=5")], 5),
            ([("Expires", "Mon, 01 Dec 2025 08:00:00 GMT")], 3_600), ([("Expires", "0")], nil),
            ([("Expires", "-1")], nil),
            ([("Expires", "Mon, 01 Dec 2025 08:00:00 GMT"), ("Date", "Mon, 01 Dec 2025 07:50:00 GMT")], 600),
            ([], nil),
        ] as [([(String, String)], Int?)]) func freshnessIsWhatIsLeft(fields: [(String, String)], seconds: Int?) throws
    {
        var response = try response([:])
        for (name, value) in fields { response.fields.append(name, Array(value.utf8)) }
        #expect(after(response.freshUntil(now: Self.now)) == seconds)
    }

    @Test(
        arguments: [
            ("text/html; charset=utf-8", "text/html", "utf-8"),
            ("Text/XML;CHARSET='ISO-8859-1'", "text/xml", "iso-8859-1"),
            ("application/json", "application/json", nil),
            ("text/html; x=\"a;charset=b\"; charset=\"UTF-16\"", "text/html", "utf-16"),
            ("text/html, application/xml;charset=a", "application/xml", "a"), ("charset=utf-8", nil, nil),
            ("", nil, nil),
            ("text/xml; charset=", "text/xml", nil), ("text/xml;;; charset = utf-8 ", "text/xml", "utf-8"),
        ] as [(String, String?, String?)])
    func contentTypeIsReadWithGoodwill(text: String, mediaType: String?, charset: String?) throws {
        let response = try response(["Content-Type": text])
        #expect(response.mediaType == mediaType && response.charset == charset)
    }

    @Test func aValidatorThatIsNotUTF8IsNotKept() throws {
        var response = try response([:])
        #expect(response.validators == nil)
        response.fields.append("ETag", [0x22, 0xE9, 0x22])
        #expect(response.validators == nil)
        response.fields.append("Last-Modified", Array("then".utf8))
        #expect(response.validators == HTTPValidators(lastModified: "then", url: "https://a.test/feed"))
    }

    @Test func anyFieldIsReadOrSaysNothing() throws {
        var random = SeededGenerator(seed: 5)
        let words = [
            "\"a\"", ";", ",", "=", "r", "t", "0", "99999999999999999999", "max-age", "\\", "\"", "é", " ", "w=", "Mon",
        ]
        let names = [
            "RateLimit", "RateLimit-Policy", "Cache-Control", "Content-Type", "Retry-After", "Expires", "Age", "Date",
        ]
        for _ in 0..<1_000 {
            var response = try response([:])
            for name in names {
                let text = (0..<Int.random(in: 0...8, using: &random)).map { _ in
                    words.randomElement(using: &random) ?? ""
                }
                response.fields.append(name, Array(text.joined().utf8))
            }
            let now = Self.now
            let later = [response.retryAfter(now: now), response.freshUntil(now: now)].compactMap(\.self)
            #expect(later.allSatisfy { $0 >= now })
            if let limit = response.rateLimit(now: now) { #expect(limit.remaining >= 0) }
            _ = (response.mediaType, response.charset)
        }
    }
}

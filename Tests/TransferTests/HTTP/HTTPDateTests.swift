import Foundation
import TestSupport
import Testing

@testable import Transfer

@Suite struct HTTPDateTests {
    /// 2025-12-01 07:00:00 UTC.
    static let now = Date(timeIntervalSince1970: 1_764_572_400)

    @Test(arguments: [
        ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
        ("Sun Nov  6 08:49:37 1994", 784_111_777), ("sun, 6 nov 1994 08:49:37 gmt", 784_111_777),
        ("06 Nov 1994 08:49:37", 784_111_777), ("Sun, 06-Nov-1994 08:49:37 UTC", 784_111_777),
        ("Sun, 06 Nov 1994 09:49:37 +0100", 784_111_777), ("Sun, 06 Nov 1994 03:19:37 -0530", 784_111_777),
        ("Mon, 01 Dec 2025 07:00:00 GMT", 1_764_572_400), ("Monday, 01-Dec-25 07:00:00 GMT", 1_764_572_400),
        ("Saturday, 01-Dec-75 00:00:00 GMT", 3_342_384_000), ("Wednesday, 01-Dec-76 00:00:00 GMT", 218_246_400),
        ("Thu, 29 Feb 2024 23:59:60 GMT", 1_709_251_199), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
        ("Mon, 01 Jan 0001 00:00:00 GMT", -62_135_596_800), ("Fri, 31 Dec 9999 23:59:59 GMT", 253_402_300_799),
    ]) func readsEveryForm(text: String, seconds: Int) {
        #expect(HTTPDate.read(text, now: Self.now)?.timeIntervalSince1970 == Double(seconds))
    }

    @Test(arguments: [
        "", "0", "-1", "now", "Sun, 06 Nov 1994", "Sun, 31 Feb 2025 00:00:00 GMT", "Thu, 29 Feb 2025 00:00:00 GMT",
        "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 08:60:00 GMT", "Sun, 06 Foo 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37 PST", "Sun, 06 Nov 19940 08:49:37 GMT", "1994-11-06T08:49:37Z",
        "Sun, 06 Nov 1994 08:49:37 GMT and more", "Sun, 06 Nov 1994 08:49 GMT", "Sun, +6 Nov 1994 08:49:37 GMT",
    ]) func refusesWhatIsNoDate(text: String) {
        #expect(HTTPDate.read(text, now: Self.now) == nil)
    }

    @Test func anyTextIsADateOrNothing() {
        var random = SeededGenerator(seed: 3)
        let words = [
            "Sun", ",", " ", "06", "Nov", "-", "94", "1994", ":", "08:49:37", "GMT", "+0100", "9", "é", "Sunday",
        ]
        for _ in 0..<2_000 {
            let text = (0..<Int.random(in: 0...9, using: &random)).map { _ in words.randomElement(using: &random) ?? ""
            }
            let date = HTTPDate.read(
                text.joined(), now: Date(timeIntervalSince1970: .random(in: -1e15...1e15, using: &random)))
            #expect(date.map { $0.timeIntervalSince1970.isFinite } != false)
        }
    }
}

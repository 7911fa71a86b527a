import FoundationEssentials
import Papers
import Testing

@testable import Feeds

@Suite struct TimestampTests {
    @Test(arguments: [
        (1_764_672_309.9, "2025-12-02T10:45:09Z", "Tue, 02 Dec 2025 10:45:09 +0000"),
        (0, "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 +0000"),
        (-0.5, "1969-12-31T23:59:59Z", "Wed, 31 Dec 1969 23:59:59 +0000"),
        (1_709_164_800, "2024-02-29T00:00:00Z", "Thu, 29 Feb 2024 00:00:00 +0000"),
        (-.infinity, "0001-01-01T00:00:00Z", "Mon, 01 Jan 0001 00:00:00 +0000"),
        (1e300, "9999-12-31T23:59:59Z", "Fri, 31 Dec 9999 23:59:59 +0000"),
        (.nan, "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 +0000"),
    ])
    func writesInstants(seconds: Double, rfc3339: String, rfc822: String) {
        let instant = Date(timeIntervalSince1970: seconds)
        #expect(Timestamp.rfc3339(instant) == rfc3339)
        #expect(Timestamp.rfc822(instant) == rfc822)
    }

    @Test func writesDaysForReaders() throws {
        #expect(Timestamp.readable(try day("2023-03-23")) == "23 Mar 2023")
        #expect(Timestamp.long(try day("2025-12-01")) == "Monday, 1 December 2025")
    }
}

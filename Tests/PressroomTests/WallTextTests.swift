import Foundation
import Testing

@testable import Pressroom

@Suite struct WallTextTests {
    private static let instant = Date(timeIntervalSince1970: 1_772_452_830)  // 2026-03-02 12:00:30 UTC

    @Test(
        arguments: [
            ("UTC", "2026-03-02 12:00 UTC", "2026-03-02 12:01 UTC"),
            ("Europe/Berlin", "2026-03-02 13:00 Europe/Berlin", "2026-03-02 13:01 Europe/Berlin"),
            ("Asia/Kolkata", "2026-03-02 17:30 Asia/Kolkata", "2026-03-02 17:31 Asia/Kolkata"),
            ("Pacific/Auckland", "2026-03-03 01:00 Pacific/Auckland", "2026-03-03 01:01 Pacific/Auckland"),
        ])
    func saysInstantsOnTheWall(zone: String, minute: String, end: String) throws {
        let zone = try #require(TimeZone(identifier: zone))
        #expect(WallText.minute(Self.instant, in: zone) == minute)
        // Who comes at the end of a rest must not come too early.
        #expect(WallText.end(Self.instant, in: zone) == end)
        #expect(minute.hasPrefix(WallText.bare(Self.instant, in: zone)))
    }
}

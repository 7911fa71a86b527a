import Foundation
import Papers
import TestSupport
import Testing

@testable import Storage

/// Thresholds that were made of wishes.
@Suite struct CalibrationTests {
    @Test func whatIsFixedStaysAsItIs() async throws {
        let store = try Store.open(try temporaryDirectory().appending(path: "paperboy.sqlite").path)
        let first = Calibration(key: "a", minScore: 0.4321, day: Day(ordinal: 20_000), days: 12, papers: 480)
        let later = Calibration(key: "a", minScore: 0.9, day: Day(ordinal: 20_001), days: 13, papers: 520)
        let other = Calibration(key: "b", minScore: 0.1, day: Day(ordinal: 20_001), days: 13, papers: 520)
        try await store.fix([first])
        try await store.fix([later, other])
        #expect(try await store.calibrations(["a", "b", "c"]) == ["a": first, "b": other])
        #expect(try await store.calibrations([]) == [:])
    }
}

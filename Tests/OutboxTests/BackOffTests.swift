import Editions
import Outbox
import Papers
import Testing

@Suite struct BackOffTests {
    private func id(_ index: Int) -> EditionID {
        EditionID(subscriber: "reader-\(index)", day: Day(ordinal: 20_423))
    }

    @Test(arguments: [(0, 300), (1, 600), (2, 1_200), (5, 9_600), (6, 14_400), (7, 14_400), (1_000, 14_400)])
    func waitsDoubleFromFiveMinutesToFourHours(number: Int, seconds: Int) {
        for index in 0..<200 {
            let delay = BackOff.delay(for: id(index), number: number)
            #expect(delay >= Double(seconds) * 0.8 && delay <= Double(seconds) * 1.2)
            #expect(delay == BackOff.delay(for: id(index), number: number))
        }
    }

    @Test func lettersPutOffTogetherDoNotComeBackTogether() {
        let delays = (0..<1_000).map { BackOff.delay(for: id($0), number: 6) }
        #expect(Set(delays).count > 500)
        #expect(delays.count { $0 < 14_400 } > 400)
        #expect(delays.count { $0 > 14_400 } > 400)
    }
}

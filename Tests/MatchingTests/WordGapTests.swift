import TestSupport
import Testing

@testable import Matching

@Suite struct WordGapTests {
    @Test(arguments: [
        ([3], [4], 0), ([4], [3], 0), ([1, 9], [4], 2), ([1, 9], [4, 11], 1), ([5], [5, 7], 1), ([5, 7], [5], 1),
        ([2, 5, 9], [5, 20], 2), ([1, 5], [1, 5], 3),
    ])
    func theNearestTwoPlacesCount(first: [Int], second: [Int], gap: Int) {
        #expect(WordGap.smallest(between: first, and: second) == gap)
    }

    @Test(arguments: [([], []), ([1], []), ([], [1]), ([7], [7])] as [([Int], [Int])])
    func onePlaceIsNoGap(first: [Int], second: [Int]) {
        #expect(WordGap.smallest(between: first, and: second) == nil)
    }

    @Test func agreesWithTryingAllPairs() {
        var generator = SeededGenerator(seed: 1)
        func places() -> [Int] {
            Set((0..<Int.random(in: 0...6, using: &generator)).map { _ in Int.random(in: 0...20, using: &generator) })
                .sorted()
        }
        for _ in 0..<1_000 {
            let (first, second) = (places(), places())
            let gaps = first.flatMap { left in second.filter { $0 != left }.map { abs($0 - left) - 1 } }
            #expect(WordGap.smallest(between: first, and: second) == gaps.min(), "\(first) \(second)")
        }
    }
}

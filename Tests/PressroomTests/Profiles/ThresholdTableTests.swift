import Testing

@testable import Pressroom

@Suite struct ThresholdTableTests {
    @Test(
        arguments: [
            (1, [0.9, 0.5, 0.4], 0.7), (2, [0.9, 0.5, 0.4], 0.45), (3, [0.9, 0.5, 0.4], 0.05),
            (0, [0.9, 0.5], 0.7), (5, [], 0.05), (1, [0.5, 0.5, 0.2], 0.5),
        ] as [(Int, [Double], Double)])
    func liesBetweenTheLastThatPassesAndTheFirstThatDoesNot(count: Int, scores: [Double], threshold: Double) {
        #expect(abs(ThresholdTable.minScore(for: count, among: scores) - threshold) < 1e-9)
    }

    @Test func roundingShutsNoPaperOut() {
        let scores = [0.50000001, 0.49999999]
        let threshold = ThresholdTable.minScore(for: 1, among: scores)
        #expect(scores[0] >= threshold)
    }
}

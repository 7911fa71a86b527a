import FoundationEssentials
import Papers
import Testing

@testable import Ingest

@Suite struct PollingPlanTests {
    static let now = instant("2025-12-01 03:00")
    static let letters = instant("2025-12-01 05:30")

    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var state: BatchState
        var every: TimeInterval = 3_600
        var cadence = SourceFormat.Cadence.daily
        var failures = 0
        var maxAge: TimeInterval?
        var notBefore: Date?
        var isGone = false
        var letters: Date?
        /// Seconds before the shift of ±10 %; `nil` for never.
        var pause: TimeInterval?
        var why: PollingPlan.Reason
    }

    @Test(arguments: [
        Case(testDescription: "settled", state: .fresh, letters: letters, pause: 3_600, why: .every),
        Case(testDescription: "quiet", state: .quiet, letters: letters, pause: 3_600, why: .every),
        Case(testDescription: "waitingFarFromLetters", state: .waiting, pause: 3_600, why: .every),
        Case(testDescription: "waitingForLetters", state: .waiting, letters: letters, pause: 600, why: .awaited),
        Case(testDescription: "staleBeforeLetters", state: .stale, letters: letters, pause: 600, why: .awaited),
        Case(testDescription: "partialBeforeLetters", state: .partial, letters: letters, pause: 600, why: .awaited),
        Case(
            testDescription: "afterLetters", state: .waiting, letters: instant("2025-12-01 02:59"), pause: 3_600,
            why: .every),
        Case(
            testDescription: "partialFeed", state: .partial, cadence: .rolling, letters: letters, pause: 3_600,
            why: .every),
        Case(
            testDescription: "oftenAnyway", state: .waiting, every: 120, letters: letters, pause: 120, why: .awaited),
        Case(testDescription: "tooOften", state: .fresh, every: -5, pause: 60, why: .every),
        Case(testDescription: "noNumber", state: .fresh, every: .nan, pause: 3_600, why: .every),
        Case(testDescription: "firstFailure", state: .failed, failures: 1, pause: 300, why: .backoff),
        Case(testDescription: "thirdFailure", state: .failed, failures: 3, pause: 1_200, why: .backoff),
        Case(testDescription: "hundredthFailure", state: .failed, failures: 100, pause: 14_400, why: .backoff),
        Case(
            testDescription: "hundredthFailureOfADailyLook", state: .failed, every: 86_400, failures: 100,
            pause: 86_400, why: .backoff),
        Case(
            testDescription: "hundredthFailureBeforeLetters", state: .failed, failures: 100, letters: letters,
            pause: 1_800, why: .backoff),
        Case(testDescription: "gone", state: .failed, failures: 1, isGone: true, why: .gone),
    ])
    func looksAgain(_ it: Case) {
        let plan = PollingPlan(every: it.every, seed: "here/hf", cadence: it.cadence)
        let next = plan.next(
            after: .init(
                at: Self.now, state: it.state, failures: it.failures, maxAge: it.maxAge, notBefore: it.notBefore,
                isGone: it.isGone), letters: it.letters)
        #expect(next.why == it.why)
        #expect(next.at == it.pause.map { Self.now + $0 * (1 + 0.1 * PollingPlan.shift("here/hf")) })
    }

    @Test func obeysTheServer() {
        let plan = PollingPlan(seed: "here/hf", cadence: .daily)
        func next(_ look: PollingPlan.LastLook) -> PollingPlan.NextLook {
            plan.next(after: look, letters: Self.letters)
        }
        let later = Self.now + 9_000
        #expect(next(.init(at: Self.now, state: .waiting, maxAge: 9_000)) == .init(at: later, why: .maxAge))
        #expect(
            next(.init(at: Self.now, state: .failed, failures: 1, notBefore: later))
                == .init(at: later, why: .retryAfter))
        // Neither ends a source.
        #expect(next(.init(at: Self.now, state: .fresh, maxAge: 1e9)) == .init(at: Self.now + 86_400, why: .maxAge))
        #expect(next(.init(at: Self.now, state: .fresh, maxAge: .infinity)).why == .every)
        #expect(
            next(.init(at: Self.now - 30 * 86_400, state: .fresh, notBefore: later))
                == .init(at: later, why: .retryAfter))
        #expect(next(.init(at: Self.now, state: .waiting, maxAge: 60, notBefore: .distantPast)).why == .awaited)
    }

    @Test func looksBeforeLettersEvenWhereLooksAreRare() throws {
        let plan = PollingPlan(every: 86_400, seed: "here/hf", cadence: .daily)
        let evening = instant("2025-11-30 20:00")
        let next = plan.next(after: .init(at: evening, state: .quiet), letters: Self.letters)
        let at = try #require(next.at)
        #expect(next.why == .beforeLetters)
        #expect(at >= Self.letters - 3 * 3_600 && at < Self.letters - 2 * 3_600)
        let feed = PollingPlan(every: 86_400, seed: "here/hf", cadence: .rolling)
        #expect(feed.next(after: .init(at: evening, state: .quiet), letters: Self.letters).why == .every)
    }

    @Test func spreadsInstallationsEvenly() {
        let shifts = (0..<1_000).map { PollingPlan.shift("installation \($0)") }
        #expect(shifts.allSatisfy { (-1..<1).contains($0) })
        #expect(abs(shifts.reduce(0, +) / 1_000) < 0.1)
        #expect(Set(shifts).count == 1_000)
        #expect(shifts.count { $0 < -0.5 } > 180)
        #expect(shifts.count { $0 > 0.5 } > 180)
        #expect(PollingPlan.shift("a") == PollingPlan.shift("a"))
    }
}

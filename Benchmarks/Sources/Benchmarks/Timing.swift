/// How long something takes: the median of several repetitions, and how far they lie apart.
struct Timing {
    /// Seconds of one call.
    let seconds: Double
    /// Half the distance between the quartiles, as a share of the median: how much to trust `seconds`.
    let spread: Double

    /// - Parameter samples: seconds, one a repetition; at least one.
    init(_ samples: [Double]) {
        let sorted = samples.sorted()
        let median = sorted[sorted.count / 2]
        seconds = median
        spread = median > 0 ? (sorted[sorted.count * 3 / 4] - sorted[sorted.count / 4]) / 2 / median : 0
    }

    /// Measures work inside this process, warm: what it costs once caches and pages are there.
    /// - Parameter work: returns how much it did, which must be the same each time.
    /// - Throws: what `work` throws; ``UnevenWork``.
    static func measure(repetitions: Int = 15, _ work: () throws -> Int) throws -> Timing {
        let clock = ContinuousClock()
        let expected = try work()
        let warm = try clock.measure { _ = try work() }.seconds
        // A repetition lasts 20 ms at least, so that reading the clock costs nothing beside it.
        let calls = max(1, Int(0.02 / max(warm, 1e-9)))
        var samples: [Double] = []
        for _ in 0..<repetitions {
            var done = 0
            let spent = try clock.measure {
                for _ in 0..<calls { done += try work() }
            }
            guard done == expected * calls else { throw UnevenWork() }
            samples.append(spent.seconds / Double(calls))
        }
        return Timing(samples)
    }
}

/// The same work gave different results: then its times mean nothing.
struct UnevenWork: Error {}

extension Duration {
    var seconds: Double { self / .seconds(1) }
}

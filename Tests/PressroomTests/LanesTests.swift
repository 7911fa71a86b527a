import Synchronization
import Testing

@testable import Pressroom

@Suite struct LanesTests {
    @Test func resultsComeInOrderAndALaneIsNeverSharedByTwo() async {
        let works = (0..<200).map { (place: $0, lane: $0 % 3 == 0 ? nil : "lane \($0 % 5)") }
        let running = Mutex<[String: Int]>([:])
        let most = Mutex((now: 0, seen: 0))
        var places: [Int] = []
        await Lanes.run(works, lane: { $0.lane }, most: 6, ahead: 20) { work in
            most.withLock { $0 = ($0.now + 1, max($0.seen, $0.now + 1)) }
            if let lane = work.lane {
                running.withLock { $0[lane, default: 0] += 1 }
                #expect(running.withLock { $0[lane] } == 1)
            }
            for _ in 0..<(work.place * 7 % 11) { await Task.yield() }
            if let lane = work.lane { running.withLock { $0[lane, default: 0] -= 1 } }
            most.withLock { $0.now -= 1 }
            return work.place
        } inOrder: { place in
            places.append(place)
        }
        #expect(places == Array(0..<200))
        #expect(most.withLock { (2...6).contains($0.seen) })
    }
}

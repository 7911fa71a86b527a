/// Does many works at the same time, but one at a time in each lane, and hands over their results in the order in which
/// the works were given: so that what is stored never depends on which server was the fastest.
enum Lanes {
    /// - Parameters:
    ///   - lane: works of one lane follow one another in order; `nil` = of none.
    ///   - most: works at the same time.
    ///   - ahead: how far work may run ahead of the first result that is missing: what is done waits in memory.
    ///   - body: one work.
    ///   - each: takes the results, one after the other.
    static func run<Work: Sendable, Result: Sendable>(
        _ works: [Work], lane: (Work) -> String?, most: Int = 8, ahead: Int = 8,
        _ body: @escaping @Sendable (Work) async -> Result, inOrder each: (Result) async -> Void
    ) async {
        await withTaskGroup(of: (place: Int, result: Result).self) { group in
            var waiting = Array(works.indices)
            var busy: Set<String> = []
            var running = 0
            var done: [Int: Result] = [:]
            var next = 0
            while next < works.count {
                var index = 0
                while index < waiting.count, running < most, waiting[index] < next + ahead {
                    let place = waiting[index]
                    let name = lane(works[place])
                    guard name.map({ busy.insert($0).inserted }) ?? true else {
                        index += 1
                        continue
                    }
                    waiting.remove(at: index)
                    running += 1
                    group.addTask { (place, await body(works[place])) }
                }
                guard let finished = await group.next() else { break }
                running -= 1
                if let name = lane(works[finished.place]) { busy.remove(name) }
                done[finished.place] = finished.result
                while let result = done.removeValue(forKey: next) {
                    next += 1
                    await each(result)
                }
            }
        }
    }
}

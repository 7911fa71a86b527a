import FoundationEssentials
import Papers
import TestSupport
import Testing

@testable import Ingest

/// Seasons of sources with faults: what is published becomes news exactly once, and nothing else does.
@Suite struct HealthSimulationTests {
    // MARK: A daily source

    /// 200 days of a page that is late, cut, stale, empty, unreachable, flooded, or shows an older day again; at the end
    /// of each day it shows the day whole.
    @Test(arguments: [1, 2] as [UInt64])
    func losesNoPaperOfADailySource(seed: UInt64) {
        var chance = SeededGenerator(seed: seed)
        var book = SourceBook(SourceTraits(id: "hf", format: .hfJSON))
        var published: [(day: Day, papers: [Sighting])] = []
        for date in 0..<200 {
            let today = day("2025-03-03").adding(date)
            let isWorkday = today.weekday != .saturday && today.weekday != .sunday
            if isWorkday || Int.random(in: 0..<10, using: &chance) == 0 {
                let count = size(isWorkday, &chance)
                published.append((today, (0..<count).map { sighting(today.ordinal * 2_000 + $0) }))
            }
            let hour = Int.random(in: 0..<10, using: &chance) == 0 ? Int.random(in: 5..<22, using: &chance) : 2
            for poll in 0..<8 {
                let now = today.start.addingTimeInterval(Double(poll) * 10_000)
                let isThere = poll * 10_000 >= hour * 3_600
                lookOnce(&book, isThere ? published : published.filter { $0.day < today }, today, now, &chance)
                if Int.random(in: 0..<4, using: &chance) == 0 { book.confirm() }
            }
            guard let last = published.last else { continue }
            let state = book.look(reading(last.day, last.papers), at: today.adding(1).start.addingTimeInterval(-60))
                .state
            #expect(
                last.day == today ? [.fresh, .primed, .flood].contains(state) : state == .quiet, "\(today) \(state)")
        }
        book.confirm()
        let all = published.flatMap(\.papers).map(\.paper.id)
        #expect(all.allSatisfy { book.told[$0] == 1 })
        #expect(book.told.count == all.count)
    }

    private func size(_ isWorkday: Bool, _ chance: inout SeededGenerator) -> Int {
        if !isWorkday { return Int.random(in: 1...5, using: &chance) }
        return Int.random(in: 0..<50, using: &chance) == 0 ? 700 : Int.random(in: 30...60, using: &chance)
    }

    private func lookOnce(
        _ book: inout SourceBook, _ published: [(day: Day, papers: [Sighting])], _ today: Day, _ now: Date,
        _ chance: inout SeededGenerator
    ) {
        guard let last = published.last else { return }
        switch Int.random(in: 0..<20, using: &chance) {
        case 0...1: _ = book.lookWithout(.failed("HTTP 503"), at: now)
        case 2: _ = book.look(reading(today, [], named: false), at: now)
        case 3...4:
            let part = Array(last.papers.prefix(Int.random(in: 1...last.papers.count, using: &chance)))
            _ = book.look(reading(last.day, part, diagnostics: [.cutOff]), at: now)
        // The last day's papers under today's date.
        case 5...6 where last.day < today: _ = book.look(reading(today, last.papers), at: now)
        // An older page once more.
        case 7: _ = published.dropLast().last.map { book.look(reading($0.day, $0.papers), at: now) }
        // The day's page without its date.
        case 8: _ = book.look(reading(today, last.papers, named: false), at: now)
        case 9: _ = book.look(reading(last.day, last.papers.shuffled(using: &chance)), at: now)
        default: _ = book.look(reading(last.day, last.papers), at: now)
        }
    }

    // MARK: A feed

    /// 200 days of a feed of 60 entries that changes its entries' names, shows its archive, or cannot be reached.
    @Test(arguments: [5, 6] as [UInt64])
    func losesNoEntryOfAFeed(seed: UInt64) {
        var chance = SeededGenerator(seed: seed)
        var book = SourceBook(SourceTraits(id: "feed", format: .feed))
        let first = day("2025-03-03")
        var entries = (0..<400).map {
            Entry(number: $0, seen: first.start.addingTimeInterval(Double($0 - 400) * 21_600))
        }
        var name = 0
        for date in 0..<200 {
            let today = first.adding(date)
            for poll in 0..<4 {
                let now = today.start.addingTimeInterval(Double(poll) * 20_000 + 60)
                if date > 0 {
                    for _ in 0..<Int.random(in: 0...3, using: &chance) {
                        entries.append(Entry(number: entries.count, seen: now.addingTimeInterval(-30)))
                    }
                }
                let fault = date == 0 ? 39 : Int.random(in: 0..<40, using: &chance)
                // A flood is confirmed before the next change: one on top of another is for people to sort out.
                if fault == 0 { name += 1 }
                let shown = entries.suffix(fault == 1 ? 300 : 60).reversed().map { $0.sighting(name) }
                switch fault {
                case 2: _ = book.lookWithout(.failed("HTTP 503"), at: now)
                case 3: _ = book.lookWithout(.unchanged, at: now)
                case 4:
                    _ = book.look(
                        reading(today, Array(shown.prefix(20)), named: false, diagnostics: [.cutOff]), at: now)
                default: _ = book.look(reading(today, shown, named: false, format: .feed), at: now)
                }
                if fault % 3 == 0 { book.confirm() }
            }
        }
        _ = book.look(
            reading(first.adding(200), entries.suffix(60).map { $0.sighting(name) }, named: false, format: .feed),
            at: first.adding(200).start)
        book.confirm()
        #expect(entries.dropFirst(400).allSatisfy { book.told[paperID($0.number)] == 1 })
        // Of those before the first reading, the newest seven: 48 hours.
        #expect(book.told.count == entries.count - 400 + 7)
        #expect(book.told.values.allSatisfy { $0 == 1 })
    }

    struct Entry {
        var number: Int
        var seen: Date

        /// The feed's entry, whose name says nothing of the paper.
        func sighting(_ name: Int) -> Sighting {
            IngestTests.sighting(number, entry: "\(name)/\(number)", seen: seen)
        }
    }
}

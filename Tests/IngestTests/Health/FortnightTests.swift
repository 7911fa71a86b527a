import FoundationEssentials
import Papers
import Testing

@testable import Ingest

/// Two weeks of a daily source, look by look, with everything that can happen to one.
@Suite struct FortnightTests {
    struct Look {
        var at: String
        var shows: Showing
        var state: BatchState
        /// How many papers became news.
        var news = 0
    }

    enum Showing {
        /// The papers of a day, under its date; the first ones only where a number is given.
        case day(String, Int? = nil)
        /// The papers of a day under another date.
        case under(String, of: String)
        case unchanged, failed, confirmed
    }

    static let looks: [Look] = [
        Look(at: "2025-11-17 12:00", shows: .day("2025-11-17"), state: .primed, news: 40),
        Look(at: "2025-11-17 13:00", shows: .unchanged, state: .primed),
        Look(at: "2025-11-18 00:10", shows: .day("2025-11-17"), state: .waiting),
        Look(at: "2025-11-18 02:10", shows: .day("2025-11-18"), state: .fresh, news: 40),
        Look(at: "2025-11-18 03:10", shows: .unchanged, state: .fresh),
        Look(at: "2025-11-19 02:10", shows: .day("2025-11-19"), state: .fresh, news: 40),
        Look(at: "2025-11-19 20:00", shows: .day("2025-11-19"), state: .fresh),
        Look(at: "2025-11-20 02:10", shows: .day("2025-11-20"), state: .fresh, news: 40),
        Look(at: "2025-11-20 03:10", shows: .failed, state: .failed),
        Look(at: "2025-11-21 02:10", shows: .day("2025-11-21"), state: .fresh, news: 40),
        // The weekend.
        Look(at: "2025-11-22 09:00", shows: .day("2025-11-21"), state: .quiet),
        Look(at: "2025-11-23 09:00", shows: .unchanged, state: .quiet),
        Look(at: "2025-11-23 21:00", shows: .under("2025-11-23", of: "2025-11-21"), state: .quiet),
        // Not yet, then stale, then there.
        Look(at: "2025-11-24 01:00", shows: .day("2025-11-21"), state: .waiting),
        Look(at: "2025-11-24 02:00", shows: .under("2025-11-24", of: "2025-11-21"), state: .stale),
        Look(at: "2025-11-24 02:30", shows: .unchanged, state: .stale),
        Look(at: "2025-11-24 02:40", shows: .day("2025-11-24"), state: .fresh, news: 40),
        // In two parts.
        Look(at: "2025-11-25 02:10", shows: .day("2025-11-25", 8), state: .partial, news: 8),
        Look(at: "2025-11-25 03:10", shows: .unchanged, state: .partial),
        Look(at: "2025-11-25 06:00", shows: .day("2025-11-25"), state: .fresh, news: 32),
        // A fault of the server.
        Look(at: "2025-11-26 02:10", shows: .failed, state: .failed),
        Look(at: "2025-11-26 02:20", shows: .day("2025-11-26"), state: .fresh, news: 40),
        // Late.
        Look(at: "2025-11-27 02:30", shows: .day("2025-11-26"), state: .waiting),
        Look(at: "2025-11-27 05:00", shows: .unchanged, state: .stale),
        Look(at: "2025-11-27 09:00", shows: .day("2025-11-27"), state: .fresh, news: 40),
        // A flood.
        Look(at: "2025-11-28 02:10", shows: .day("2025-11-28", 620), state: .flood),
        Look(at: "2025-11-28 03:10", shows: .day("2025-11-28", 620), state: .flood),
        Look(at: "2025-11-28 04:10", shows: .unchanged, state: .flood),
        Look(at: "2025-11-28 05:10", shows: .confirmed, state: .fresh, news: 620),
        Look(at: "2025-11-28 06:10", shows: .day("2025-11-28", 620), state: .fresh),
        // A weekend with papers.
        Look(at: "2025-11-29 09:00", shows: .day("2025-11-28", 620), state: .quiet),
        Look(at: "2025-11-30 09:00", shows: .day("2025-11-30", 3), state: .fresh, news: 3),
        Look(at: "2025-12-01 02:10", shows: .day("2025-12-01"), state: .fresh, news: 40),
    ]

    static func papers(of date: String, _ count: Int) -> [Sighting] {
        (0..<count).map { sighting(day(date).ordinal * 1_000 + $0) }
    }

    @Test func runsThroughEveryState() {
        var book = SourceBook(SourceTraits(id: "hf", format: .hfJSON))
        for look in Self.looks {
            let now = instant(look.at)
            let before = book.told.values.reduce(0, +)
            let state: BatchState
            switch look.shows {
            case .day(let date, let count):
                state = book.look(reading(day(date), Self.papers(of: date, count ?? 40)), at: now).state
            case .under(let date, let other):
                state = book.look(reading(day(date), Self.papers(of: other, 40)), at: now).state
            case .unchanged: state = book.lookWithout(.unchanged, at: now).state
            case .failed: state = book.lookWithout(.failed("HTTP 503"), at: now).state
            case .confirmed:
                book.confirm()
                state = book.states[Day(utc: now)] ?? .failed
            }
            #expect(state == look.state, "\(look.at)")
            #expect(book.told.values.reduce(0, +) - before == look.news, "\(look.at)")
        }
        #expect(book.told.values.allSatisfy { $0 == 1 })
    }

    @Test func keepsADaysStateWhenALaterLookFails() {
        var book = SourceBook(SourceTraits(id: "hf", format: .hfJSON))
        for look in Self.looks.prefix(9) {
            if case .day(let date, let count) = look.shows {
                _ = book.look(reading(day(date), Self.papers(of: date, count ?? 40)), at: instant(look.at))
            } else if case .failed = look.shows {
                _ = book.lookWithout(.failed("HTTP 503"), at: instant(look.at))
            }
        }
        #expect(book.states[day("2025-11-20")] == .fresh)
    }
}

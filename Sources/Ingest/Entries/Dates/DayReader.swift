internal import Papers

/// Reads the day off the tokens of a date from which the time has been taken.
struct DayReader {
    typealias Result = (day: Day, precision: EntryDate.Precision)

    private var numbers: [(value: Int, digits: Int)] = []
    private var month: Int?
    /// Whether the month's name stands before the first number.
    private var monthIsFirst = false
    private var marks: [UInt8] = []
    private var week: Bool = false
    /// A word that says that this is no date.
    private var isForeign = false

    init(_ tokens: [DateToken]) {
        for (index, token) in tokens.enumerated() {
            switch token.kind {
            case .number(let value, let digits): numbers.append((value, digits))
            case .mark(UInt8(ascii: ",")): break
            case .mark(let mark): marks.append(mark)
            case .word(let word):
                take(word, isFirst: index == 0, next: index + 1 < tokens.count ? tokens[index + 1] : nil)
            }
        }
    }

    private mutating func take(_ word: String, isFirst: Bool, next: DateToken?) {
        if word == "w", numbers.count == 1 {
            week = true
        } else if month == nil || month == 3 && monthIsFirst && numbers.count == 1, let name = DateNames.month(word),
            !(isFirst && next?.kind == .mark(UInt8(ascii: ",")))
        {
            // `mar` is a weekday in French: `mar. 2 déc. 2025` names two months.
            month = name
            monthIsFirst = numbers.isEmpty
        } else if DateNames.isWeekday(word) || DateNames.fillers.contains(word) {
            return
        } else if !(isFirst && next?.kind == .mark(UInt8(ascii: ","))) {
            // A first word before a comma is a weekday in one more language.
            isForeign = true
        }
    }

    func read() -> Result? {
        guard !isForeign, let result = month == nil ? (week ? weekDate : numeric) : named else { return nil }
        // `0001-01-01` is how some software writes that it knows no date.
        return result.day.components.year >= 1000 ? result : nil
    }

    // MARK: With the month's name

    private var named: Result? {
        guard let month, marks.allSatisfy({ "-./'".utf8.contains($0) }) else { return nil }
        switch numbers.count {
        case 1:
            guard numbers[0].digits == 4 else { return nil }
            return Day(year: numbers[0].value, month: month, day: 1).map { ($0, .period) }
        case 2:
            let isYearFirst = numbers[0].digits >= 3 && !monthIsFirst
            let (year, day) = isYearFirst ? (numbers[0], numbers[1]) : (numbers[1], numbers[0])
            guard day.digits <= 2, let full = Self.year(year) else { return nil }
            return Day(year: full, month: month, day: day.value).map { ($0, .day) }
        default:
            return nil
        }
    }

    /// Two digits: 00…49 are of this century, others of the last (RFC 5322 §4.3).
    private static func year(_ number: (value: Int, digits: Int)) -> Int? {
        switch number.digits {
        case 4: number.value
        case 2: number.value < 50 ? 2000 + number.value : 1900 + number.value
        case 3: 1900 + number.value
        default: nil
        }
    }

    // MARK: With numbers alone

    private var numeric: Result? {
        switch numbers.count {
        case 1: marks.isEmpty || marks == [UInt8(ascii: "-")] ? compact(numbers[0]) : nil
        case 2: pair
        case 3: triple
        default: nil
        }
    }

    /// `2025`, `20251128`, `2025332`, and ISO 8601's short forms `251128`, `25332`, `-2511`.
    private func compact(_ number: (value: Int, digits: Int)) -> Result? {
        let value = number.value
        if let mark = marks.first {
            guard mark == UInt8(ascii: "-"), number.digits == 4 else { return nil }
            return Day(year: 2000 + value / 100, month: value % 100, day: 1).map { ($0, .period) }
        }
        switch number.digits {
        case 4: return Day(year: value, month: 1, day: 1).map { ($0, .period) }
        case 8: return Day(year: value / 10_000, month: value / 100 % 100, day: value % 100).map { ($0, .day) }
        case 7: return ordinal(value % 1000, of: value / 1000)
        case 6: return Day(year: 2000 + value / 10_000, month: value / 100 % 100, day: value % 100).map { ($0, .day) }
        case 5: return ordinal(value % 1000, of: 2000 + value / 1000)
        default: return nil
        }
    }

    private func ordinal(_ day: Int, of year: Int) -> Result? {
        guard let first = Day(year: year, month: 1, day: 1), day >= 1 else { return nil }
        let found = first.adding(day - 1)
        return found.components.year == year ? (found, .day) : nil
    }

    private var pair: Result? {
        let (first, last) = (numbers[0], numbers[1])
        if marks == [UInt8(ascii: "-")] || marks == [UInt8(ascii: "/")]
            || marks == [UInt8(ascii: "."), UInt8(ascii: ".")]
        {
            if first.digits == 4, last.digits == 3 { return ordinal(last.value, of: first.value) }
            if first.digits == 4, last.digits <= 2 {
                return Day(year: first.value, month: last.value, day: 1).map { ($0, .period) }
            }
        }
        if marks == [UInt8(ascii: "/")], first.digits <= 2, last.digits == 4 {
            return Day(year: last.value, month: first.value, day: 1).map { ($0, .period) }
        }
        if marks == [UInt8(ascii: "-"), UInt8(ascii: "-")], first.digits == 4 || (first.digits, last.digits) == (2, 2) {
            // `2004年5月`, and ISO 8601's `-03-12`.
            return Day(year: first.digits == 4 ? first.value : 2000 + first.value, month: last.value, day: 1).map {
                ($0, .period)
            }
        }
        return nil
    }

    private var triple: Result? {
        guard let mark = marks.first, marks.allSatisfy({ $0 == mark }), marks.count <= 3 else { return nil }
        let (first, second, third) = (numbers[0], numbers[1], numbers[2])
        if first.digits == 4 {
            guard third.digits <= 2 else { return nil }
            return day(first.value, second.value, third.value)
        }
        guard first.digits <= 2, second.digits <= 2 else { return nil }
        switch mark {
        case UInt8(ascii: "-"):
            if third.digits == 4 { return unordered(first.value, second.value, year: third.value) }
            return first.digits == 2 && third.digits == 2 ? day(2000 + first.value, second.value, third.value) : nil
        case UInt8(ascii: "/"):
            guard third.digits == 4 || third.digits == 2, let year = Self.year(third) else { return nil }
            // The month stands first in America, where this shape is at home, unless it cannot.
            return first.value > 12 ? day(year, second.value, first.value) : day(year, first.value, second.value)
        case UInt8(ascii: "."):
            guard third.digits == 4 || third.digits == 2, let year = Self.year(third) else { return nil }
            return day(year, second.value, first.value)
        default:
            return nil
        }
    }

    /// `05-11-2025` is another day on each side of the ocean; only one that cannot be misread is read.
    private func unordered(_ first: Int, _ second: Int, year: Int) -> Result? {
        if first > 12 || first == second { return day(year, second, first) }
        return second > 12 ? day(year, first, second) : nil
    }

    private func day(_ year: Int, _ month: Int, _ day: Int) -> Result? {
        Day(year: year, month: month, day: day).map { ($0, .day) }
    }

    // MARK: Weeks

    /// `2025-W48-5`, `2025W485`, `2025-W48` (ISO 8601): week 1 is that of January 4.
    private var weekDate: Result? {
        guard numbers.count >= 2, numbers[0].digits == 4, let fourth = Day(year: numbers[0].value, month: 1, day: 4)
        else {
            return nil
        }
        var (week, weekday, precision) = (numbers[1].value, 1, EntryDate.Precision.period)
        if numbers.count == 3, numbers[2].digits == 1 {
            (weekday, precision) = (numbers[2].value, .day)
        } else if numbers[1].digits == 3 {
            (week, weekday, precision) = (week / 10, week % 10, .day)
        } else if numbers.count > 2 {
            return nil
        }
        // Day 0 was a Thursday.
        let monday = fourth.adding(-(((fourth.ordinal + 3) % 7 + 7) % 7))
        let last =
            (1...53).contains(week) && (1...7).contains(weekday) ? monday.adding((week - 1) * 7 + weekday - 1) : nil
        guard let last, week < 53 || last.adding(4 - weekday).components.year == numbers[0].value else { return nil }
        return (last, precision)
    }
}

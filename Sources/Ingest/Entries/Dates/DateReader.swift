internal import Papers

/// Reads a date off its tokens: first the time with its zone, then the day from what is left.
struct DateReader {
    private var tokens: [DateToken]
    private var second: Double?
    private var offset: Int?

    init(_ tokens: [DateToken]) {
        self.tokens = tokens
    }

    /// `nil` where the tokens are no date.
    mutating func read() -> EntryDate? {
        if let date = sinceEpoch { return date }
        dropComments()
        let isKorean = tokens.contains { $0.word == "일" || $0.word == "오전" || $0.word == "오후" }
        guard readTime() else { return nil }
        guard let (day, precision) = DayReader(tokens).read() else { return nil }
        guard let second else { return EntryDate(day, precision: precision) }
        guard precision == .day else { return nil }
        // Korean blogs write their own time and say nothing of a zone; the words themselves say which.
        return EntryDate(
            day, second: second, offset: offset ?? (isKorean ? 9 * 3600 : 0), precision: .instant)
    }

    /// Seconds since 1970 (9 or 10 digits, perhaps with a fraction), or milliseconds (13).
    private var sinceEpoch: EntryDate? {
        guard let whole = tokens.first?.number else { return nil }
        var end = 1
        let fraction = takeFraction(&end)
        guard tokens.count == end else { return nil }
        switch whole.digits {
        case 9...10: return Self.epoch(Double(whole.value) + fraction)
        case 13: return Self.epoch(Double(whole.value) / 1000)
        default: return nil
        }
    }

    private static func epoch(_ seconds: Double) -> EntryDate {
        let days = Int((seconds / 86_400).rounded(.down))
        return EntryDate(Day(ordinal: days), second: seconds - Double(days) * 86_400, precision: .instant)
    }

    /// `(UTC)`, `(Pacific Daylight Time)`: what stands in brackets repeats the zone.
    private mutating func dropComments() {
        while let start = tokens.firstIndex(where: { $0.kind == .mark(UInt8(ascii: "(")) }) {
            let end = tokens[start...].firstIndex { $0.kind == .mark(UInt8(ascii: ")")) } ?? tokens.count - 1
            tokens.removeSubrange(start...end)
        }
    }

    // MARK: The time

    /// Takes the time and the zone out of the tokens; `false` where they are nonsense.
    private mutating func readTime() -> Bool {
        guard let colon = tokens.indices.first(where: isTime) else { return readCompactTime() }
        var end = colon + 2
        guard let hour = tokens[colon - 1].number, hour.digits <= 2, let minute = tokens[colon + 1].number,
            minute.digits <= 2
        else { return false }
        var seconds = 0.0
        if end + 1 < tokens.count, tokens[end].kind == .mark(UInt8(ascii: ":")) {
            guard let value = tokens[end + 1].number, value.digits <= 2 else { return false }
            seconds = Double(value.value)
            end += 2
            seconds += takeFraction(&end)
        }
        if end < tokens.count, tokens[end].kind == .mark(UInt8(ascii: ":")) { return false }
        var first = colon - 1
        // The `T` of ISO 8601 is no word of the date.
        if first > 0, tokens[first - 1].word == "t" { first -= 1 }
        guard setTime(hour.value, minute.value, seconds, half: takeHalf(first: &first, end: &end)) else { return false }
        return readZone(from: first, to: end)
    }

    private func isTime(_ index: Int) -> Bool {
        tokens[index].kind == .mark(UInt8(ascii: ":")) && index > 0 && index + 1 < tokens.count
            && tokens[index - 1].number != nil && tokens[index + 1].number != nil
    }

    private func takeFraction(_ end: inout Int) -> Double {
        guard end + 1 < tokens.count, !tokens[end].isSpaced, let digits = tokens[end + 1].number,
            !tokens[end + 1].isSpaced,
            tokens[end].kind == .mark(UInt8(ascii: ".")) || tokens[end].kind == .mark(UInt8(ascii: ","))
        else { return 0 }
        end += 2
        var fraction = Double(digits.value)
        for _ in 0..<digits.digits { fraction /= 10 }
        return fraction
    }

    /// `pm` after the time, `오후` before it.
    private func takeHalf(first: inout Int, end: inout Int) -> Int? {
        if end < tokens.count, let word = tokens[end].word {
            if let half = DateNames.halves[word], word != "a" && word != "p" {
                end += 1
                return half
            }
            if word == "a" || word == "p", end + 1 < tokens.count, tokens[end + 1].word == "m" {
                end += 2
                return word == "p" ? 12 : 0
            }
        }
        if first > 0, let word = tokens[first - 1].word, word.utf8.count > 2, let half = DateNames.halves[word] {
            first -= 1
            return half
        }
        return nil
    }

    /// `T101455` and `20251128101455`: a time without colons.
    private mutating func readCompactTime() -> Bool {
        if let mark = tokens.indices.first(where: { tokens[$0].word == "t" && $0 > 0 }) {
            guard mark + 1 < tokens.count, let digits = tokens[mark + 1].number, !tokens[mark + 1].isSpaced else {
                return false
            }
            var end = mark + 2
            let (value, fraction) = (digits.value, digits.digits == 6 ? takeFraction(&end) : 0)
            let isSet =
                switch digits.digits {
                case 2: setTime(value, 0, 0, half: nil)
                case 4: setTime(value / 100, value % 100, 0, half: nil)
                case 6: setTime(value / 10_000, value / 100 % 100, Double(value % 100) + fraction, half: nil)
                default: false
                }
            return isSet && readZone(from: mark, to: end)
        }
        if let digits = tokens.first?.number, digits.digits == 14 || digits.digits == 12 {
            let value = digits.digits == 14 ? digits.value : digits.value * 100
            tokens[0].kind = .number(value / 1_000_000, digits: 8)
            guard setTime(value / 10_000 % 100, value / 100 % 100, Double(value % 100), half: nil) else { return false }
            return readZone(from: 1, to: 1)
        }
        // A date alone may have a zone too (`2025-12-01Z`, `01 Dec 2025 GMT`); it changes nothing.
        if let last = tokens.last?.word, tokens.count > 1, ["z", "gmt", "utc", "ut"].contains(last) {
            tokens.removeLast()
        }
        return true
    }

    private mutating func setTime(_ hour: Int, _ minute: Int, _ seconds: Double, half: Int?) -> Bool {
        var hour = hour
        if let half {
            guard hour <= 12 || half == 12 else { return false }
            if hour <= 12 { hour = hour % 12 + half }
        }
        // Second 60 is a leap second's.
        guard minute < 60, seconds < 61, hour < 24 || (hour == 24 && minute == 0 && seconds == 0) else { return false }
        second = Double(hour * 3600 + minute * 60) + seconds
        return true
    }

    // MARK: The zone

    /// Reads the zone behind the time and takes both out; what follows it may be the year (`16:29:06 PST 2004`).
    private mutating func readZone(from first: Int, to timeEnd: Int) -> Bool {
        var end = timeEnd
        if end + 1 < tokens.count, tokens[end].word == "etc", tokens[end + 1].kind == .mark(UInt8(ascii: "/")) {
            end += 2
        }
        if end < tokens.count, let word = tokens[end].word, !isDatePart(word) {
            offset = DateNames.zone(word)
            end += 1
            // `Europe/Berlin` and other names of zones: their offset is not known.
            while end < tokens.count, offset == nil,
                tokens[end].kind == .mark(UInt8(ascii: "/")) || tokens[end].word != nil
            {
                if let word = tokens[end].word, isDatePart(word) { break }
                end += 1
            }
        }
        if end < tokens.count, let sign = tokens[end].sign, offset ?? 0 == 0 {
            guard let shift = takeOffset(&end) else { return false }
            offset = sign * shift
            // `+0200 CEST`: the name only repeats it.
            if end < tokens.count, let word = tokens[end].word, tokens[end].isSpaced, DateNames.zone(word) != nil {
                end += 1
            }
        }
        tokens.removeSubrange(first..<end)
        return true
    }

    private func isDatePart(_ word: String) -> Bool {
        DateNames.month(word) != nil || DateNames.isWeekday(word) || DateNames.fillers.contains(word) && word != "at"
    }

    /// `0100`, `01:00`, `1`, `100`, in seconds, from the sign on.
    private func takeOffset(_ end: inout Int) -> Int? {
        guard end + 1 < tokens.count, let digits = tokens[end + 1].number else { return nil }
        var (hours, minutes) = (digits.value, 0)
        switch digits.digits {
        case 1, 2:
            if end + 2 < tokens.count, tokens[end + 2].kind == .mark(UInt8(ascii: ":")) {
                guard end + 3 < tokens.count, let part = tokens[end + 3].number, part.digits <= 2 else { return nil }
                minutes = part.value
                end += 2
            }
        case 3, 4: (hours, minutes) = (digits.value / 100, digits.value % 100)
        default: return nil
        }
        guard hours < 24, minutes < 60 else { return nil }
        end += 2
        return hours * 3600 + minutes * 60
    }
}

extension DateToken {
    var word: String? {
        if case .word(let word) = kind { word } else { nil }
    }

    var number: (value: Int, digits: Int)? {
        if case .number(let value, let digits) = kind { (value, digits) } else { nil }
    }

    /// 1 for `+`, -1 for `-`.
    var sign: Int? {
        switch kind {
        case .mark(UInt8(ascii: "+")): 1
        case .mark(UInt8(ascii: "-")): -1
        default: nil
        }
    }
}

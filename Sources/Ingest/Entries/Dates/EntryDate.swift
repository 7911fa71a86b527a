internal import FoundationEssentials
internal import Papers

/// When something happened, as precisely as a source says.
struct EntryDate: Hashable {
    /// How much of it the source says; coarser ones first.
    enum Precision: Comparable {
        /// A year, a month or a week, whose first day stands for it.
        case period
        case day
        case instant
    }

    /// As the source writes it, in its own time zone: what is of the 1st in Tokyo stays of the 1st.
    let day: Day
    /// The start of the day in UTC where no time is given; of a time without a zone, UTC is taken to be meant.
    let instant: Date
    let precision: Precision

    /// - Parameter second: of the day as written, from 0; 86,400 is the start of the next one (ISO 8601's `24:00`).
    /// - Parameter offset: seconds east of UTC.
    init(_ day: Day, second: Double = 0, offset: Int = 0, precision: Precision) {
        self.day = second >= 86_400 ? day.adding(1) : day
        instant = day.start.addingTimeInterval(second - Double(offset))
        self.precision = precision
    }
}

extension EntryDate {
    /// More bytes are no date.
    private static let limit = 100

    /// Reads a date in any shape that feeds are known to use; `nil` for what is none, such as February 30.
    ///
    /// Understood: RFC 822, 850, 1123 and 5322 with their everyday faults, asctime, W3CDTF and ISO 8601 (calendar, ordinal
    /// and week dates), `MM/DD/YYYY`, `DD.MM.YYYY`, `Month D, YYYY`, seconds and milliseconds since 1970, and months and
    /// weekdays in the languages of ``DateNames``.
    static func read(_ text: String) -> EntryDate? {
        var text = text
        return text.withUTF8(read)
    }

    static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> EntryDate? {
        var bytes = bytes[...]
        while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        guard !bytes.isEmpty, bytes.count <= limit else { return nil }
        let trimmed = UnsafeBufferPointer(rebasing: bytes)
        if let date = internet(trimmed) { return date }
        guard let tokens = DateToken.tokens(of: trimmed) else { return nil }
        var reader = DateReader(tokens)
        return reader.read()
    }

    /// `2025-11-28T17:03:11Z` or `…+01:00` (RFC 3339 without fractions), by position: nearly all of Atom.
    private static func internet(_ bytes: UnsafeBufferPointer<UInt8>) -> EntryDate? {
        guard bytes.count == 20 || bytes.count == 25, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[10] == 0x54,
            bytes[13] == 0x3A, bytes[16] == 0x3A, let century = pair(bytes, 0), let year = pair(bytes, 2),
            let month = pair(bytes, 5), let day = pair(bytes, 8), let hour = pair(bytes, 11), hour < 24,
            let minute = pair(bytes, 14), minute < 60, let second = pair(bytes, 17), second < 60, century >= 10,
            let date = Day(year: century * 100 + year, month: month, day: day)
        else { return nil }
        var offset = 0
        if bytes.count == 25 {
            guard bytes[19] == 0x2B || bytes[19] == 0x2D, bytes[22] == 0x3A, let hours = pair(bytes, 20), hours < 24,
                let minutes = pair(bytes, 23), minutes < 60
            else { return nil }
            offset = (hours * 60 + minutes) * (bytes[19] == 0x2B ? 60 : -60)
        } else if bytes[19] != 0x5A {
            return nil
        }
        return EntryDate(date, second: Double(hour * 3600 + minute * 60 + second), offset: offset, precision: .instant)
    }

    private static func pair(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int? {
        let (high, low) = (bytes[at] &- 0x30, bytes[at + 1] &- 0x30)
        return high < 10 && low < 10 ? Int(high) * 10 + Int(low) : nil
    }
}

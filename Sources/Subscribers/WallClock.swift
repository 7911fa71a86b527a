/// A time of day as clocks on the wall show it: `07:30`.
public enum WallClock {
    /// Minutes after midnight, 0…1439, of `HH:MM` and of nothing else.
    public static func minutes(_ text: String) -> Int? {
        let digits = Array(text.utf8)
        guard digits.count == 5, digits[2] == 0x3A,
            [0, 1, 3, 4].allSatisfy({ (0x30...0x39).contains(digits[$0]) })
        else { return nil }
        let hour = Int(digits[0] - 0x30) * 10 + Int(digits[1] - 0x30)
        let minute = Int(digits[3] - 0x30) * 10 + Int(digits[4] - 0x30)
        return hour < 24 && minute < 60 ? hour * 60 + minute : nil
    }

    /// `HH:MM`.
    public static func text(_ minutes: Int) -> String {
        "\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
    }

    /// What a person who wrote `7:30`, `7.30`, `0730`, `7:30 pm` or `7` most likely meant, as `HH:MM`.
    static func guess(_ text: String) -> String? {
        let word = text.lowercased().filter { !$0.isWhitespace }
        let isAfternoon = word.hasSuffix("pm")
        let core = isAfternoon || word.hasSuffix("am") ? String(word.dropLast(2)) : word
        var parts = core.split(whereSeparator: { ":.h".contains($0) }).map(String.init)
        if parts.count == 1, core.utf8.count == 4 { parts = [String(core.prefix(2)), String(core.suffix(2))] }
        guard (1...3).contains(parts.count), parts.allSatisfy({ $0.utf8.count <= 2 }), var hour = Int(parts[0]),
            let minute = parts.count > 1 ? Int(parts[1]) : 0
        else { return nil }
        if isAfternoon, hour < 12 { hour += 12 }
        return (0..<24).contains(hour) && (0..<60).contains(minute) ? self.text(hour * 60 + minute) : nil
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : String(number)
    }
}

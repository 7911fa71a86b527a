/// Lengths of time as people write them: `30m`, `12h`, `7d`, `1h30m`.
public enum DurationText {
    private static let units: [(letter: Character, seconds: Int)] = [("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)]

    /// Seconds, or `nil`. Each unit once at most, the larger first.
    public static func seconds(_ text: String) -> Int? {
        var total = 0
        var digits = ""
        var rest = units[...]
        for character in text {
            if ("0"..."9").contains(character), digits.utf8.count < 9 {
                digits.append(character)
            } else {
                guard let count = Int(digits), let unit = rest.firstIndex(where: { $0.letter == character }) else {
                    return nil
                }
                total += count * rest[unit].seconds
                rest = rest[(unit + 1)...]
                digits = ""
            }
        }
        return digits.isEmpty && !text.isEmpty ? total : nil
    }

    /// The shortest way to write it: `12h`, `1h30m`.
    public static func text(_ seconds: Int) -> String {
        var rest = seconds
        var result = ""
        for unit in units where rest >= unit.seconds {
            result += "\(rest / unit.seconds)\(unit.letter)"
            rest %= unit.seconds
        }
        return result.isEmpty ? "0s" : result
    }
}

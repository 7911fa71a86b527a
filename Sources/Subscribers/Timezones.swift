// Foundation, not FoundationEssentials: only the former knows zones other than GMT.
public import Foundation
internal import JSONText

/// The time zones of the IANA database, as the rules that Foundation carries know them.
public enum Timezones {
    /// The zone of an IANA name (`Europe/Berlin`, `UTC`), or `nil`.
    ///
    /// Foundation takes more than names: offsets (`GMT+3`, whose rules have no daylight saving) and ambiguous
    /// abbreviations (`IST`). They are refused: what stands in a file must say the same in every year.
    public static func zone(_ name: String) -> TimeZone? {
        guard isName(name) else { return nil }
        return TimeZone(identifier: name)
    }

    /// What the writer of an unknown name most likely meant: `Berlin`, `europe/berlin`, `America/New York`.
    public static func suggestion(for name: String) -> String? {
        let wanted = name.lowercased().map { $0 == " " ? "_" : $0 }
        let text = String(wanted)
        let known = TimeZone.knownTimeZoneIdentifiers
        if let same = known.first(where: { $0.lowercased() == text }) { return same }
        if let city = known.first(where: { $0.lowercased().hasSuffix("/" + text) }) { return city }
        return JSONText.suggestion(for: name, among: known)
    }

    private static func isName(_ name: String) -> Bool {
        guard (3...64).contains(name.utf8.count), let first = name.utf8.first, (0x41...0x5A).contains(first) else {
            return false
        }
        if name.utf8.contains(0x2F) { return name.utf8.allSatisfy(isNameByte) }
        return plainNames.contains(name)
    }

    /// Names without an area. The other ones that the database keeps (`Cuba`, `Japan`, `EST5EDT`) are old spellings.
    private static let plainNames: Set<String> = [
        "UTC", "GMT", "CET", "EET", "EST", "HST", "MET", "MST", "WET", "Japan", "Singapore", "Israel", "Turkey",
        "Iran", "Egypt", "Poland", "Portugal", "Cuba", "Jamaica", "Iceland", "Eire", "Hongkong", "Libya", "Zulu",
    ]

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2F, 0x5F: true
        default: false
        }
    }
}

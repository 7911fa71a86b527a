public import Foundation
internal import Papers

/// Instants as people read them on a wall.
public enum WallText {
    /// `2025-12-01 07:30 Europe/Berlin`.
    public static func minute(_ instant: Date, in zone: TimeZone) -> String {
        let wall = instant.addingTimeInterval(Double(zone.secondsFromGMT(for: instant)))
        let seconds = Int(wall.timeIntervalSince1970) - Day(utc: wall).ordinal * 86_400
        return Day(utc: wall).description
            + String(format: " %02d:%02d ", seconds / 3_600, seconds % 3_600 / 60)
            // Foundation's own name of what people write as UTC.
            + (zone.identifier == "GMT" ? "UTC" : zone.identifier)
    }
}

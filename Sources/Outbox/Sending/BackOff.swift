public import Editions
public import FoundationEssentials

/// How long a letter waits after the relay has put it off: 5 minutes, doubled each time up to 4 hours, ± 20 %.
///
/// The jitter keeps a thousand letters that were put off together from coming back together. It is a hash of edition
/// and number, so that equal input gives equal waits.
public enum BackOff {
    /// - Parameter number: How many times it was put off before, from 0.
    /// - Returns: Seconds.
    public static func delay(for id: EditionID, number: Int) -> TimeInterval {
        let doubled = 300 * Double(1 << min(max(number, 0), 6))
        let fraction = Double(hash("\(id)#\(number)") >> 11) / Double(UInt64(1) << 53)
        return (min(doubled, 14_400) * (0.8 + 0.4 * fraction)).rounded()
    }

    /// FNV-1a, then a mixer: FNV's high bits change little with the last letters.
    private static func hash(_ text: String) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
        return hash ^ (hash >> 27)
    }
}

internal import Matching

/// The limits of `subscribers.json`; those of a profile are the Matching room's.
///
/// The schema says the same ones; a test compares.
public enum SubscriberLimits {
    /// Keywords of one profile, and of all profiles of a subscriber together.
    public static let keywords = ProfileLimits.keywords
    /// Excluded terms, likewise.
    public static let excludes = ProfileLimits.exclusions
    /// Requirements, and alternatives in one of them.
    public static let requirements = ProfileLimits.requirements
    /// Unicode scalars of a term as written, its prefix included; of a label too.
    public static let term = ProfileLimits.termScalars
    /// Of a keyword.
    public static let weight = ProfileLimits.weight
    /// Words between the words of a term.
    public static let near = ProfileLimits.near
    /// A threshold.
    public static let minScore = 0.0...1.0
    /// A wish in place of a threshold.
    public static let papersPerWeek = 1...1000
    /// Votes that a paper must have.
    public static let minVotes = 0...1_000_000
    /// Days.
    public static let maxAgeDays = 1...365
    /// Papers of one letter.
    public static let maxPapers = 1...500
    /// Popular papers besides.
    public static let serendipity = 0...100
    /// Unicode scalars of a subscriber's name and of a profile's description.
    public static let name = 200
    /// Named profiles of one subscriber.
    public static let profiles = 50

    /// `^[a-z0-9][a-z0-9-]{0,63}$`: ids of subscribers, names of profiles.
    public static func isID(_ text: String) -> Bool {
        let bytes = text.utf8
        guard (1...64).contains(bytes.count), bytes.first != 0x2D else { return false }
        return bytes.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }

    /// The shape of a BCP 47 language tag: `de`, `en-GB`, `zh-Hant-TW`.
    public static func isLocale(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let language = parts.first, (2...3).contains(language.utf8.count), parts.count <= 5 else { return false }
        return language.utf8.allSatisfy(isLetter)
            && parts.dropFirst().allSatisfy { part in
                (2...8).contains(part.utf8.count) && part.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
            }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) && byte < 0x80
    }
}

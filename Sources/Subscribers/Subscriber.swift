public import MIME
public import Matching
public import Papers

/// A reader: an address, a profile, and how both mail and feed are wanted.
public struct Subscriber: Hashable, Sendable, Identifiable {
    /// `^[a-z0-9][a-z0-9-]{0,63}$`; survives a change of address.
    public var id: String
    public var email: Address
    public var name: String?
    /// `false`: neither mail nor feed.
    public var isEnabled: Bool
    /// The union of the named profiles and the subscriber's own keywords; labels carry the profiles' names.
    public var profile: Profile
    /// Least number of votes; papers with unknown votes pass only 0. Default 0.
    public var minVotes: Int
    /// Days since first seen after which a paper is no news. Default 7.
    public var maxAgeDays: Int
    public var delivery: DeliveryPreferences

    public init(
        id: String, email: Address, name: String? = nil, isEnabled: Bool = true, profile: Profile, minVotes: Int = 0,
        maxAgeDays: Int = 7, delivery: DeliveryPreferences = DeliveryPreferences()
    ) {
        self.id = id
        self.email = email
        self.name = name
        self.isEnabled = isEnabled
        self.profile = profile
        self.minVotes = minVotes
        self.maxAgeDays = maxAgeDays
        self.delivery = delivery
    }
}

/// How and when a subscriber is served.
public struct DeliveryPreferences: Hashable, Sendable {
    /// How often a letter is due.
    public enum Frequency: Hashable, Sendable {
        case daily
        /// Monday to Friday.
        case weekdays
        case weekly(Weekday)
    }

    /// How much of each abstract the letter shows.
    public enum AbstractLength: String, Sendable, Codable, CaseIterable {
        case full, short, none
    }

    /// Parts of the letter.
    public enum Format: String, Sendable, Codable, CaseIterable {
        case multipart, text
    }

    public var mail: Bool
    public var feed: Bool
    public var frequency: Frequency
    /// Minutes after midnight on the subscriber's wall clock, 0…1439. Default 420 (07:00).
    public var sendAt: Int
    /// IANA zone; `nil` = the site's.
    public var timezone: String?
    /// Most papers in a letter, 1…500. Default 25.
    public var maxPapers: Int
    /// Up to that many of the most-voted unmatched papers are added, labelled so. Default 0.
    public var serendipity: Int
    public var abstract: AbstractLength
    public var format: Format
    /// Sends a letter that says so on days without a match. Default `false`.
    public var sendEmpty: Bool
    /// BCP 47; `nil` = the site's.
    public var locale: String?

    public init(
        mail: Bool = true, feed: Bool = true, frequency: Frequency = .daily, sendAt: Int = 420, timezone: String? = nil,
        maxPapers: Int = 25, serendipity: Int = 0, abstract: AbstractLength = .short, format: Format = .multipart,
        sendEmpty: Bool = false, locale: String? = nil
    ) {
        self.mail = mail
        self.feed = feed
        self.frequency = frequency
        self.sendAt = sendAt
        self.timezone = timezone
        self.maxPapers = maxPapers
        self.serendipity = serendipity
        self.abstract = abstract
        self.format = format
        self.sendEmpty = sendEmpty
        self.locale = locale
    }
}

public import Papers

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

    /// Letters are wanted. Default `true`.
    public var mail: Bool
    /// A feed of the own matches is wanted. Default `true`.
    public var feed: Bool
    /// On which days a letter is due. Default daily.
    public var frequency: Frequency
    /// Minutes after midnight on the subscriber's wall clock, 0…1439. Default 420 (07:00).
    public var sendAt: Int
    /// IANA zone; `nil` = the site's.
    public var timezone: String?
    /// Most papers in a letter, 1…500, those not counted that are told with a similar one. Default 25.
    public var maxPapers: Int
    /// Up to that many of the most-voted unmatched papers are added, labelled so, 0…100. Default 0.
    public var serendipity: Int
    /// Default short: 600 characters.
    public var abstract: AbstractLength
    /// Default multipart: text and HTML.
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

extension DeliveryPreferences.Frequency: LosslessStringConvertible {
    /// Every way to write one, in the order of the grammar.
    public static let spellings = ["daily", "weekdays"] + Weekday.allCases.map { "weekly:\($0.rawValue)" }

    /// `daily`, `weekdays`, `weekly:mon` … `weekly:sun`.
    public init?(_ text: String) {
        switch text {
        case "daily": self = .daily
        case "weekdays": self = .weekdays
        default:
            guard text.hasPrefix("weekly:"), let day = Weekday(rawValue: String(text.dropFirst(7))) else { return nil }
            self = .weekly(day)
        }
    }

    public var description: String {
        switch self {
        case .daily: "daily"
        case .weekdays: "weekdays"
        case .weekly(let day): "weekly:\(day.rawValue)"
        }
    }

    /// Whether a letter is wanted on such a day.
    public func asks(for weekday: Weekday) -> Bool {
        switch self {
        case .daily: true
        case .weekdays: weekday != .saturday && weekday != .sunday
        case .weekly(let day): weekday == day
        }
    }
}

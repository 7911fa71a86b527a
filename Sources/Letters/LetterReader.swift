public import MIME
public import Subscribers

/// What a letter needs to know of its reader. Stored beside the edition, it gives the same letter again.
public struct LetterReader: Hashable, Sendable, Codable {
    /// The subscriber's id.
    public var id: String
    /// Where the letter goes.
    public var mailbox: NamedAddress
    /// BCP 47. The letter's own words are English: another language changes nothing yet.
    public var locale: String?
    /// Minutes east of UTC on the letter's day, for `Date`.
    public var offsetMinutes: Int
    /// How much of each abstract is wanted. Default short.
    public var abstract: DeliveryPreferences.AbstractLength
    /// Parts of the letter. Default both.
    public var format: DeliveryPreferences.Format
    /// They hold tokens: never log them.
    public var links: LetterLinks

    public init(
        id: String, mailbox: NamedAddress, locale: String? = nil, offsetMinutes: Int = 0,
        abstract: DeliveryPreferences.AbstractLength = .short, format: DeliveryPreferences.Format = .multipart,
        links: LetterLinks
    ) {
        self.id = id
        self.mailbox = mailbox
        self.locale = locale
        self.offsetMinutes = offsetMinutes
        self.abstract = abstract
        self.format = format
        self.links = links
    }
}

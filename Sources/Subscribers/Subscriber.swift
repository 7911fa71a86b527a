public import MIME
public import Matching

/// A reader: an address, a profile, and how both mail and feed are wanted.
public struct Subscriber: Hashable, Sendable, Identifiable {
    /// `^[a-z0-9][a-z0-9-]{0,63}$`; survives a change of address.
    public var id: String
    /// Where letters go; unique in a file.
    public var email: Address
    /// Shown in `To`; `nil` where none is given.
    public var name: String?
    /// `false`: neither mail nor feed.
    public var isEnabled: Bool
    /// The union of the named profiles and the subscriber's own keywords, each of which names the profile it comes from.
    public var profile: Profile
    /// How many papers a week the reader wishes for instead of naming a threshold, 1…1,000. A wish only: it is in
    /// force once it was turned into a fixed `profile.minScore`.
    public var papersPerWeek: Int?
    /// Least number of votes; papers with unknown votes pass only 0. Default 0.
    public var minVotes: Int
    /// Days since first seen after which a paper is no news. Default 7.
    public var maxAgeDays: Int
    /// How and when letters come.
    public var delivery: DeliveryPreferences
    /// What the own profile is about, for people; one line.
    public var description: String?

    public init(
        id: String, email: Address, name: String? = nil, isEnabled: Bool = true, profile: Profile,
        papersPerWeek: Int? = nil, minVotes: Int = 0, maxAgeDays: Int = 7,
        delivery: DeliveryPreferences = DeliveryPreferences(), description: String? = nil
    ) {
        self.id = id
        self.email = email
        self.name = name
        self.isEnabled = isEnabled
        self.profile = profile
        self.papersPerWeek = papersPerWeek
        self.minVotes = minVotes
        self.maxAgeDays = maxAgeDays
        self.delivery = delivery
        self.description = description
    }
}

public import Matching

/// A profile of `subscribers.json` that several subscribers may share, and that may have a public feed of its own.
public struct NamedProfile: Hashable, Sendable {
    /// `^[a-z0-9][a-z0-9-]{0,63}$`: it stands in URLs.
    public var name: String
    /// What it is about, for people; one line.
    public var description: String?
    /// Its threshold is its own, else the file's default, else 0.2.
    public var profile: Profile
    /// See `Subscriber.papersPerWeek`.
    public var papersPerWeek: Int?
    /// See `Subscriber.minVotes`.
    public var minVotes: Int
    /// See `Subscriber.maxAgeDays`.
    public var maxAgeDays: Int

    public init(
        name: String, description: String? = nil, profile: Profile, papersPerWeek: Int? = nil, minVotes: Int = 0,
        maxAgeDays: Int = 7
    ) {
        self.name = name
        self.description = description
        self.profile = profile
        self.papersPerWeek = papersPerWeek
        self.minVotes = minVotes
        self.maxAgeDays = maxAgeDays
    }
}

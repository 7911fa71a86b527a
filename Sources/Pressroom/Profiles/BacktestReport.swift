/// What a profile would have given over the stored days.
public struct BacktestReport: Sendable, Encodable {
    /// One term and what it did.
    public struct Term: Sendable, Encodable {
        public var term: String
        /// `keyword`, or `requirement`.
        public var role: String
        /// Papers in which it stands.
        public var hits: Int
        /// Those of them that pass.
        public var passing: Int
        /// Papers that pass with it, and would not without it.
        public var unique: Int
        /// It stands in no stored paper.
        public var isDead: Bool { hits == 0 }

        private enum Key: String, CodingKey { case term, role, hits, passing, unique, isDead }

        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(term, forKey: .term)
            try container.encode(role, forKey: .role)
            try container.encode(hits, forKey: .hits)
            try container.encode(passing, forKey: .passing)
            try container.encode(unique, forKey: .unique)
            try container.encode(isDead, forKey: .isDead)
        }
    }

    /// What a threshold would have let through.
    public struct Step: Sendable, Encodable {
        /// 0…1.
        public var minScore: Double
        public var papers: Int
        public var perDay: Double
        public var perWeek: Double
    }

    /// A paper that only one of two profiles gives.
    public struct Difference: Sendable, Encodable {
        public var paper: String
        public var title: String
        /// First seen.
        public var day: String
        /// 0…1, by the profile and by the one that it is held against.
        public var score: Double
        public var before: Double
    }

    /// The profile, and the one that it is held against.
    public var profile: String
    public var against: String?
    /// Days that were asked for.
    public var days: Int
    /// Days with news that the store holds of them, the first and the last.
    public var storedDays: Int
    public var first: String?
    public var last: String?
    /// Papers of these days.
    public var papers: Int
    /// Weeks that they make up.
    public var weeks: Double
    /// 0…1, and where it comes from.
    public var minScore: Double
    public var origin: String
    /// Papers that pass.
    public var passing: Int
    public var perDay: Double
    public var perWeek: Double
    /// Letters, by the reader's frequency and `sendEmpty`.
    public var mailsPerWeek: Double
    /// In the order of the profile.
    public var terms: [Term]
    public var thresholds: [Step]
    /// For the number of papers a day that was asked for.
    public var wanted: Step?
    /// Best first.
    public var gained: [Difference]
    public var lost: [Difference]
}

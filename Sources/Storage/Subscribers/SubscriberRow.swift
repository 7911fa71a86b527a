/// A reader who is to be stored.
public struct SubscriberRow: Sendable {
    /// Where it stands in what is imported; unique there.
    public var line: Int
    /// `nil` = the one that the address has already, else one of the two proposals.
    public var id: String?
    /// An id made of the address, for the first who asks for it.
    public var proposal: String
    /// An id of the address that hardly anybody else can get, where the first proposal is taken.
    public var spare: String
    /// The domain in lower case.
    public var email: String
    /// One JSON object, compact, without `id`.
    public var json: [UInt8]
    public var isEnabled: Bool
    /// What the object says of `delivery`, compact; empty where it says nothing.
    public var delivery: [UInt8]
    public var maxAgeDays: Int?

    public init(
        line: Int, id: String?, proposal: String, spare: String, email: String, json: [UInt8], isEnabled: Bool,
        delivery: [UInt8], maxAgeDays: Int?
    ) {
        self.line = line
        self.id = id
        self.proposal = proposal
        self.spare = spare
        self.email = email
        self.json = json
        self.isEnabled = isEnabled
        self.delivery = delivery
        self.maxAgeDays = maxAgeDays
    }

    /// The object with its id in front.
    func line(id: String) -> [UInt8] { Array("{\"id\":\"\(id)\",".utf8) + json.dropFirst() }
}

/// Why a row of a draft cannot stay.
public struct DraftConflict: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// Another row, with the same address.
        case sameAddress(line: Int)
        /// Another row, with the same id.
        case sameID(String, line: Int)
        /// A stored reader has the address under another id.
        case addressOf(String)
        /// No id could be made of the address that is free.
        case noFreeID
        /// The operator's file has a reader with this id or address.
        case inFile(String)
    }

    public var line: Int
    public var kind: Kind

    public init(line: Int, kind: Kind) {
        self.line = line
        self.kind = kind
    }
}

/// What storing a draft changes, or would change.
public struct DraftTally: Hashable, Sendable {
    public var added = 0
    public var changed = 0
    public var unchanged = 0
    /// Of all of these, those whose addresses get no letters.
    public var suppressed = 0
    /// Pairs of addresses that differ in the capitals of the local part alone.
    public var similar = 0
    /// Addresses that get no letters from now on.
    public var newSuppressions = 0
}

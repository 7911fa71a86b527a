public import Editions
public import FoundationEssentials
public import MIME
public import Papers

/// An edition that is to be sent: everything that must never change between the first attempt and the last.
///
/// The message's bytes are a function of this value and the snapshot that it names, so that a second copy is equal to
/// the first. Instants are kept to the millisecond.
public struct PlannedLetter: Hashable, Sendable {
    /// A paper that the letter carries, with every other id by which it is known.
    public struct Item: Hashable, Sendable {
        public var paper: PaperID
        /// Later ids of the same paper: the reader gets no paper twice because it was given a better id.
        public var aliases: [PaperID]

        /// The id and all aliases.
        public var names: Set<PaperID> { Set(aliases).union([paper]) }

        public init(_ paper: PaperID, aliases: [PaperID] = []) {
            self.paper = paper
            self.aliases = aliases
        }
    }

    public var id: EditionID
    /// Envelope recipient.
    public var recipient: Address
    /// Envelope sender: where bounces go.
    public var sender: Address
    /// With its angle brackets; made once from the edition id.
    public var messageID: String
    /// The `Date` header: the command's clock when the letter was planned.
    public var date: Date
    /// UTC instant from which the letter may be claimed.
    public var dueAt: Date
    /// Which relay (or other way out) takes it.
    public var lane: String
    /// What counts as told to the reader once this letter is out.
    public var papers: [Item]
    /// Names the stored blocks and templates of the run that planned it.
    public var snapshot: String
    /// Names the stored facts of the reader that the letter shows: name, links, preferences.
    public var reader: String
    public var edition: Edition

    /// - Parameter papers: Default: all that the edition tells of, without aliases.
    public init(
        edition: Edition, recipient: Address, sender: Address, messageID: String, date: Date, dueAt: Date,
        lane: String, papers: [Item]? = nil, snapshot: String, reader: String = ""
    ) {
        self.id = edition.id
        self.recipient = recipient
        self.sender = sender
        self.messageID = messageID
        self.date = date
        self.dueAt = dueAt
        self.lane = lane
        self.papers = papers ?? edition.papers.map { Item($0) }
        self.snapshot = snapshot
        self.reader = reader
        self.edition = edition
    }
}

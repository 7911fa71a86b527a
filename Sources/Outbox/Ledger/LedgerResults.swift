public import Editions
public import FoundationEssentials
public import Papers

/// What became of a letter that was to be planned.
public enum PlanResult: Hashable, Sendable {
    /// Recorded; these letters gave way to it.
    case planned(superseding: [EditionID])
    /// This edition is recorded already, in this state.
    case alreadyThere(DeliveryState)
    /// The subscriber has these papers by other letters: look at the history again, and build a new edition.
    case papersOverlap([PaperID])
    /// An earlier letter of the subscriber is in some process's hands: try again in the next run.
    case busy(EditionID)
}

/// An edition that is not to be sent.
public struct Skip: Hashable, Sendable {
    public var id: EditionID
    public var dueAt: Date
    /// A word: `late`, `unsubscribed`, `paused`.
    public var reason: String

    /// An edition that is not to be sent.
    public init(id: EditionID, dueAt: Date, reason: String) {
        self.id = id
        self.dueAt = dueAt
        self.reason = reason
    }
}

public enum SkipResult: Hashable, Sendable {
    case skipped
    /// It is finished, or in some process's hands.
    case alreadyThere(DeliveryState)
}

public enum RecordResult: Hashable, Sendable {
    /// The letter is now in this state.
    case applied(DeliveryState)
    /// The claim had ended before: kept as a late fact.
    case late
}

/// What `expire` changed.
public struct Sweep: Hashable, Sendable {
    /// Letters whose attempt nobody saw end.
    public var unknown: [EditionID]
    /// Letters that were only claimed.
    public var released: [EditionID]
    /// Letters that were tried for more than 4 days and have failed now.
    public var gaveUp: [EditionID]

    /// What a sweep changed. Default: nothing.
    public init(unknown: [EditionID] = [], released: [EditionID] = [], gaveUp: [EditionID] = []) {
        self.unknown = unknown
        self.released = released
        self.gaveUp = gaveUp
    }
}

/// What became of the wish to try a letter again.
public enum RetryResult: Hashable, Sendable {
    /// It is planned again.
    case planned
    /// No such edition.
    case absent
    /// Letters that are planned, under way, sent, skipped or superseded are not brought back.
    case notRetriable(DeliveryState)
    /// Since it failed, these papers have gone into another letter; the reader would get them twice.
    case papersTaken([PaperID])
    /// The subscriber has another unfinished letter.
    case busy(EditionID)
    /// A 250 for it came in late: it has arrived.
    case arrivedLate
}

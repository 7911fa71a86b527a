public import FoundationEssentials

extension LetterRecord {
    /// The claim that `claim` has just made.
    public func claimed(_ letter: PlannedLetter, spooled: [UInt8]?, now: Date) -> Claim {
        Claim(
            letter: letter, epoch: epoch, attempt: attempts + 1, deferrals: deferrals,
            age: max(0, now.timeIntervalSince(patienceFrom)), mayHaveArrived: mayHaveArrived, sha256: sha256,
            spooled: spooled, lease: hold?.lease ?? 0)
    }

    /// What the operator is shown.
    public func delivery(_ letter: PlannedLetter?, lateFacts: [LateFact]) -> Delivery {
        Delivery(
            id: id, state: state, recipient: letter?.recipient, messageID: letter?.messageID, lane: letter?.lane,
            papers: letter?.papers.map(\.paper) ?? [], dueAt: dueAt, plannedAt: plannedAt, updatedAt: updatedAt,
            attempts: attempts, mayHaveArrived: mayHaveArrived, isClaimed: hold != nil, reply: reply, queueID: queueID,
            lateFacts: lateFacts)
    }
}

internal import Editions
internal import MIME
internal import Outbox
internal import Papers
internal import Storage
internal import Subscribers

/// Puts what was decided into the ledger, a page of readers at a time.
struct PlanningDesk: Sendable {
    let press: Press
    let store: Store
    /// Nothing is recorded.
    let isDryRun: Bool
    /// More pages follow, or came before: all letters of the run share one snapshot of all papers.
    var isOneOfMany = false
    private var snapshot: String?

    init(press: Press, store: Store, isDryRun: Bool) {
        self.press = press
        self.store = store
        self.isDryRun = isDryRun
    }

    /// Decides for each reader, and plans the letters of those who get one. Who gets no letters at all is not asked.
    mutating func plan(_ readers: [Subscriber], by desk: EditionDesk) async throws -> [EditionDesk.Decision] {
        let silent = try await store.suppressed(among: readers.map(\.email.description))
        func isSilent(_ reader: Subscriber) -> Bool { silent[reader.email.description.lowercased()] != nil }
        var decisions = try await desk.decide(for: readers.filter { !isSilent($0) })
        if !isDryRun { try await record(&decisions, by: desk) }
        guard !silent.isEmpty else { return decisions }
        var decided = decisions.makeIterator()
        return readers.compactMap { reader in
            isSilent(reader) ? .suppressed(reader, day: press.today, now: press.clock.now) : decided.next()
        }
    }

    private mutating func record(_ decisions: inout [EditionDesk.Decision], by desk: EditionDesk) async throws {
        _ = try await desk.ledger.skip(decisions.compactMap(\.skip))
        let planned = decisions.indices.filter { decisions[$0].edition != nil }
        guard !planned.isEmpty else { return }
        let letterDesk = try LetterDesk(press)
        if isOneOfMany, snapshot == nil {
            snapshot = try await letterDesk.keepSnapshot(of: nil, papers: desk.papers, store: store)
        }
        let letters = try await letterDesk.letters(decisions, papers: desk.papers, store: store, snapshot: snapshot)
        for (index, result) in zip(planned, try await desk.ledger.plan(letters)) {
            switch result {
            case .planned: break
            case .alreadyThere(let state): decisions[index].standing = .alreadyThere(state: state.kind.rawValue)
            case .busy: decisions[index].standing = .busy
            case .papersOverlap: decisions[index].standing = .overtaken
            }
        }
    }
}

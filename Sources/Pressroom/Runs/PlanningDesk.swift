internal import Outbox
internal import Storage
internal import Subscribers

/// Puts what was decided into the ledger.
struct PlanningDesk: Sendable {
    let press: Press
    let store: Store
    /// Nothing is recorded.
    let isDryRun: Bool

    /// Decides for each reader, and plans the letters of those who get one.
    func plan(_ readers: [Subscriber], by desk: EditionDesk) async throws -> [EditionDesk.Decision] {
        var decisions = try await desk.decide(for: readers)
        guard !isDryRun else { return decisions }
        _ = try await desk.ledger.skip(decisions.compactMap(\.skip))
        let planned = decisions.indices.filter { decisions[$0].edition != nil }
        guard !planned.isEmpty else { return decisions }
        let letters = try await LetterDesk(press).letters(decisions, papers: desk.papers, store: store)
        for (index, result) in zip(planned, try await desk.ledger.plan(letters)) {
            switch result {
            case .planned: break
            case .alreadyThere(let state): decisions[index].standing = .alreadyThere(state: state.kind.rawValue)
            case .busy: decisions[index].standing = .busy
            case .papersOverlap: decisions[index].standing = .overtaken
            }
        }
        return decisions
    }
}

internal import Editions
internal import Foundation
internal import MIME
internal import Matching
internal import Outbox
internal import Papers
internal import Storage
internal import Subscribers

/// Everything that decides whether a paper comes to a reader, looked up once.
struct WhyCase: Sendable {
    let press: Press
    let reader: Subscriber
    let paper: SeenPaper
    let candidate: EditionMaker.Candidate
    /// Empty where paper and profile suit each other.
    let lacks: [EditionLack]
    /// Letters with the paper, newest day first.
    let letters: [Delivery]
    /// What the newest letter with it said of it; `nil` = there is none that counts.
    let told: Told?
    /// Why it is in no pool of the reader's next edition; `nil` = it is in it, or lacks something.
    let exclusion: Exclusion?
    /// Why the reader's address gets no letters (`paperboy suppress`); `nil` = it gets them.
    let suppression: String?
    /// Its place among the papers of the reader's next edition that pass; `nil` where it is none of them.
    let rank: Rank?

    /// A paper as a letter told it.
    struct Told: Hashable, Sendable {
        var letter: Delivery
        /// Its entry, from 1; `nil` where the letter's text is kept no more.
        var place: Int?
        var entries = 0
        /// Title of the paper that it was told with, and what made it similar.
        var leader: String?
        var likeness: Likeness?
        var match: Match?
    }

    /// What keeps a paper that suits a reader out of the next edition.
    enum Exclusion: Hashable, Sendable {
        case tooOld(days: Int)
        /// From the future, as the command's clock goes.
        case notYet
        /// The reader's first letter took this day's papers; older ones are no news.
        case beforeFirstLetter(Day)
        /// A new reader gets the papers of one day.
        case olderThanNewestDay(Day)
    }

    /// Where it stands.
    struct Rank: Hashable, Sendable {
        /// From 1, groups counted.
        var place: Int
        var groups: Int
        /// The paper that it is told with.
        var leader: SeenPaper?
        var likeness: Likeness?
        /// How many are told with it.
        var followers: Int
        /// Beyond `maxPapers`.
        var isCut: Bool
    }

    static func look(
        at paper: SeenPaper, _ reader: Subscriber, _ press: Press, _ store: Store
    ) async throws -> WhyCase {
        let background = try press.background()
        let ledger = PostRoom(press, store).ledger
        let maker = EditionMaker(
            today: max(press.today, Day(utc: press.clock.now)), newestDigest: try await store.newestDigestDay())
        let oldest = maker.today.adding(-reader.maxAgeDays)
        let young = try await store.papers(since: oldest).filter { $0.standing == .news }
        let desk = MatchDesk(young + [paper], background: background)
        let candidate =
            desk.candidates([paper], for: reader.profile).first
            ?? EditionMaker.Candidate(paper: paper, match: nil)
        let letters = try await ledger.deliveries(DeliveryFilter(subscribers: [reader.id], paper: paper.id))

        let history = try await ledger.history(of: [reader.id], since: oldest.adding(-2))[reader.id] ?? ReaderHistory()
        let first = try await ledger.letters([history.oldest].compactMap(\.self)).values.first
        // The paper itself as if no letter had it: where it would stand.
        let delivered = history.papers.subtracting(paper.names)
        let pool = maker.pool(
            of: young, for: reader, delivered: delivered, firstDigest: first?.edition.digestDay,
            firstLetter: first?.date)
        let exclusion = exclusion(of: paper, from: pool, maker, reader, firstDigest: first?.edition.digestDay)
        let address = reader.email.description
        let suppressed = try await store.suppressed(among: [address])
        let passing = desk.passing(pool, for: reader.profile, minVotes: reader.minVotes)
        return WhyCase(
            press: press, reader: reader, paper: paper, candidate: candidate,
            lacks: EditionLack.all(candidate, reader), letters: letters,
            told: try await told(paper, letters, ledger), exclusion: exclusion,
            suppression: suppressed[address.lowercased()],
            rank: rank(of: paper, in: Grouping(passing, likeness: desk.likeness).groups, reader))
    }

    private static func told(
        _ paper: SeenPaper, _ letters: [Delivery], _ ledger: SQLiteLedger
    ) async throws -> Told? {
        guard let letter = letters.first(where: { !isOver($0.state) }) else { return nil }
        var told = Told(letter: letter)
        guard let edition = try await ledger.letters([letter.id])[letter.id]?.edition else { return told }
        told.entries = edition.entries.count
        for (index, entry) in edition.entries.enumerated() {
            if paper.names.contains(entry.paper) {
                (told.place, told.match) = (index + 1, entry.match)
            } else if let similar = entry.similar.first(where: { paper.names.contains($0.paper) }) {
                (told.place, told.match) = (index + 1, similar.match)
                (told.leader, told.likeness) = (entry.title, similar.likeness)
            }
        }
        return told
    }

    private static func exclusion(
        of paper: SeenPaper, from pool: [SeenPaper], _ maker: EditionMaker, _ reader: Subscriber, firstDigest: Day?
    ) -> Exclusion? {
        guard paper.standing == .news, !pool.contains(where: { $0.id == paper.id }) else { return nil }
        let age = maker.today.ordinal - paper.firstDay.ordinal
        if age < 0 { return .notYet }
        if age > reader.maxAgeDays { return .tooOld(days: age) }
        if let firstDigest { return .beforeFirstLetter(firstDigest) }
        return pool.first.map { .olderThanNewestDay($0.firstDay) }
    }

    private static func rank(of paper: SeenPaper, in groups: [Grouping.Group], _ reader: Subscriber) -> Rank? {
        let shown = EditionMaker.capped(groups, at: reader.delivery.maxPapers).count
        for (index, group) in groups.enumerated() {
            let rank = Rank(place: index + 1, groups: groups.count, followers: 0, isCut: index >= shown)
            if group.first.paper.id == paper.id {
                var own = rank
                own.followers = group.similar.count
                return own
            }
            if let similar = group.similar.first(where: { $0.candidate.paper.id == paper.id }) {
                var other = rank
                other.leader = group.first.paper
                other.likeness = similar.likeness
                return other
            }
        }
        return nil
    }
}

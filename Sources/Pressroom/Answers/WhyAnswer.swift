internal import Editions
internal import Foundation
internal import Matching
internal import Outbox
internal import Papers
internal import Storage
internal import Subscribers

/// Why a paper came to a reader, or did not: one screen of facts, from first sight to the ledger.
public struct WhyAnswer: Sendable {
    /// A fact and its name.
    public struct Fact: Sendable, Hashable, Encodable {
        public var name: String
        public var text: String
    }

    public var facts: [Fact] = []

    /// - Parameter paper: An id, or a part of a title.
    public static func read(_ press: Press, paper text: String, subscriber id: String) async throws(Failure)
        -> WhyAnswer
    {
        let reader = try press.subscriber(id)
        let store = try press.existingStore()
        return try await Failure.translating(store.path) {
            var answer = WhyAnswer()
            guard let paper = try await find(text, store) else {
                try await answer.addNeverSeen(text, store)
                return answer
            }
            answer.add("paper", "\(paper.paper.title) (\(paper.id))")
            try await answer.addSightings(of: paper, store)
            answer.addStanding(of: paper)
            answer.addMatch(of: paper, reader)
            try await answer.addRank(of: paper, reader, store)
            answer.addSchedule(of: reader, press)
            try await answer.addLetters(with: paper, reader, PostRoom(press, store).ledger)
            return answer
        }
    }

    private mutating func add(_ name: String, _ text: String) {
        facts.append(Fact(name: name, text: text))
    }

    /// By id or alias, else the newest paper whose title holds the text.
    private static func find(_ text: String, _ store: Store) async throws -> SeenPaper? {
        if let id = PaperID(text), let found = try await store.papers([id])[id] { return found }
        return try await store.papers(since: Day(ordinal: 0), query: text).first
    }

    private mutating func addNeverSeen(_ text: String, _ store: Store) async throws {
        add("paper", "“\(text)” was never seen: no stored paper has this id, or this text in its title")
        let newest = try await store.newestDigestDay()
        add("newest digest", newest.map(\.description) ?? "none yet")
    }

    /// A line a source: when it showed the paper first, how often, and what of it.
    private mutating func addSightings(of paper: SeenPaper, _ store: Store) async throws {
        let sightings = try await store.sightings(of: paper.id)
        var sources: [String] = []
        for sighting in sightings where !sources.contains(sighting.source) { sources.append(sighting.source) }
        for source in sources {
            let own = sightings.filter { $0.source == source }
            guard let first = own.first, let last = own.last else { continue }
            var text = "\(first.day) in \(source), place \(first.position + 1)"
            if first.announcement != .new { text += ", announced as \(first.announcement.rawValue)" }
            if let version = last.version { text += ", version \(version)" }
            if let votes = last.votes { text += ", \(votes) votes" }
            if own.count > 1 { text += "; seen \(own.count) times, last on \(last.day)" }
            if last.isFormer { text += "; not shown any more" }
            add("seen", text)
        }
        let aliases = paper.names.filter { $0 != paper.id }
        if !aliases.isEmpty { add("also known as", aliases.map(\.description).joined(separator: ", ")) }
    }

    /// Why readers are not told of it, where they are not.
    private mutating func addStanding(of paper: SeenPaper) {
        switch paper.standing {
        case .news: break
        case .backlog: add("standing", "backlog: it was there before its source was first read, and is news to nobody")
        case .held:
            let source = paper.origins[.standing]?.source ?? "SOURCE"
            add("standing", "held: it came in a flood; paperboy sources confirm \(source) makes it news")
        case .revision: add("standing", "a later version of a paper that was not seen before, which is news to nobody")
        }
    }

    private mutating func addMatch(of paper: SeenPaper, _ reader: Subscriber) {
        guard let match = MatchDesk([paper]).candidates([paper], for: reader.profile).first?.match else {
            add("profile", "takes every paper, by votes, then date")
            return
        }
        add("score", "\(match.why), threshold \(reader.profile.minScore)")
        for keyword in match.explanation.matched {
            let places = keyword.hits.prefix(3).map { "“\($0.surface)” in \($0.field.rawValue)" }
            add("matched", "\(keyword.term): \(places.joined(separator: ", ")), \(nats(keyword.part)) nats")
        }
        for keyword in match.explanation.partial {
            let lacking =
                keyword.lacking.isEmpty ? "in another form" : "without \(keyword.lacking.joined(separator: ", "))"
            add("in part", "\(keyword.term), \(lacking), \(nats(keyword.part)) nats")
        }
        for lack in match.shortfalls(minScore: reader.profile.minScore) { add("lacking", lack.text) }
        if reader.minVotes > 0, (paper.votes ?? -1) < reader.minVotes {
            add("lacking", "\(paper.votes.map(String.init) ?? "unknown") votes of at least \(reader.minVotes)")
        }
    }

    /// Where it stands among the papers of its day that pass, against the cap.
    private mutating func addRank(of paper: SeenPaper, _ reader: Subscriber, _ store: Store) async throws {
        let day = try await store.papers(since: paper.firstDay)
            .filter { $0.firstDay == paper.firstDay && $0.standing == .news }
        let passing = MatchDesk(day).passing(day, for: reader.profile, minVotes: reader.minVotes)
        guard let rank = passing.firstIndex(where: { $0.paper.id == paper.id }) else { return }
        let cap = reader.delivery.maxPapers
        let cut = rank >= cap && passing[rank].match?.isAlways != true ? "; cut by maxPapers \(cap)" : ""
        add("rank", "\(rank + 1) of \(passing.count) papers that pass on \(paper.firstDay)\(cut)")
    }

    private mutating func addSchedule(of reader: Subscriber, _ press: Press) {
        guard reader.isEnabled else { return add("schedule", "the reader is not enabled") }
        guard reader.delivery.mail else { return add("schedule", "the reader wants feeds only") }
        let schedule = Schedule(reader.delivery, siteZone: press.configuration.zone)
        let next = schedule.next(after: press.clock.now)
        add("schedule", "next letter due \(WallText.minute(next.due, in: schedule.zone))")
    }

    private mutating func addLetters(with paper: SeenPaper, _ reader: Subscriber, _ ledger: any Ledger) async throws {
        let letters = try await ledger.deliveries(DeliveryFilter(subscribers: [reader.id], paper: paper.id))
        if letters.isEmpty { add("ledger", "in no letter to \(reader.id)") }
        for letter in letters {
            let reply = letter.reply.map { ": \($0)" } ?? ""
            add("ledger", "\(letter.id) is \(letter.state.kind.rawValue)\(reply)")
        }
    }

    private func nats(_ part: Double) -> String {
        String(format: "%.3f", part)
    }
}

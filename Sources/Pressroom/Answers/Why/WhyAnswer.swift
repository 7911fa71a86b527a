internal import Editions
internal import Foundation
internal import Matching
internal import Outbox
internal import Papers
internal import Storage
internal import Subscribers

/// Why a paper came to a reader, or did not: one screen of facts, the answer first, from first sight to the ledger.
public struct WhyAnswer: Sendable {
    /// A fact and its name.
    public struct Fact: Sendable, Hashable, Encodable {
        public var name: String
        public var text: String
    }

    public var facts: [Fact] = []

    /// Parts of a score that are named; the rest is summed up.
    private static let mostParts = 5
    /// Sources, letters and lacks that are named.
    private static let mostLines = 3

    /// - Parameter paper: An id, an address, or a part of a title.
    public static func read(_ press: Press, paper text: String, subscriber id: String) async throws(Failure)
        -> WhyAnswer
    {
        let reader = try await press.subscriber(id)
        let store = try press.existingStore()
        return try await Failure.translating(store.path) {
            var answer = WhyAnswer()
            let search = PaperSearch(text: text, store: store, background: try press.background())
            switch try await search.find() {
            case .nothing(let nearest):
                try await answer.addNeverSeen(text, nearest, store)
            case .paper(let paper, let others):
                let found = try await WhyCase.look(at: paper, reader, press, store)
                answer.add("answer", found.verdict)
                answer.add("paper", "\(paper.paper.title) (\(paper.id))")
                if others > 0 { answer.add("paper", "(the newest of \(others + 1) with this text in the title)") }
                try await answer.addSightings(of: paper, store)
                answer.addStanding(of: paper)
                answer.addScore(found)
                answer.addRank(found)
                answer.addSchedule(found)
                answer.addLetters(found)
            }
            return answer
        }
    }

    mutating func add(_ name: String, _ text: String) {
        facts.append(Fact(name: name, text: text))
    }

    private mutating func addNeverSeen(_ text: String, _ nearest: [SeenPaper], _ store: Store) async throws {
        add("answer", "never seen: no stored paper has “\(text)” for an id, or in its title")
        for paper in nearest { add("nearest", "\(paper.paper.title) (\(paper.id), \(paper.firstDay))") }
        let days = try await store.papers(since: Day(ordinal: 0)).map(\.firstDay)
        guard let first = days.last, let last = days.first else { return add("store", "no paper has been read yet") }
        add("store", "\(days.count) papers, first seen \(first) to \(last)")
        add("sources", "paperboy sources tells on which days one failed, or was partial")
    }

    private mutating func addScore(_ found: WhyCase) {
        guard let match = found.candidate.match else {
            add("score", "none: the profile takes every paper, by votes, then date")
            for lack in found.lacks { add("lacking", lack.text) }
            return
        }
        let isForbidden = !match.explanation.vetoes.isEmpty || !match.explanation.missing.isEmpty
        let would =
            isForbidden && match.explanation.plainScore >= 0.005
            ? " (\(Self.decimal(match.explanation.plainScore)) but for what is lacking)" : ""
        let always = match.isAlways ? "; a keyword is always wanted, whatever the score" : ""
        add(
            "score",
            "\(match.scoreText)\(would), threshold \(Self.decimal(found.reader.profile.minScore))\(always); "
                + "background \(match.explanation.background)")
        let shares = match.shares.enumerated().sorted {
            ($1.element.hundredths, $0.offset) < ($0.element.hundredths, $1.offset)
        }.map(\.element)
        for share in shares.prefix(Self.mostParts) { add("part", "\(share.text) \(ShareText.text(of: share.part))") }
        let rest = shares.dropFirst(Self.mostParts)
        if !rest.isEmpty {
            let sum = Double(rest.reduce(0) { $0 + $1.hundredths }) / 100
            add("part", "\(Self.decimal(sum)) \(rest.count) more: paperboy match \(found.reader.id) --explain")
        }
        for lack in found.lacks.prefix(Self.mostLines + 1) { add("lacking", lack.text) }
        for veto in match.explanation.vetoes.prefix(1) {
            add("found", "“\(veto.term)” stands there as \(ShareText.places(veto.hits))")
        }
    }

    private static func decimal(_ score: Double) -> String { ShareText.decimal(score) }
}

/// A line a topic.
extension WhyAnswer {
    /// A line a source: when it showed the paper first, how often, and what of it.
    private mutating func addSightings(of paper: SeenPaper, _ store: Store) async throws {
        let sightings = try await store.sightings(of: paper.id)
        var sources: [String] = []
        for sighting in sightings where !sources.contains(sighting.source) { sources.append(sighting.source) }
        for source in sources.prefix(Self.mostLines) {
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
        if sources.count > Self.mostLines { add("seen", "and in \(sources.count - Self.mostLines) more sources") }
        if sightings.isEmpty { add("seen", "\(paper.firstDay)") }
        let aliases = paper.names.filter { $0 != paper.id }
        guard !aliases.isEmpty else { return }
        let from = sources.count > 1 ? " (merged from \(sources.count) sources)" : ""
        add("known as", aliases.map(\.description).joined(separator: ", ") + from)
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

    /// Where it stands among what passes, against the cap.
    private mutating func addRank(_ found: WhyCase) {
        guard found.told == nil else { return }
        guard let rank = found.rank else { return }
        if let leader = rank.leader {
            add("similar", "told with “\(leader.paper.title)”: \(rank.likeness?.text ?? "")")
        } else if rank.followers > 0 {
            add("similar", "\(rank.followers) more like it are told with it")
        }
        let cap = found.reader.delivery.maxPapers
        add(
            "rank",
            "\(rank.place) of \(rank.groups) that pass\(rank.isCut ? "; cut by maxPapers \(cap)" : ", maxPapers \(cap)")"
        )
    }

    private mutating func addSchedule(_ found: WhyCase) {
        let reader = found.reader
        guard reader.isEnabled else { return add("letters", "none: the reader is not enabled") }
        guard reader.delivery.mail else { return add("letters", "none: the reader wants feeds only") }
        let time = String(format: "%02d:%02d", reader.delivery.sendAt / 60, reader.delivery.sendAt % 60)
        add("letters", "\(reader.delivery.frequency) at \(time), the next one due \(found.due)")
    }

    private mutating func addTold(_ told: WhyCase.Told, _ found: WhyCase) {
        guard let place = told.place else { return }
        var text = "entry \(place) of \(told.entries)"
        if let leader = told.leader { text += ", with “\(leader)”: \(told.likeness?.text ?? "similar")" }
        if let then = told.match, then.score != found.candidate.match?.score {
            text += "; its score was \(then.scoreText) then, background \(then.explanation.background)"
        }
        add("told", text)
    }

    private mutating func addLetters(_ found: WhyCase) {
        if found.letters.isEmpty { add("ledger", "in no letter to \(found.reader.id)") }
        if let told = found.told { addTold(told, found) }
        for letter in found.letters.prefix(Self.mostLines) {
            var text = "\(letter.id) is \(letter.state.kind.rawValue)"
            switch letter.state {
            case .failed(let code): text += " (\(code)); its papers are free for the next letter"
            case .skipped(let reason): text += " (\(reason)); its papers are free for the next letter"
            case .superseded(let id): text += " by \(id)"
            case .planned, .attempting, .sent, .deferred, .unknown: break
            }
            if let reply = letter.reply { text += ": \(reply)" }
            add("ledger", text)
        }
        let more = found.letters.count - Self.mostLines
        if more > 0 { add("ledger", "and \(more) older letters: paperboy deliveries") }
    }
}

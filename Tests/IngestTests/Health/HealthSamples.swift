import FoundationEssentials
import Papers

@testable import Ingest

/// Days, papers and readings for the tests of batch health.
func day(_ text: String) -> Day { Day(text) ?? Day(ordinal: 0) }

/// `2025-12-01 03:10` in UTC.
func instant(_ text: String) -> Date {
    let parts = text.split(separator: " ")
    let clock = parts[1].split(separator: ":").compactMap { Double($0) }
    return day(String(parts[0])).start.addingTimeInterval(clock[0] * 3_600 + clock[1] * 60)
}

func paperID(_ number: Int) -> PaperID {
    let digits = String(number)
    return PaperID("arxiv:2512." + String(repeating: "0", count: max(0, 5 - digits.count)) + digits)
        ?? PaperID(title: digits)
}

/// Signs are no part of a title's identity.
func title(_ number: Int) -> String { "Sparse kites, \(number < 0 ? "appendix" : "part") \(abs(number))" }

func sighting(
    _ number: Int, abstract: Bool = true, announcement: Sighting.Announcement = .new, entry: String? = nil,
    seen: Date? = nil
) -> Sighting {
    Sighting(
        paper: Paper(id: paperID(number), title: title(number), abstract: abstract ? "We fly kite \(number)." : nil),
        position: 0, entry: entry, seen: seen, announcement: announcement)
}

func reading(
    _ day: Day, _ sightings: [Sighting], named: Bool = true, format: SourceFormat = .hfJSON,
    diagnostics: [IngestDiagnostic.Kind] = []
) -> DigestReading {
    DigestReading(
        digest: Digest(source: "hf", day: day, sightings: sightings), format: format,
        diagnostics: diagnostics.map { IngestDiagnostic(kind: $0) }, namesItsDay: named)
}

/// Papers in the store.
func store(_ numbers: some Sequence<Int>, _ standing: SeenPaper.Standing = .news, on day: Day) -> KnownPapers {
    var known = KnownPapers()
    for number in numbers {
        let seen = SeenPaper(paper: sighting(number).paper, firstDay: day, position: 0, standing: standing)
        known.byName[seen.id] = seen
        known.byTitle[PaperID(title: seen.paper.title), default: []].append(seen)
    }
    return known
}

/// `37 news`, `3 news, 297 backlog`, `none`.
func summary(_ standings: [SeenPaper.Standing]) -> String {
    let counts = SeenPaper.Standing.allCases.compactMap { standing -> String? in
        let count = standings.count { $0 == standing }
        return count == 0 ? nil : "\(count) \(standing.rawValue)"
    }
    return counts.isEmpty ? "none" : counts.joined(separator: ", ")
}

/// A source as the press room keeps it: papers with their standings, batches by day, states by day.
struct SourceBook {
    var traits: SourceTraits
    var known = KnownPapers()
    var batches: [Day: SourceHistory.Batch] = [:]
    var states: [Day: BatchState] = [:]
    /// How often each paper became news.
    var told: [PaperID: Int] = [:]

    init(_ traits: SourceTraits) { self.traits = traits }

    func history(at now: Date) -> SourceHistory {
        let oldest = Day(utc: now).adding(-30)
        return SourceHistory(batches: batches.values.filter { $0.day >= oldest }.sorted { $0.day > $1.day })
    }

    func judge(_ reading: DigestReading, at now: Date, request: SourceRequest = .latest) -> BatchVerdict {
        let recognitions = reading.digest.sightings.map { sighting in
            let entry = sighting.entry.flatMap { known.byEntry[$0] }
            return Recognition(of: sighting, as: entry ?? sighting.paper.id, in: known)
        }
        return health(at: now, request: request).judge(.read(reading, recognitions))
    }

    func health(at now: Date, request: SourceRequest = .latest) -> BatchHealth {
        let reference = Day(utc: now)
        return BatchHealth(
            traits, history: history(at: now), now: now, referenceDay: reference, request: request,
            earlier: states[traits.day(at: now, referenceDay: reference)])
    }

    /// One look, judged and stored.
    mutating func look(_ reading: DigestReading, at now: Date, request: SourceRequest = .latest) -> BatchVerdict {
        let verdict = judge(reading, at: now, request: request)
        for (sighting, standing) in zip(reading.digest.sightings, verdict.standings) {
            let id = sighting.entry.flatMap { known.byEntry[$0] } ?? sighting.paper.id
            let old = known.byName[id]
            if standing == .news, old?.standing != .news { told[id, default: 0] += 1 }
            var paper =
                old ?? SeenPaper(paper: sighting.paper, firstDay: reading.digest.day, position: 0)
            paper.standing = standing
            known.byName[id] = paper
            if old == nil { known.byTitle[PaperID(title: sighting.paper.title), default: []].append(paper) }
            if let entry = sighting.entry { known.byEntry[entry] = id }
        }
        if verdict.keepsDigest {
            let ids = reading.digest.sightings.map { sighting in
                sighting.entry.flatMap { known.byEntry[$0] } ?? sighting.paper.id
            }
            let first = batches[verdict.day]?.firstRead ?? now
            batches[verdict.day] = .init(day: verdict.day, firstRead: first, papers: ids, state: verdict.state)
        }
        let state = verdict.dayState(after: batches[verdict.day]?.state)
        batches[verdict.day]?.state = state
        states[verdict.day] = verdict.dayState(after: states[verdict.day])
        return verdict
    }

    mutating func lookWithout(_ look: SourceLook, at now: Date) -> BatchVerdict {
        let verdict = health(at: now).judge(look)
        states[verdict.day] = verdict.dayState(after: states[verdict.day])
        return verdict
    }

    /// What `paperboy sources confirm` does.
    mutating func confirm() {
        for (id, paper) in known.byName where paper.standing == .held {
            known.byName[id]?.standing = .news
            told[id, default: 0] += 1
        }
        for day in Array(batches.keys) where batches[day]?.state == .flood {
            batches[day]?.state = .fresh
            states[day] = .fresh
        }
    }
}

internal import FoundationEssentials
internal import Papers

/// The sentences about how a source is doing, all in one place; without a full stop, in words that stay true later.
enum HealthProse {
    static func sentence(_ finding: BatchFinding) -> String {
        switch finding {
        case .papers, .newEntries, .grown, .sameAsBefore, .lessThanBefore, .olderAgain, .firstReading:
            good(finding)
        case .notYet, .dayOff, .empty, .nothingNew, .unchanged, .otherDay: nothing(finding)
        case .stillShows, .stillEmpty, .underNewDate, .nothingFor, .emptyDay, .silence: old(finding)
        case .cutOff, .endsAbruptly, .titlesOnly, .fewAbstracts, .fewerThanMinimum, .farFewer, .partlyOld:
            lacking(finding)
        case .flood, .renamed, .stillHeld: withheld(finding)
        case .failure(let sentence): sentence
        }
    }

    /// `1 paper`, `37 papers`.
    static func papers(_ count: Int) -> String { count == 1 ? "1 paper" : "\(count) papers" }

    /// `03:10 UTC`.
    static func time(_ instant: Date) -> String {
        let seconds = (instant.timeIntervalSince1970 / 60).rounded(.down) * 60
        let minutes = Int((seconds - Day(utc: instant).start.timeIntervalSince1970) / 60)
        return "\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60)) UTC"
    }

    private static func good(_ finding: BatchFinding) -> String {
        switch finding {
        case .papers(let count, let usual?): "\(papers(count)), usually about \(usual)"
        case .papers(let count, nil): papers(count)
        case .newEntries(let count, let all): "\(count) new of \(papers(all))"
        case .grown(let count, let added): "\(papers(count)), \(added) more than before"
        case .sameAsBefore(let count, let since): "\(papers(count)), unchanged since \(time(since))"
        case .lessThanBefore(0, let stored): "no papers any more; \(stands(stored))"
        case .lessThanBefore(let count, let stored): "\(count) of the \(papers(stored)) read before, which stand"
        case .olderAgain(let day, let stored): "\(day) once more; \(stands(stored))"
        case .firstReading(let news, let all) where news == all: "first reading: \(papers(all)), all news"
        case .firstReading(let news, let all):
            "first reading: \(news) of \(papers(all)) \(news == 1 ? "is" : "are") news, the rest is backlog"
        default: ""
        }
    }

    private static func stands(_ count: Int) -> String {
        "the \(papers(count)) read before \(count == 1 ? "stands" : "stand")"
    }

    private static func nothing(_ finding: BatchFinding) -> String {
        switch finding {
        case .notYet(let by): "not published yet; usually there by \(time(by))"
        case .dayOff(let off, let last?): "\(name(off)): nothing is published; \(last) is the last"
        case .dayOff(let off, nil): "\(name(off)): nothing is published"
        case .empty(let usual?): "a valid digest without papers, usually about \(usual)"
        case .empty(nil): "a valid digest without papers"
        case .nothingNew(let all): "nothing new in \(papers(all))"
        case .unchanged: "unchanged"
        case .otherDay(let asked, let shown): "no digest for \(asked): the source shows \(shown) instead"
        default: ""
        }
    }

    private static func old(_ finding: BatchFinding) -> String {
        switch finding {
        case .stillShows(let day, let count, let by):
            "still the \(papers(count)) of \(day); usually new ones are there by \(time(by))"
        case .stillEmpty(let day, let by):
            "still the empty digest of \(day); usually a new one is there by \(time(by))"
        case .underNewDate(let count, let all, let day) where count == all:
            "the same \(papers(count)) as on \(day), under today's date"
        case .underNewDate(let count, let all, let day):
            "\(count) of \(papers(all)) are those of \(day), under today's date"
        case .nothingFor(let days, let by):
            "nothing new in \(days) days; usually a batch is there by \(time(by))"
        case .emptyDay(let by): "a digest without papers on a weekday; usually they are there by \(time(by))"
        case .silence(let day, let days): "no papers since \(day), \(days) days of publishing"
        default: ""
        }
    }

    private static func lacking(_ finding: BatchFinding) -> String {
        switch finding {
        case .cutOff(let count): "\(papers(count)), then the document stops before its end"
        case .endsAbruptly(let count): "\(papers(count)), the last of which stops in mid-sentence"
        case .titlesOnly(let count): "\(papers(count)), of which only the titles could be read"
        case .fewAbstracts(1, 1): "1 paper, which has no abstract"
        case .fewAbstracts(let lacking, let all) where lacking == all: "none of \(papers(all)) has an abstract"
        case .fewAbstracts(let lacking, let all): "\(lacking) of \(papers(all)) have no abstract"
        case .fewerThanMinimum(let count, let minimum): "\(papers(count)), at least \(minimum) expected (minPapers)"
        case .farFewer(let count, let usual): "\(papers(count)), usually about \(usual)"
        case .partlyOld(let count, let all, let day): "\(count) of \(papers(all)) are those of \(day) once more"
        default: ""
        }
    }

    private static func withheld(_ finding: BatchFinding) -> String {
        switch finding {
        case .flood(let count, let usual?, let source):
            "\(count) new papers, usually about \(usual): withheld until confirmed (\(command(source)))"
        case .flood(let count, nil, let source):
            "\(count) new papers, most of them old or without a date: withheld until confirmed (\(command(source)))"
        case .renamed(let count, let all, 0, _):
            "\(count) of \(papers(all)) come under new names: merged by title, none is news"
        case .renamed(let count, let all, let new, let source):
            "\(count) of \(papers(all)) come under new names: merged by title; "
                + "\(new) withheld until confirmed (\(command(source)))"
        case .stillHeld(let count, let source):
            "\(count.map(papers) ?? "papers") of a flood withheld until confirmed (\(command(source)))"
        default: ""
        }
    }

    private static func command(_ source: String) -> String { "paperboy sources confirm \(source)" }

    private static func name(_ off: DayOff) -> String {
        switch off {
        case .weekend: "weekend"
        case .holiday(let name): "holiday (\(name))"
        }
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

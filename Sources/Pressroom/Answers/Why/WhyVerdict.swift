internal import Editions
internal import Foundation
internal import Outbox
internal import Papers
internal import Subscribers

extension WhyCase {
    /// The answer in one sentence: it came, it comes, or the one thing that keeps it away.
    var verdict: String {
        if let told { return verdict(on: told.letter) }
        if let reason = obstacle { return "does not come: " + reason }
        let failed = letters.first.map { "its letter \($0.id) did not go out; " } ?? ""
        guard reader.delivery.mail else { return "stands in the reader's feed; no letters are wanted" }
        let how = rank.flatMap(\.leader).map { " as similar to “\($0.paper.title)”" } ?? ""
        return "\(failed)comes with the next letter\(how), due \(due)"
    }

    /// What keeps it from the next letter, the decisive thing.
    private var obstacle: String? {
        guard reader.isEnabled else { return "the reader is not enabled (\"enabled\": false)" }
        if let suppression { return "the reader's address is suppressed (\(suppression)): paperboy suppress list" }
        switch paper.standing {
        case .news: break
        case .backlog: return "it was there before its source was first read, and is news to nobody"
        case .held: return "it came in a flood that nobody has confirmed"
        case .revision: return "it is a later version of a paper that was not seen before"
        }
        if let lack = lacks.first { return lack.text }
        switch exclusion {
        case .tooOld(let days): return "it is \(days) days old, and maxAgeDays is \(reader.maxAgeDays)"
        case .notYet: return "it was first seen on \(paper.firstDay), after the day of this question"
        case .beforeFirstLetter(let day): return "the reader's first letter began with the papers of \(day)"
        case .olderThanNewestDay(let day): return "a first letter has the newest day's papers alone, those of \(day)"
        case nil: break
        }
        if let rank, rank.isCut { return "maxPapers \(reader.delivery.maxPapers) is full of better papers" }
        return nil
    }

    private func verdict(on letter: Delivery) -> String {
        let at = WallText.minute(letter.updatedAt, in: schedule.zone)
        switch letter.state {
        case .sent: return "came: letter \(letter.id), sent \(at)"
        case .planned: return "is in letter \(letter.id), which waits to be sent"
        case .attempting: return "is in letter \(letter.id), which is being sent"
        case .deferred(let until):
            return "is in letter \(letter.id), put off by the relay until \(WallText.minute(until, in: schedule.zone))"
        case .unknown: return "may have come: nobody read what the relay said to letter \(letter.id)"
        case .failed, .skipped, .superseded: return "was in letter \(letter.id)"
        }
    }

    /// Whether the letter's papers are free again. One that may have arrived keeps them.
    static func isOver(_ state: DeliveryState) -> Bool {
        switch state {
        case .failed, .skipped, .superseded: true
        case .planned, .attempting, .sent, .deferred, .unknown: false
        }
    }

    var schedule: Schedule { Schedule(reader.delivery, siteZone: press.configuration.zone) }

    var due: String { WallText.minute(schedule.next(after: press.clock.now).due, in: schedule.zone) }
}

internal import Editions
internal import Papers
internal import Text

/// The sentences of a letter that speak about the whole edition.
struct EditionProse {
    /// `5 papers for you: "RoundHead: Geometry-Aware 3D…" +4 (Dec 1)`.
    let subject: String
    /// `5 of 37 papers match your profile`.
    let lead: String
    /// The matched keywords, 60…90 characters: what a mailbox shows behind the subject.
    /// Where they are fewer, titles of other papers follow.
    let preheader: String

    /// - Parameter titles: readable, in the entries' order.
    init(edition: Edition, titles: [String]) {
        subject = EditionProse.subject(edition, titles)
        lead = EditionProse.lead(edition)
        preheader = EditionProse.preheader(edition, titles, lead: lead)
    }

    /// Columns of a subject; more is cut off on a telephone.
    private static let subjectColumns = 60
    /// Columns that the first title gets in any case.
    private static let minTitleColumns = 24

    private static func subject(_ edition: Edition, _ titles: [String]) -> String {
        let date = "(\(LetterDate.subject(edition.id.day)))"
        guard let first = titles.first else { return "No new papers for you \(date)" }
        let count = edition.papers.count
        let start = "\(PaperProse.count(count, "paper")) for you: \""
        let end = "\"\(count > 1 ? " +\(count - 1)" : "") \(date)"
        let room = EditionProse.subjectColumns - DisplayWidth.of(start) - DisplayWidth.of(end)
        // Quotes inside the quotation become single ones.
        let title = Shortening.cut(
            first.map { $0 == "\"" ? "'" : String($0) }.joined(), columns: max(room, EditionProse.minTitleColumns))
        return start + DisplayText.isolated(title) + end
    }

    private static func lead(_ edition: Edition) -> String {
        let count = edition.papers.count
        let total = PaperProse.count(edition.considered, "paper")
        if edition.considered == 0, count == 0 { return "No new papers today" }
        guard edition.minScore != nil else {
            return edition.cut > 0 ? "The \(count) most voted of \(total)" : "\(total), the most voted first"
        }
        let matching = count + edition.cut
        if matching == 0 { return "None of \(total) matches your profile" }
        let sentence = "\(matching) of \(total) \(matching == 1 ? "matches" : "match") your profile"
        return edition.cut > 0 ? "\(sentence), the best \(count) are here" : sentence
    }

    private static func preheader(_ edition: Edition, _ titles: [String], lead: String) -> String {
        var seen: Set<String> = []
        let keywords = edition.entries.flatMap { $0.match.map(ReasonProse.names) ?? [] }.filter {
            seen.insert($0).inserted
        }
        var text = ""
        for keyword in keywords {
            let longer = text.isEmpty ? keyword : "\(text) · \(keyword)"
            if longer.count > 90 { break }
            text = longer
        }
        if text.isEmpty, let first = keywords.first { text = Shortening.cut(first, to: 90) }
        if text.isEmpty { text = lead }
        for title in titles.dropFirst() + titles.prefix(1) where text.count < 60 {
            text = Shortening.cut("\(text) · \(title)", to: 90)
        }
        return text
    }
}

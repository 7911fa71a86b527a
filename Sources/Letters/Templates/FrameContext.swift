internal import Editions
internal import MIME
internal import Papers
internal import Templates
internal import Text

/// What the templates of a letter's head and foot can name; both know all of it.
struct FrameContext {
    let site: LetterSite
    let reader: LetterReader
    let edition: Edition
    let prose: EditionProse
    /// Entries that found no room.
    var omitted: Int
    /// What the snapshot knows of a paper.
    let known: (PaperID) -> (title: String, url: String?)?

    /// - Parameter isText: values that may be long are wrapped for fixed columns.
    func context(isText: Bool) -> TemplateContext {
        let links = reader.links
        let title = DisplayText.line(site.title)
        let operators = [site.operatorName, site.operatorAddress, site.operatorContact].compactMap { part in
            part.map(DisplayText.line).flatMap { $0.isEmpty ? nil : $0 }
        }
        let wrap = { (text: String) in isText ? TextWrap.wrap(text, first: 0, indent: "") : text }
        return [
            "language": .text(language),
            "subject": .text(prose.subject),
            "preheader": .text(prose.preheader),
            "site": .text(title),
            "date": .text(LetterDate.masthead(edition.id.day)),
            "lead": .text(wrap(prose.lead)),
            "omitted": omitted > 0 ? .text(omittedSentence) : .absent,
            "hasPopular": .flag(!edition.popular.isEmpty),
            "popular": .list(
                edition.popular.map { item($0.paper, $0.title, note: $0.votes.map(PaperProse.votes), isText) }),
            "hasNearMisses": .flag(!edition.nearMisses.isEmpty),
            "nearMisses": .list(
                edition.nearMisses.map { miss in
                    item(miss.paper, miss.title, note: ReasonProse.lacking(miss, minScore: edition.minScore), isText)
                }),
            "view": .optional(links.view),
            "profile": .optional(links.profile),
            "pause": .optional(links.pause),
            "archive": .optional(links.archive),
            "unsubscribe": .text(links.unsubscribe ?? links.unsubscribeMail),
            "hasFeeds": .flag(!links.feeds.isEmpty),
            "feeds": .list(links.feeds.map { ["name": .text($0.name), "url": .text($0.url)] }),
            "reason": .text(
                wrap("You get this because \(reader.mailbox.address) is subscribed to \(title) as “\(reader.id)”.")),
            "operator": operators.isEmpty ? .absent : .text(wrap(operators.joined(separator: " · "))),
        ]
    }

    /// The letter's own words are English, of the reader's kind where that is known.
    private var language: String {
        guard let locale = reader.locale, locale.utf8.count <= 35, locale.lowercased().hasPrefix("en-"),
            locale.utf8.allSatisfy({ $0 == 0x2D || Unicode.Scalar($0).properties.isAlphabetic })
        else { return "en" }
        return locale
    }

    private var omittedSentence: String {
        let papers = "\(omitted) more \(omitted == 1 ? "paper" : "papers")"
        return reader.links.view == nil ? "\(papers) found no room in this letter" : "\(papers) on the web"
    }

    private func item(_ id: PaperID, _ title: String, note: String?, _ isText: Bool) -> TemplateContext {
        let paper = known(id)
        let line = DisplayText.isolated(paper?.title ?? PaperProse.title(title))
        let wrap = { (text: String) in
            isText ? TextWrap.wrap(text, first: PaperContext.indent.count, indent: PaperContext.indent) : text
        }
        let note = note.flatMap { $0.isEmpty ? nil : $0 }
        return ["title": .text(wrap(line)), "url": .optional(paper?.url), "note": .optional(note.map(wrap))]
    }
}

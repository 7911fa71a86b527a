public import Editions
public import FoundationEssentials
public import MIME
internal import Papers
internal import Subscribers
public import Templates

/// Makes letters from a snapshot by joining cached bytes; only head, reasons and foot are rendered for each.
///
/// Equal input gives equal bytes: clock and Message-ID come in as values, the boundary from the Message-ID.
public struct LetterComposer: Sendable {
    private let site: LetterSite
    private let papers: [PaperID: PaperPieces]
    private let frames: FrameCache

    /// Parses the snapshot's templates.
    /// - Throws: `TemplateErrors` where they are broken, which a checked set is not.
    public init(snapshot: LetterSnapshot) throws(TemplateErrors) {
        site = snapshot.site
        papers = Dictionary(snapshot.papers.map { ($0.id, PaperPieces($0)) }) { first, _ in first }
        frames = FrameCache(templates: try TemplateSet(sources: snapshot.frame))
    }

    /// Renders an edition for its reader.
    /// - Parameters:
    ///   - messageID: made once for the edition, and stored.
    ///   - date: when the letter was planned, and stored.
    /// - Throws: `LetterError` where the snapshot lacks a paper of the edition.
    public func compose(
        edition: Edition, reader: LetterReader, messageID: MessageID, date: Date
    ) throws(LetterError) -> Letter {
        var entries: [LetterEntry] = []
        for (index, entry) in edition.entries.enumerated() {
            guard let pieces = papers[entry.paper] else { throw .missingPaper(entry.paper) }
            entries.append(LetterEntry(entry, number: index + 1, pieces: pieces) { papers[$0] })
        }
        let prose = EditionProse(edition: edition, titles: entries.map(\.pieces.title))
        let frame = FrameContext(
            site: site, reader: reader, edition: edition, prose: prose, omitted: 0,
            known: { papers[$0].map { ($0.title, $0.url) } })
        let body = try LetterLadder(frame: frame, entries: entries, frames: frames).body()
        let fields = fields(edition, reader, subject: prose.subject, messageID: messageID, date: date)
        let message = Message(id: messageID, fields: fields, text: body.text, html: body.html)
        return Letter(
            messageID: messageID, to: reader.mailbox.address, subject: prose.subject, bytes: message.bytes,
            shown: Self.papers(of: edition.entries.prefix(body.count)),
            omitted: Self.papers(of: edition.entries.dropFirst(body.count)), length: body.step)
    }

    private static func papers(of entries: some Sequence<Edition.Entry>) -> [PaperID] {
        entries.flatMap { [$0.paper] + $0.similar.map(\.paper) }
    }

    private func fields(
        _ edition: Edition, _ reader: LetterReader, subject: String, messageID: MessageID, date: Date
    ) -> [HeaderField] {
        let links = reader.links
        var fields: [HeaderField] = [.addresses(.from, [site.from]), .addresses(.to, [reader.mailbox])]
        if let replyTo = site.replyTo { fields.append(.addresses(.replyTo, [replyTo])) }
        fields += [
            .text(.subject, subject), .date(date, offsetMinutes: reader.offsetMinutes), .messageID(messageID),
            .listID(site.listID, description: "\(site.title) daily"),
        ]
        let targets = [links.unsubscribe, links.unsubscribeMail].compactMap(\.self)
        if let field = HeaderField.uris(.listUnsubscribe, targets) { fields.append(field) }
        if links.unsubscribe != nil { fields.append(.text(.listUnsubscribePost, "List-Unsubscribe=One-Click")) }
        fields += [.text(.autoSubmitted, "auto-generated"), .text(.edition, edition.id.description)]
        return fields
    }
}

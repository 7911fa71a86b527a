internal import Editions
internal import Foundation
internal import Letters
internal import MIME
internal import Papers
internal import Subscribers

/// The letter that a reader would get of the newest digest, whatever was sent before. Nothing is stored.
public struct PreviewAnswer: Sendable {
    /// A letter as it would leave.
    public struct Page: Sendable {
        public var subject: String
        public var text: String
        /// `nil` in a letter of text alone.
        public var html: String?
        /// The whole message.
        public var bytes: [UInt8]
    }

    /// `nil` where no paper passes.
    public var letter: Page?
    public var considered: Int
    public var day: String
    /// What mail programs and relays may stumble over.
    public var findings: [String] = []

    /// - Parameters:
    ///   - digest: A file that is read and not stored; `nil` = the store's newest digest.
    ///   - copy: Names a test copy: it has a Message-ID of its own, and its links are nobody's.
    public static func read(
        _ press: Press, subscriber id: String, digest: String?, copy: String? = nil
    ) async throws(Failure) -> PreviewAnswer {
        let reader = try await press.subscriber(id)
        let current = try await CurrentPapers.read(digest, press)
        let desk = MatchDesk(current.papers, background: try press.background())
        let edition = EditionID(subscriber: reader.id, day: current.day)
        let result = EditionMaker(today: current.day, newestDigest: current.day).edition(
            id: edition, for: reader, candidates: desk.contenders(current.papers, for: reader.profile),
            previousDigest: nil, likeness: desk.likeness)
        guard case .edition(let edition) = result else {
            return PreviewAnswer(letter: nil, considered: current.papers.count, day: current.day.description)
        }
        let letters = try LetterDesk(press)
        do {
            let composer = try LetterComposer(snapshot: try letters.snapshot(of: [edition], papers: current.papers))
            let letter = try composer.compose(
                edition: edition,
                reader: letters.reader(reader, day: current.day, holder: copy.map { "copy:\($0)" }),
                messageID: try letters.messageID(edition.id, copy: copy), date: press.clock.now)
            return PreviewAnswer(
                letter: Page(subject: letter.subject, text: letter.text, html: letter.html, bytes: letter.bytes),
                considered: current.papers.count, day: current.day.description,
                findings: lint(letter, most: press.configuration.mail.maxHTMLBytes))
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(.configuration, "the letter cannot be made: \(error)")
        }
    }

    private static func lint(_ letter: Letter, most: Int) -> [String] {
        var findings = MessageLint(letter.bytes).findings.map(\.description)
        if !letter.omitted.isEmpty {
            findings.append("\(letter.omitted.count) papers do not fit into \(most) bytes and are left out")
        }
        return findings
    }
}

import Editions
import Foundation
import Letters
import MIME
import Matching
import Papers
import Subscribers
import Templates
import TestSupport
import Testing

@Suite struct LetterComposerTests {
    @Test func composesAWholeMessage() throws {
        let letter = try Sample.letter(Sample.papers())
        #expect(MessageLint(letter.bytes).findings == [])
        try expectSnapshot(letter.bytes, "letter.eml")
        try expectSnapshot(letter.text.utf8, "letter.txt")
        try expectSnapshot(try #require(letter.html).utf8, "letter.html")
    }

    @Test func writesTheHeaderFieldsOfAListLetter() throws {
        let letter = try Sample.letter(Sample.papers())
        let message = try #require(MessageReader(letter.bytes))
        #expect(
            message.fields.dropLast().map { "\($0.name): \($0.value)" } == [
                "From: Paperboy <paperboy@example.org>",
                "To: Ada <ada@example.org>",
                "Reply-To: lab@example.org",
                "Subject: 4 papers for you: \"RoundHead: Geometry-Aware 3D…\" +3 (Dec 1)",
                "Date: Mon, 1 Dec 2025 07:30:00 +0100",
                "Message-ID: <0123456789abcdef@example.org>",
                "List-Id: \"Paperboy daily\" <daily.papers.example.org>",
                "List-Unsubscribe: <https://papers.example.org/unsubscribe/uuuuuuuuuuuuuuuuuuuuuuuuuu>, "
                    + "<mailto:off@example.org?subject=unsubscribe%20uuuuuuuuuuuuuuuuuuuuuuuuuu>",
                "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
                "Auto-Submitted: auto-generated",
                "X-Paperboy-Edition: ada/2025-12-01",
                "MIME-Version: 1.0",
            ])
        #expect(message.parts.map(\.type) == ["text/plain", "text/html"])
    }

    @Test func withoutASiteThereIsNoLinkToItAndOnlyTheMailtoForm() throws {
        let site = try Sample.site(url: nil)
        let letter = try Sample.letter(Sample.papers(), site: site)
        let message = try #require(MessageReader(letter.bytes))
        #expect(message.field("list-unsubscribe-post") == nil)
        #expect(
            message.field("list-unsubscribe")
                == "<mailto:off@example.org?subject=unsubscribe%20uuuuuuuuuuuuuuuuuuuuuuuuuu>")
        for part in message.parts {
            #expect(!part.text.contains("papers.example.org"))
            #expect(part.text.contains("mailto:off@example.org?subject=unsubscribe%20"))
        }
        #expect(!letter.text.contains("View in browser"))
    }

    @Test func textAndHTMLCarryTheSameTitlesInTheSameOrder() throws {
        let papers = try Sample.papers()
        let letter = try Sample.letter(papers)
        let text = flowed(letter.text)
        let html = visibleText(try #require(letter.html))
        let titles = papers.map { $0.paper.title.replacing("$^{\\circ}$", with: "°") }
        for title in titles {
            #expect(text.contains(title), "\(title)")
            #expect(html.contains(title), "\(title)")
        }
        for (number, title) in titles.prefix(4).enumerated() {
            #expect(text.contains("\(number + 1). \(title)"))
            #expect(html.contains("\(number + 1) \(title)"))
        }
        #expect(letter.shown == papers.prefix(4).map(\.id))
        #expect(letter.omitted == [])
    }

    @Test func textIsWrappedToItsColumnsAndURLsAreNot() throws {
        let letter = try Sample.letter(Sample.papers())
        for line in letter.text.split(separator: "\n") where !line.contains("://") {
            #expect(line.count <= 72, "\(line)")
        }
        #expect(letter.text.contains("\n    https://arxiv.org/2512.00010\n"))
    }

    @Test func aReaderOfTextGetsTextAlone() throws {
        let site = try Sample.site()
        let reader = try Sample.reader(site: site, format: .text)
        let letter = try Sample.letter(Sample.papers(), site: site, reader: reader)
        #expect(letter.html == nil)
        #expect(letter.text.hasPrefix("Paperboy · Mon 1 Dec\n4 of 37 papers match your profile\n"))
        #expect(MessageLint(letter.bytes).findings == [])
    }

    @Test func equalInputGivesEqualBytesAlsoFromAStoredSnapshot() throws {
        let papers = try Sample.papers()
        let site = try Sample.site()
        let snapshot = try LetterSnapshot(papers: papers, templates: .builtin, site: site)
        let stored = try JSONDecoder().decode(LetterSnapshot.self, from: try JSONEncoder().encode(snapshot))
        #expect(stored == snapshot)
        let edition = Sample.edition(of: papers)
        let reader = try JSONDecoder().decode(
            LetterReader.self, from: try JSONEncoder().encode(Sample.reader(site: site)))
        let storedEdition = try JSONDecoder().decode(Edition.self, from: try JSONEncoder().encode(edition))
        let id = try #require(MessageID("0123456789abcdef@example.org"))
        let again = try LetterComposer(snapshot: stored).compose(
            edition: storedEdition, reader: reader, messageID: id, date: Sample.date)
        #expect(again.bytes == (try Sample.letter(papers.reversed(), edition: edition)).bytes)
    }

    @Test func newerTemplatesDoNotChangeAStoredSnapshot() throws {
        let papers = try Sample.papers()
        let changed = try TemplateSet.builtin.overriding([
            "letter-foot.text.mustache": Array("Bye {{reason}}\n".utf8),
            "letter-paper.text.mustache": Array("{{number}}{{title}}|{{why}}|{{abstract}}|{{number}}\n".utf8),
        ])
        let site = try Sample.site()
        let snapshot = try LetterSnapshot(papers: papers, templates: changed, site: site)
        let letter = try LetterComposer(snapshot: snapshot).compose(
            edition: Sample.edition(of: papers), reader: Sample.reader(site: site),
            messageID: try #require(MessageID("a@example.org")), date: Sample.date)
        #expect(letter.text.contains("4.  Sleepy Agents|agent (title) · score 0.25||4.  \nBye You get this"))
        #expect(MessageLint(letter.bytes).findings == [])
    }

    @Test func aPaperThatTheSnapshotLacksIsAnError() throws {
        let papers = try Sample.papers()
        let edition = Sample.edition(of: papers)
        #expect(throws: LetterError.missingPaper(papers[0].id)) {
            try Sample.letter(Array(papers.dropFirst()), edition: edition)
        }
        // Near misses and popular papers only lose their link.
        let letter = try Sample.letter(Array(papers.prefix(4)), edition: edition)
        #expect(letter.text.contains("Everybody Reads This"))
    }

    @Test func anEditionWithoutReasonsSaysNone() throws {
        let papers = try Sample.papers()
        let letter = try Sample.letter(papers, edition: Sample.everything(papers))
        #expect(!letter.text.contains("Why:"))
        #expect(try !#require(letter.html).contains("Why:"))
        #expect(letter.text.contains("6 papers, the most voted first"))
    }

    @Test func anEmptyEditionSaysSo() throws {
        var edition = Sample.edition(of: try Sample.papers())
        edition.entries = []
        let letter = try Sample.letter(Sample.papers(), edition: edition)
        #expect(letter.subject == "No new papers for you (Dec 1)")
        #expect(letter.text.contains("None of 37 papers matches your profile"))
        #expect(letter.text.contains("A Near Miss about Maps"))
        #expect(MessageLint(letter.bytes).findings == [])
    }
}

import Ingest
import Papers
import TestSupport
import Testing

@Suite struct BadInputTests {
    @Test(arguments: [
        ("nothing", ""), ("blanks", " \n\r\n\t\u{A0}\n"), ("a byte order mark", "\u{FEFF}"),
        ("zero-width", "\u{200B}\n"),
    ])
    func refusesAnEmptyDigest(name: String, text: String) {
        #expect(reason(Array(text.utf8)) == .empty)
    }

    @Test func refusesMoreThanTheLimit() {
        #expect(throws: IngestError(source: "page", reason: .tooLarge(size: 6, limit: 5))) {
            try DigestReader.read(
                Array("Kites!".utf8), as: .text, ReadingContext(source: "page", referenceDay: sampleDay), limit: 5)
        }
    }

    @Test func refusesBinaryData() {
        var random = SeededGenerator(seed: 3)
        let noise = (0..<4_000).map { _ in UInt8.random(in: 0...255, using: &random) }
        #expect(reason([0, 1, 2, 3, 4, 5, 6, 7]) == .binary)
        #expect(reason([UInt8](repeating: 0, count: 4_096)) == .binary)
        #expect(reason([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0] + noise) == .binary)
        #expect(reason(noise.map { $0 | 0x80 } + Array(filler.utf8)) == .binary)
    }

    @Test(arguments: [
        ("%PDF-1.7\n", IngestError.Lookalike.pdf), ("PK\u{3}\u{4}", .archive), ("GIF89a", .image),
        ("{\\rtf1\\ansi", .richText),
        ("{\"kites\": 1}", .json(nil)), ("[1, 2]", .json(nil)), ("[\"kites\"]", .json(nil)),
        ("[{\"kites\": 1}]", .json(nil)), ("<?xml version=\"1.0\"?><kites/>", .xml(nil)),
        ("<?xml version=\"1.0\"?>\n<opml version=\"2.0\"><body/></opml>", .opml),
        ("Sign in\n\nEnter your e-mail address and your password to go on.\n\nForgot password?", .signInPage),
        ("Checking your browser\n\nPlease enable JavaScript to show that you are human.", .signInPage),
    ])
    func saysWhatItLooksLike(text: String, lookalike: IngestError.Lookalike) {
        #expect(reason(Array(text.utf8)) == .looksLike(lookalike))
    }

    @Test(arguments: [
        ("one word", "Kites"), ("a title", "Kites over Water\n"),
        ("a header", Page.header),
        ("a header and a footer", Page.header + "Previous\n\nNext\n"),
        ("a list", "apples\n\npears\n\nplums\n\nquinces\n"),
        ("an answer", "404 Not Found\n\nThe page that you are looking for is not here."),
        ("a licence", "The Kite Licence\n\n\(filler.replacing(". ", with: ".\n"))\n\n1. Strings\n\n\(filler)"),
        ("a chapter", "The Kite\n\n" + Array(repeating: filler, count: 9).joined(separator: "\n\n")),
        ("a log", (1...40).map { "2026-03-02T10:00:\($0) INFO started worker \($0)" }.joined(separator: "\n")),
    ])
    func refusesWhatHoldsNoPaper(name: String, text: String) {
        #expect(reason(Array(text.utf8)) == .noPaper)
    }

    @Test func readsUTF16WithAMark() throws {
        let text = try String(decoding: sampleDigest(), as: UTF8.self)
        for bigEndian in [false, true] {
            let units = [0xFEFF] + Array(text.utf16)
            let bytes = units.flatMap {
                bigEndian ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)]
            }
            let reading = try read(bytes)
            #expect(try reading.digest == read(text).digest)
            #expect(reading.kinds.first == .readAsUTF16)
            #expect(reason(Array(bytes.dropFirst(2))) == .wrongEncoding(.utf16))
        }
    }

    @Test func saysThatATextIsInWindows1252() throws {
        let text = try String(decoding: sampleDigest(), as: UTF8.self)
        let bytes = text.unicodeScalars.map { scalar -> UInt8 in
            scalar == "•" ? 0x95 : scalar.value < 0x100 ? UInt8(scalar.value) : UInt8(ascii: "?")
        }
        do throws(IngestError) {
            _ = try read(bytes)
            Testing.Issue.record("read")
        } catch {
            #expect(error.reason == .wrongEncoding(.windows1252))
            #expect(error.line == 17)
        }
    }

    @Test func mendsASingleDamagedByte() throws {
        var bytes = try sampleDigest()
        let accent = try #require(bytes.firstIndex(of: 0xC3))
        bytes[accent] = 0xFF
        let reading = try read(bytes)
        #expect(reading.papersRead == 25)
        #expect(reading.kinds.contains { if case .invalidUTF8 = $0 { true } else { false } })
    }

    @Test(arguments: [
        "<script>alert(1)</script> Kites", "Kites ]]> and more", "Kites &amp;lt;b&amp;gt; and <b>wind</b>",
        "{{7*7}} Kites",
        ".", "=?utf-8?q?x?=", #"Kites at 360$^{\circ}$ and $\mathcal{O}(n \log n)$"#, "Kites 🪁 and 👩‍🚀 at night",
        "טיסן ורוח", "طائرة ورقية\u{200F} (kites)", "https://kites.example.org/", "C++ & Kites: \"50 %\"", "?",
        "Subscribe",
        "Nul\u{301}l", "--", "- kites", "[Re] Kites", "{Kites}", "• Kites", "kites", "We fly kites.", "1984",
    ])
    func titlesComeThroughExactly(title: String) throws {
        for header in [Page.header, ""] {
            let page =
                "\(header)\(title)\n\n\(filler)\n\n  • 3 authors\n·\nMar 1\n\nMore Kites\n\n\(filler)\n\n• 1 authors\n·\nMar 1"
            let reading = try read(page)
            #expect(reading.titles == [title, "More Kites"])
            #expect(reading.diagnostics.isEmpty)
            let last = try read(
                "\(header)More Kites\n\n\(filler)\n\n  • 3 authors\n·\nMar 1\n\n\(title)\n\n\(filler)\n")
            #expect(last.titles == ["More Kites", title])
        }
    }

    @Test(arguments: [
        ("Kites\r\nBcc: eve@example.org", "Kites Bcc: eve@example.org"), ("Kites\u{2028}Bcc: x", "Kites Bcc: x"),
        ("Kites\u{85}Bcc: x", "Kites Bcc: x"), ("Kites\u{B}over\u{C}water", "Kites over water"),
        ("Kites\tover \u{A0} water", "Kites over water"), ("Kites\u{0}\u{1B}[31m red\u{7F}", "Kites[31m red"),
        ("Kites \u{202E}retaw revo", "Kites retaw revo"), ("Kites\u{FEFF} and \u{FFFF}wind", "Kites and wind"),
    ])
    func titlesAreOneLineWithoutControls(raw: String, title: String) throws {
        let reading = try read("\(raw)\n\n\(filler)\n\n  • 3 authors\n·\nMar 1\n")
        #expect(reading.titles == [title])
    }

    @Test func tellsHowManyControlsItRemoved() throws {
        let reading = try read("\u{1}Kites\u{2}\n\n\(filler)\n\n  • 3 authors\n·\nMar 1\n")
        #expect(reading.diagnostics == [IngestDiagnostic(line: 1, kind: .controlsRemoved(count: 2))])
    }

    @Test func aLoneDotWithinAnAbstractStaysInIt() throws {
        let reading = try read("Kites\n\n\(filler)\n.\nBcc: eve@example.org\n\n  • 3 authors\n·\nMar 1\n")
        #expect(reading.digest.sightings.first?.paper.abstract == filler + " . Bcc: eve@example.org")
    }

    @Test func anyBytesAreAReadingOrAnError() {
        var random = SeededGenerator(seed: 4)
        let pieces = [
            "\n\n", "\n", "• 3 authors", "·", "Mar 1", "Kites", filler, "\r", "\u{FEFF}", "<", "[", "Feb 29", "•", " ",
            "9",
        ]
        for _ in 0..<1_500 {
            var text = (0..<Int.random(in: 0...14, using: &random)).flatMap { _ in
                Array((pieces.randomElement(using: &random) ?? "").utf8)
            }
            if !text.isEmpty, Bool.random(using: &random) {
                text[Int.random(in: 0..<text.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            do throws(IngestError) {
                let reading = try read(text)
                #expect(reading.papersRead > 0)
                #expect(reading.titles.allSatisfy { !$0.isEmpty && !$0.contains(where: \.isNewline) })
            } catch {
                #expect(!error.description.contains("\n"))
            }
        }
    }
}

import Foundation
import Letters
import Papers
import Testing

/// What can be said about the look of a letter without eyes.
@Suite struct LetterLookTests {
    private func html() throws -> String {
        try Sample.required(Sample.letter(Sample.papers()).html)
    }

    @Test func everyColourIsReadableInBothModes() throws {
        let html = try html()
        let parts = html.split(separator: "</style>", maxSplits: 1)
        let dark = try #require(parts.first?.split(separator: "prefers-color-scheme: dark").last)
        let body = try #require(parts.last?.split(separator: "</div>", maxSplits: 1).last)
        let light = Set(colours(in: String(body), after: ";color:") + colours(in: String(body), after: "\"color:"))
        #expect(light.count >= 5)
        for colour in light { #expect(contrast(colour, "fffdf9") >= 4.5, "#\(colour) on the page") }
        let bright = colours(in: String(dark), after: " color: ")
        #expect(bright.count >= 5)
        for colour in bright { #expect(contrast(colour, "1b1e22") >= 4.5, "#\(colour) on the dark page") }
    }

    @Test func nothingIsFetchedAndNothingRuns() throws {
        let html = try html().lowercased()
        for word in [
            "<img", "<script", "<link", "<iframe", "<form", "url(", "@import", "src=", "background=", "onload",
        ] {
            #expect(!html.contains(word), "\(word)")
        }
    }

    @Test func headingsAreInOrderAndTheLanguageIsNamed() throws {
        let html = try html()
        #expect(html.contains("<html lang=\"en\""))
        #expect(html.split(separator: "<h1").count == 2)
        #expect(html.split(separator: "<h2").count == 7)
        #expect(html.contains("<title>4 papers for you: &quot;RoundHead"))
    }

    private func colours(in text: String, after marker: String) -> [String] {
        text.split(separator: marker).dropFirst().compactMap { piece in
            piece.hasPrefix("#") ? String(piece.dropFirst().prefix(6)) : nil
        }
    }

    /// WCAG 2.1, contrast ratio 1…21.
    private func contrast(_ first: String, _ second: String) -> Double {
        let (a, b) = (luminance(first), luminance(second))
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    private func luminance(_ hex: String) -> Double {
        let value = Int(hex, radix: 16) ?? 0
        let channels = [16, 8, 0].map { (shift: Int) -> Double in
            let channel = Double(value >> shift & 255) / 255
            return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }
}

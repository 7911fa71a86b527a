internal import Foundation
internal import JSONText

extension ProfileSuggestion {
    /// The profile, ready for `subscribers.json`: a line a keyword, each with its evidence as a note.
    public var profileJSON: String {
        var lines = ["{", "  \"note\": \(Self.string(summary)),", "  \"minScore\": \(minScore),", "  \"keywords\": ["]
        lines += terms.enumerated().map { place, term in
            let end = place + 1 < terms.count ? "," : ""
            return "    { \"term\": \(Self.string(term.term)), \"weight\": \(term.weight), "
                + "\"note\": \(Self.string(term.note)) }\(end)"
        }
        return (lines + ["  ]", "}"]).joined(separator: "\n")
    }

    /// `Made of 200 papers; of those kept out of the making, 66 % pass.`
    public var summary: String {
        var text = "Made of \(papers) \(papers == 1 ? "paper" : "papers")"
        if let recall { text += "; of papers kept out of the making, \(Int((recall * 100).rounded())) % pass" }
        if let othersPassing { text += ", of \(others) other stored papers \(Self.percent(othersPassing)) %" }
        return text
    }

    private static func percent(_ share: Double) -> String { String(format: "%.1f", share * 100) }

    /// A JSON string.
    private static func string(_ text: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }
}

extension ProfileSuggestion.Term {
    /// `84 papers, by chance 5.1: “A Title”; “Another”`
    public var note: String {
        var text = papers == 1 ? "1 paper" : "\(papers) papers"
        if let expected { text += String(format: ", by chance %.1f", expected) }
        return text + ": " + evidence.map { "“\($0)”" }.joined(separator: "; ") + (papers > evidence.count ? "; …" : "")
    }
}

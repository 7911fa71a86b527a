internal import Matching

extension Score.Row {
    /// `profile<TAB>paper<TAB>score`; the score in the fewest digits that give the same number back.
    public var tabSeparated: String {
        "\(Self.cell(profile))\t\(Self.cell(paper))\t\(score)"
    }

    /// One JSON object on one line; one entry for each keyword, at its first hit. The parts of `matched` and `partial`, in
    /// the order of the profile's keywords, and then that of `related`, add up to `evidence`; `score` is
    /// 1 − exp(−evidence), but for vetoes and what is missing.
    public var json: String {
        var text = "{\"profile\":\(Self.quoted(profile)),\"paper\":\(Self.quoted(paper)),\"score\":\(score)"
        guard let explanation else { return text + "}" }
        text += ",\"evidence\":\(explanation.evidence)"
        text += ",\"matched\":[" + explanation.matched.map(Self.matched).joined(separator: ",") + "]"
        text += ",\"partial\":[" + explanation.partial.map(Self.partial).joined(separator: ",") + "]"
        if let related = explanation.related {
            text += ",\"related\":{\"part\":\(related.part),\"words\":\(Self.list(related.words))}"
        }
        text += ",\"vetoes\":[" + explanation.vetoes.map(Self.found).joined(separator: ",") + "]"
        text += ",\"missing\":[" + explanation.missing.map(Self.list).joined(separator: ",") + "]"
        return text + ",\"background\":\(Self.quoted(explanation.background))}"
    }

    private static func matched(_ keyword: MatchedKeyword) -> String {
        // The first place where the keyword itself stands, rather than an acronym for it.
        let first = keyword.hits.first { !$0.usesDefinition } ?? keyword.hits.first
        var text = "{\"term\":\(quoted(keyword.term))"
        if let label = keyword.label { text += ",\"label\":\(quoted(label))" }
        if let first { text += "," + place(first) }
        return text + ",\"part\":\(keyword.part),\"hits\":["
            + keyword.hits.map { "{\(place($0))}" }.joined(separator: ",") + "]}"
    }

    private static func partial(_ keyword: PartialKeyword) -> String {
        let label = keyword.label.map { ",\"label\":\(quoted($0))" } ?? ""
        return
            "{\"term\":\(quoted(keyword.term))\(label),\"part\":\(keyword.part),\"lacking\":\(list(keyword.lacking))}"
    }

    private static func found(_ term: FoundTerm) -> String {
        "{\"term\":\(quoted(term.term))" + (term.hits.first.map { "," + place($0) } ?? "") + "}"
    }

    private static func place(_ hit: Hit) -> String {
        let item = hit.field == .authors || hit.field == .categories ? ",\"item\":\(hit.item)" : ""
        let defined = hit.usesDefinition ? ",\"definedAcronym\":true" : ""
        return "\"in\":\"\(hit.field.rawValue)\"\(item),\"surface\":\(quoted(hit.surface)),"
            + "\"start\":\(hit.start),\"length\":\(hit.length)\(defined)"
    }

    private static func list(_ texts: [String]) -> String {
        "[" + texts.map(quoted).joined(separator: ",") + "]"
    }

    /// A JSON string (RFC 8259 §7), escaped as far as needed.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case "\u{0}"..."\u{1F}", "\u{2028}", "\u{2029}", "\u{7F}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// An id that would break the line keeps its place with blanks.
    private static func cell(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 }) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
    }
}

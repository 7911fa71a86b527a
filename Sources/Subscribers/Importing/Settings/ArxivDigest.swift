internal import JSONText

/// ArxivDigest's `config.yaml`: a topic and categories by their names, and an interest in plain sentences, by which a
/// language model judges.
enum ArxivDigest {
    static func read(_ file: YAMLValue, into draft: inout SettingsDraft) {
        for (key, place, value) in file.members {
            switch key {
            case "to_email":
                if let text = value.text, !text.trimmed.isEmpty {
                    draft.record.set("email", text.trimmed, at: value.position, as: key)
                }
            case "from_email":
                if value.text?.isEmpty == false {
                    draft.leave(key, "the sender stands in \"mail\" of paperboy.json")
                }
            case "threshold":
                draft.leave(
                    "threshold \(value.text ?? "")",
                    "it is a language model's grade; minScore is evidence from keywords, 0.2 unless you say otherwise")
            case "interest": interest(value, &draft)
            case "topic", "categories": break
            default: draft.leave("\(key) (line \(place.line))", "Paperboy has no such setting")
            }
        }
        categories(of: file, &draft)
    }

    private static func categories(of file: YAMLValue, _ draft: inout SettingsDraft) {
        guard let topic = file["topic"], let name = topic.text else { return }
        let wanted = file["categories"]?.elements ?? []
        var codes: [String] = []
        for category in wanted {
            guard let text = category.text else { continue }
            if let code = ArxivCategories.code(of: text, in: name) {
                codes.append(code)
            } else {
                draft.leave("category \(quoted(text))", "it is no category of arXiv's \(quoted(name))")
            }
        }
        let place = file["categories"]?.position ?? topic.position
        if wanted.isEmpty, let archive = ArxivCategories.archive(of: name) {
            draft.require(categories: ArxivCategories.patterns(of: archive), at: topic.position, as: "topic")
            draft.suggestSource([archive])
        } else if !codes.isEmpty {
            draft.require(categories: codes, at: place, as: "categories")
            draft.suggestSource(codes)
        } else if wanted.isEmpty {
            draft.leave("topic \(quoted(name))", "it is no archive of arXiv")
        }
    }

    /// Only what is a term as it stands becomes a keyword; sentences are for people to make keywords of.
    private static func interest(_ value: YAMLValue, _ draft: inout SettingsDraft) {
        guard let text = value.text else { return }
        var terms: [String] = []
        var known: Set<String> = []
        for line in text.split(whereSeparator: \.isNewline) {
            let bare = withoutNumber(line.trimmed)
            let isList = !isSentence(bare)
            for part in isList ? bare.split(whereSeparator: { $0 == "," || $0 == ";" }).map({ $0.trimmed }) : [bare] {
                let term = part.trimmingSuffix { ".!".contains($0) || $0.isWhitespace }
                guard !term.isEmpty else { continue }
                if isTerm(term) {
                    if known.insert(term).inserted { terms.append(term) }
                } else {
                    draft.leave(
                        "interest \(quoted(term))",
                        isNegative(term)
                            ? "a sentence, and against something: write its words into \"exclude\""
                            : "a sentence, and no term: write its words as keywords")
                }
            }
        }
        guard !terms.isEmpty else { return }
        draft.record.set("keywords", list: terms, at: value.position, as: "interest")
    }

    /// `1. `, `- `, `* `.
    private static func withoutNumber(_ line: String) -> String {
        let rest = line.drop { $0.isNumber || "-*•.)(".contains($0) }
        return rest.first?.isWhitespace == true ? rest.trimmed : line
    }

    private static let sentenceWords: Set<String> = [
        "i", "i'm", "am", "we", "is", "are", "that", "which", "who", "not", "don't", "do", "care", "interested",
        "papers",
        "paper", "e.g", "e.g.", "example", "etc", "any", "want", "like", "no", "only", "about", "focus",
    ]

    private static func isSentence(_ text: String) -> Bool {
        words(of: text).contains(where: sentenceWords.contains)
    }

    private static func isNegative(_ text: String) -> Bool {
        !Set(words(of: text)).isDisjoint(with: ["not", "don't", "no", "never", "except"])
    }

    /// At most five words, none of which joins others or makes a sentence.
    private static func isTerm(_ text: String) -> Bool {
        let words = words(of: text)
        let joining: Set<String> = ["and", "or", "for", "with", "in", "on", "to", "from", "by"]
        return (1...5).contains(words.count) && !words.contains { joining.contains($0) || sentenceWords.contains($0) }
    }

    private static func words(of text: String) -> [String] {
        text.lowercased().split { $0.isWhitespace || $0 == "," }.map { String($0).replacing("’", with: "'") }
    }
}

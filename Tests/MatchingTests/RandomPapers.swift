import Matching
import TestSupport

/// Random papers and profiles over a small vocabulary, so that hits, near hits and misses all happen often.
struct RandomPapers {
    var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    static let words = [
        "kite", "kites", "wind", "Wind", "tunnel", "robot", "robotics", "world", "model", "models", "RAG", "rag",
        "LLMs",
        "multi-modal", "multimodal", "β-VAE", "$\\beta$-VAE", "na\\\"ive", "naïve", "C++", "GPT-4", "diffusion",
        "learning", "the", "of", "and", "policy", "policies", "sim-to-real", "sim2real", "3-D", "🪁", "数据",
    ]
    static let fillers = ["stone", "paper", "glass", "cup", "tree", "house", "river", "moon"]
    static let terms = [
        "kite", "wind tunnel", "robot", "world model", "RAG", "LLM", "multi-modal", "multimodal", "β-VAE", "naive",
        "C++", "GPT-4", "diffusion model", "policy learning", "sim-to-real", "3D", "transform*", "mod*", "title:wind",
        "abstract:model", "数据", "robot policy", "kite of the wind",
    ]

    mutating func text(_ words: [String], upTo count: Int) -> [String] {
        (0..<Int.random(in: 0...count, using: &generator)).map { _ in
            let word = words.randomElement(using: &generator) ?? "kite"
            return Int.random(in: 0..<12, using: &generator) == 0 ? word + "," : word
        }
    }

    mutating func paper() -> (title: [String], abstract: [String]) {
        (text(Self.words + Self.fillers, upTo: 12), text(Self.words + Self.fillers + Self.fillers, upTo: 30))
    }

    mutating func keyword() -> Keyword {
        var keyword = Keyword(
            written: Self.terms.randomElement(using: &generator) ?? "kite",
            weight: Double(Int.random(in: 1...50, using: &generator)) / 10)
        if keyword.term.contains(" "), Bool.random(using: &generator) { keyword.near = 4 }
        return keyword
    }

    mutating func keywords(_ range: ClosedRange<Int>) -> [Keyword] {
        (0..<Int.random(in: range, using: &generator)).map { _ in keyword() }
    }

    mutating func profile() -> Profile {
        Profile(keywords: keywords(1...8))
    }
}

func indexed(_ title: [String], _ abstract: [String]) -> IndexedText {
    IndexedText(title: title.joined(separator: " "), abstract: abstract.joined(separator: " "))
}

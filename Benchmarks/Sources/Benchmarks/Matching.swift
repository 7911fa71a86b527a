import Foundation
import Matching
import Papers
import Subscribers

extension Sample {
    /// Match: fold and index the papers once, then every profile with every paper.
    func measureMatching() throws -> Table {
        let indexing = try Timing.measure { papers.map { IndexedPaper($0.paper) }.count }
        let made = syntheticProfiles(100)
        let compiling = try Timing.measure { made.map { CompiledProfile($0, background: .builtin) }.count }
        let synthetic = made.map { CompiledProfile($0, background: .builtin) }
        let three = readers.map { CompiledProfile($0.profile, background: .builtin) }
        let indexed = papers.map { IndexedPaper($0.paper) }
        let scorer = Scorer(background: .builtin)
        func explained(_ profiles: [CompiledProfile]) throws -> Timing {
            try Timing.measure {
                profiles.reduce(0) { sum, profile in
                    indexed.reduce(sum) { $0 + (scorer.match(profile, $1).score > 0 ? 1 : 0) }
                }
            }
        }
        let scoring = try Timing.measure {
            synthetic.reduce(0) { sum, profile in
                indexed.reduce(sum) { $0 + (scorer.score(profile, $1.text) > 0 ? 1 : 0) }
            }
        }
        func row(_ what: String, _ timing: Timing, _ count: Int, _ unit: String) -> Row {
            Row(what: what, figure: Figure.time(timing), beside: Figure.rate(Double(count) / timing.seconds, unit))
        }
        let pairs = synthetic.count * papers.count
        return Table(
            title: "match",
            rows: [
                row("fold and index \(papers.count) papers", indexing, papers.count, "papers"),
                row("compile 100 synthetic profiles", compiling, 100, "profiles"),
                row("3 readers × papers, explained", try explained(three), three.count * papers.count, "pairs"),
                row("100 profiles × papers, explained", try explained(synthetic), pairs, "pairs"),
                row("100 profiles × papers, score alone", scoring, pairs, "pairs"),
            ])
    }

    /// Profiles of 6 words and 4 pairs of words from the papers themselves: more of them match than in life.
    private func syntheticProfiles(_ count: Int) -> [Profile] {
        let words = papers.flatMap { paper in
            "\(paper.paper.title) \(paper.paper.abstract ?? "")".split { !$0.isLetter }.map(String.init)
        }
        var numbers = SplitMix64(state: 1)
        func place() -> Int { Int.random(in: 0..<(words.count - 1), using: &numbers) }
        func word() -> String {
            while true {
                let word = words[place()]
                if word.count > 4 { return word }
            }
        }
        return (0..<count).map { _ in
            let single = (0..<6).map { _ in Keyword(term: word()) }
            let pairs = (0..<4).map { _ in
                let first = place()
                return Keyword(term: "\(words[first]) \(words[first + 1])")
            }
            return Profile(keywords: single + pairs)
        }
    }
}

/// The same "random" numbers in every run (Steele, Lea and Flood, "Fast splittable pseudorandom number generators").
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

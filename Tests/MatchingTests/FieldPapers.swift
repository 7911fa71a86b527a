import TestSupport

@testable import Matching

/// Papers of an invented field with six subjects, so that words keep company there; and the background they make.
enum FieldPapers {
    static let subjects = [
        ["kite", "wind", "tunnel", "rope", "windsock"], ["robot", "policy", "gripper", "grasp", "learning"],
        ["diffusion", "model", "multi-modal", "world", "image"], ["violin", "bow", "string", "concert", "rosin"],
        ["glacier", "ice", "moraine", "valley", "snow"], ["bread", "rye", "oven", "crust", "flour"],
    ]

    static func texts(_ count: Int, seed: UInt64 = 1) -> [IndexedText] {
        var random = RandomPapers(seed: seed)
        return (0..<count).map { number in
            let words = subjects[number % subjects.count]
            return indexed(random.text(words, upTo: 6), random.text(words + RandomPapers.fillers, upTo: 40))
        }
    }

    static func counts(_ texts: [IndexedText]) -> CorpusCounts {
        texts.reduce(into: CorpusCounts()) { $0.add($1) }
    }
}

extension Background {
    /// A background of `FieldPapers`, averaged with the one that the binary carries.
    static let field =
        FieldPapers.counts(FieldPapers.texts(600)).background(named: "field", averagedWith: .builtin)
        .flatMap { Background($0) } ?? .empty
}

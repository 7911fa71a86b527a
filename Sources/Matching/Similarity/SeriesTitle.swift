/// A title without what only tells versions and parts apart: `(v2)`, `Part II`, `extended abstract`.
struct SeriesTitle: Hashable, Sendable {
    /// Folded.
    let words: [String]

    /// "Editorial" and "Book Reviews" are no series that a reader would want in one.
    var isTelling: Bool { words.count >= 4 }

    /// - Parameter words: of the whole title, folded.
    init(_ words: [String]) {
        var rest = words[...]
        while let shorter = Self.withoutEnd(rest) { rest = shorter }
        self.words = Array(rest)
    }

    private static func withoutEnd(_ words: ArraySlice<String>) -> ArraySlice<String>? {
        if let last = words.last {
            if isVersion(last) { return words.dropLast() }
            if isNumber(last), let kind = words.dropLast().last, numbered.contains(kind) { return words.dropLast(2) }
        }
        for end in ends where words.count > end.count && words.suffix(end.count).elementsEqual(end) {
            return words.dropLast(end.count)
        }
        return nil
    }

    private static let numbered: Set<String> = ["part", "version", "volume", "vol", "paper", "report", "no"]
    private static let ends = [
        ["extended", "version"], ["extended", "abstract"], ["full", "version"], ["short", "version"],
        ["long", "version"], ["revised", "version"], ["technical", "report"], ["preprint"], ["erratum"],
        ["corrigendum"], ["addendum"], ["supplementary", "material"], ["supplement"],
    ]

    /// `v2`; a name such as `GPT-4` or `YOLOv8` is another paper's.
    private static func isVersion(_ word: String) -> Bool {
        word.utf8.count <= 3 && word.hasPrefix("v") && word.dropFirst().utf8.allSatisfy { (0x30...0x39).contains($0) }
            && word.utf8.count > 1
    }

    /// `2`, `ii`, `two`.
    private static func isNumber(_ word: String) -> Bool {
        words.contains(word) || word.utf8.count <= 3 && word.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    private static let words: Set<String> = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "one", "two", "three", "four", "a", "b", "c",
    ]
}

/// How a block of text looks: the evidence for its being a title or an abstract.
struct BlockShape {
    /// Words; for scripts without spaces about as many as a translation would have.
    var size: Int
    /// Full stops inside that a new sentence follows.
    var sentenceEnds = 0
    var ending = Ending.other
    /// Share of capitalised words among those of four letters and more, the first aside; `nil` where there are few.
    var capitals: Double?
    /// Words that abstracts speak with: "we", "our", "this", …
    var proseWords = 0
    /// Begins with a small letter, as few titles do.
    var startsLow: Bool
    /// Begins with a bullet or a number of a list.
    var isListItem: Bool

    /// Holds a web address, as the end of an abstract does and no title.
    var hasAddress: Bool

    enum Ending { case stop, open, other }

    /// Enough to see how a block is built; the rest of a long one adds nothing.
    private static let reach = 480
    private static let voice: Set<[UInt8]> = Set(
        ["we", "our", "this", "these", "here", "however", "is", "are", "has", "have", "it", "they", "that", "which"]
            .map { Array($0.utf8) })

    init(_ text: String) {
        let bytes = Array(text.utf8.prefix(Self.reach))
        let total = text.utf8.count
        startsLow = bytes.first.map { (0x61...0x7A).contains($0) } ?? false
        isListItem = Self.isListItem(text)
        hasAddress = total <= Self.reach && text.contains("://")
        var words = 0
        var long = 0
        var capitalised = 0
        for word in bytes.split(separator: 0x20) {
            words += 1
            if Self.voice.contains(Self.lowercased(word)) { proseWords += 1 }
            let capital = word.first.map { (0x41...0x5A).contains($0) } ?? false
            if words > 1, word.count >= 4 {
                long += 1
                if capital { capitalised += 1 }
            }
        }
        sentenceEnds = Self.sentenceEnds(bytes)
        if long >= 3 { capitals = Double(capitalised) / Double(long) }
        size = max(total > Self.reach ? words * total / Self.reach : words, total / 10)
        switch text.unicodeScalars.last {
        case ".", "…", "。", "।", "؟", "۔": ending = .stop
        case ":", ";", ",": ending = .open
        default: ending = .other
        }
    }

    /// The evidence in all, as the logarithm of the odds: above 0 an abstract, below 0 a title.
    ///
    /// No single fact decides: titles of 40 words exist, and abstracts of one sentence.
    /// Figures: titles of the observed page have 4–16 words and no full stop, its abstracts 165–286 words.
    var prose: Double {
        var odds = Self.lengthOdds(size)
        odds += min(3.6, 1.2 * Double(sentenceEnds))
        if sentenceEnds == 0, size >= 40 { odds -= 1.5 }
        switch ending {
        case .stop: odds += size <= 30 ? 4 : 1.5
        case .open: odds += size <= 30 ? 3 : 1.5
        case .other: odds -= 1
        }
        if let capitals {
            if capitals >= 0.6 { odds -= 1.5 } else if capitals <= 0.25 { odds += 0.7 }
        }
        odds += min(1.6, 0.8 * Double(proseWords))
        if hasAddress { odds += 3 }
        if isListItem { odds += 2 } else if startsLow { odds += 0.5 }
        return min(8, max(-6, odds))
    }

    private static func lengthOdds(_ size: Int) -> Double {
        let points: [(size: Double, odds: Double)] = [(12, -3), (20, -1.5), (40, 1), (80, 4), (150, 5)]
        let size = Double(size)
        guard let next = points.firstIndex(where: { size < $0.size }) else { return 5 }
        guard next > 0 else { return -3 }
        let (low, high) = (points[next - 1], points[next])
        return low.odds + (high.odds - low.odds) * (size - low.size) / (high.size - low.size)
    }

    /// `• `, `- `, `1. `, `(2) ` or `(iv) `; not `(Almost) …` or `3D …`, as titles begin.
    private static func isListItem(_ text: String) -> Bool {
        let mark = text.prefix { $0 != " " }
        guard mark.utf8.count <= 5, let last = mark.last else { return false }
        if ["•", "-", "*", "–", "—"].contains(mark) { return true }
        let inner = mark.dropLast().drop { $0 == "(" }
        guard last == ")" || last == ".", !inner.isEmpty else { return false }
        let isRoman = inner.allSatisfy { "ivx".contains($0) }
        return PageDate.number(inner) != nil || last == ")" && (isRoman || inner.utf8.count == 1)
    }

    private static func lowercased(_ word: ArraySlice<UInt8>) -> [UInt8] {
        guard word.count <= 8 else { return [] }
        return word.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }

    /// `. ` between a small letter, digit or bracket and a capital; `。` anywhere but at the end.
    private static func sentenceEnds(_ bytes: [UInt8]) -> Int {
        var count = 0
        for index in bytes.indices.dropLast(3) where index > 1 {
            if bytes[index] == 0xE3, bytes[index + 1] == 0x80, bytes[index + 2] == 0x82 { count += 1 }
            guard bytes[index] == 0x2E, bytes[index + 1] == 0x20 else { continue }
            let before = bytes[index - 1]
            let after = bytes[index + 2]
            let endsWord = (0x61...0x7A).contains(before) || (0x30...0x39).contains(before) || before == 0x29
            if endsWord, (0x41...0x5A).contains(after) || after >= 0x80 { count += 1 }
        }
        return count
    }
}

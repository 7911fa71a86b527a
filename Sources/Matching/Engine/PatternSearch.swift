internal import Text

/// Finds a pattern in a text.
struct PatternSearch {
    let text: IndexedText
    let pattern: Pattern

    /// The places of the words of one hit.
    struct Found: Hashable {
        var places: Range<Int>
        /// How many words of the text belong to it; fewer than the places where words may stand apart.
        var words: Int
        /// The hit holds an acronym that the paper defined.
        var usesDefinition: Bool
    }

    /// All hits, in reading order; they do not overlap.
    func hits() -> [Found] {
        if let near = pattern.near { return nearHits(within: near) }
        var found: [Found] = []
        var next = 0
        for start in starts() where start >= next {
            guard let (end, usesDefinition) = match(0, at: start, previous: nil) else { continue }
            found.append(Found(places: start..<end, words: end - start, usesDefinition: usesDefinition))
            next = end
        }
        return found
    }

    /// Keys of the words with one of which a hit begins, unless an acronym stands in for them; `nil` where it may begin
    /// with any word.
    static func firstKeys(of pattern: Pattern) -> [WordKey]? {
        let beginnings = [pattern.parts[0]] + pattern.joins.filter { $0.parts.lowerBound == 0 }.map(\.part)
        return beginnings.contains(where: \.isPrefix) ? nil : beginnings.flatMap(\.keys)
    }

    // MARK: Phrases

    /// Places where a hit may begin, ascending.
    private func starts() -> [Int] {
        guard let keys = Self.firstKeys(of: pattern) else { return Array(text.tokens.indices) }
        var starts: [Int] = []
        for key in keys { text.forEachPlace(of: key) { starts.append($0) } }
        if !text.acronyms.isEmpty, pattern.parts.count > 1 {
            for (place, definition) in text.acronyms
            where Pattern.matches(pattern.parts[0], text.definitions[definition].words[0], allCapitals: false) {
                starts.append(place)
            }
        }
        return starts.count > 1 ? Array(Set(starts)).sorted() : starts
    }

    /// Matches the parts from `index` on at `place`; the place behind the hit, the longest of several.
    private func match(_ index: Int, at place: Int, previous: Int?) -> (end: Int, usesDefinition: Bool)? {
        guard index < pattern.parts.count else { return (place, false) }
        guard place < text.tokens.count, previous == nil || follows(place, index) else { return nil }
        let token = text.tokens[place]
        let allCapitals = text.isAllCapitals(at: place)
        var best: (end: Int, usesDefinition: Bool)?
        func consider(_ rest: (end: Int, usesDefinition: Bool)?, usesDefinition: Bool = false) {
            guard let rest, rest.end > best?.end ?? -1 else { return }
            best = (rest.end, rest.usesDefinition || usesDefinition)
        }
        let part = pattern.parts[index]
        if Pattern.matches(part, token, allCapitals: allCapitals) {
            consider(match(index + 1, at: place + 1, previous: place))
        }
        for join in pattern.joins where join.parts.lowerBound == index {
            if Pattern.matches(join.part, token, allCapitals: allCapitals) {
                consider(match(join.parts.upperBound, at: place + 1, previous: place))
            }
        }
        for compound in text.compounds(at: place)
        where Pattern.matches(part, compound.token, allCapitals: allCapitals) {
            consider(match(index + 1, at: compound.places.upperBound, previous: place))
        }
        if let definition = text.acronyms[place], let end = spelled(text.definitions[definition], from: index) {
            consider(match(end, at: place + 1, previous: place), usesDefinition: true)
        }
        return best
    }

    /// No phrase reaches across a full stop, a comma or a bracket, unless the term itself does.
    private func follows(_ place: Int, _ index: Int) -> Bool {
        let link = text.tokens[place].link
        guard place != text.titleCount else { return false }
        return link < .stop && link != .dot || pattern.parts[index].link >= .stop || pattern.parts[index].link == .dot
    }

    /// The index behind the parts that spell out the acronym's long form from `index` on.
    private func spelled(_ definition: AcronymDefinition, from index: Int) -> Int? {
        let end = index + definition.words.count
        guard end <= pattern.parts.count else { return nil }
        for (part, word) in zip(pattern.parts[index..<end], definition.words)
        where !Pattern.matches(part, word, allCapitals: false) {
            return nil
        }
        return end
    }

    // MARK: Words apart

    /// The smallest windows that hold every part, with at most `distance` other words between.
    private func nearHits(within distance: Int) -> [Found] {
        var occurrences: [(place: Int, part: Int)] = []
        for (part, places) in pattern.parts.map(places(of:)).enumerated() {
            guard !places.isEmpty else { return [] }
            occurrences += places.map { ($0, part) }
        }
        occurrences.sort { ($0.place, $0.part) < ($1.place, $1.part) }
        var found: [Found] = []
        var next = 0
        for field in [Keyword.Field.title, .abstract] {
            let range = text.places(of: field)
            let inField = occurrences.filter { range.contains($0.place) }
            let windows = WordWindow.windows(
                inField, parts: pattern.parts.count, longest: pattern.parts.count + distance)
            for window in windows where window.lowerBound >= next {
                found.append(Found(places: window, words: pattern.parts.count, usesDefinition: false))
                next = window.upperBound
            }
        }
        return found
    }

    /// Where the part stands by itself.
    func places(of part: Pattern.Part) -> [Int] {
        var places: [Int] = []
        if part.isPrefix {
            places = text.tokens.indices.filter { matches(part, at: $0) }
        } else {
            for key in part.keys { text.forEachPlace(of: key) { if matches(part, at: $0) { places.append($0) } } }
        }
        return places.count > 1 ? Array(Set(places)).sorted() : places
    }

    private func matches(_ part: Pattern.Part, at place: Int) -> Bool {
        Pattern.matches(part, text.tokens[place], allCapitals: text.isAllCapitals(at: place))
    }
}

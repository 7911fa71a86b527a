internal import Text

/// A person's name as its family and given names, whichever way it was written:
/// `Yann LeCun`, `LeCun, Yann`, `Y. LeCun`, `LeCun Y`.
struct AuthorName: Sendable, Hashable {
    /// Folded words, particles included: `van der maaten`.
    let family: [String]
    /// Folded words; an initial is one letter.
    let given: [String]

    /// Reads a name. A single word is a family name.
    init(_ written: String) {
        let parts = written.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2, !Self.isSuffix(Self.words(parts[1])) {
            let family = Self.words(parts[0])
            let given = Self.words(parts[1]).filter { !Self.suffixes.contains($0) }
            // `LeCun,` and `, Yann` are half names.
            self.family = family.isEmpty ? given : family
            self.given = family.isEmpty ? [] : given
            return
        }
        var words = Self.words(parts[0])
        while words.count > 1, let last = words.last, Self.suffixes.contains(last) { words.removeLast() }
        (family, given) = Self.split(words, isInitials: Self.endsInInitials(parts[0]))
    }

    /// The pattern's name may be the person's: same family name, and given names that do not contradict.
    func matches(_ pattern: AuthorName, isPrefix: Bool = false) -> Bool {
        guard let last = pattern.family.last, let own = family.last else { return false }
        if isPrefix {
            guard family.contains(where: { $0.utf8.starts(with: last.utf8) }) else { return false }
        } else if pattern.family.count == 1 && pattern.given.isEmpty {
            // `Maaten` for `van der Maaten`, but `van` alone names nobody.
            guard own == last || family.count > 1 && family.contains(last) && !Self.particles.contains(last) else {
                return false
            }
        } else if family != pattern.family {
            // `Gabriel García Márquez` names his family by two words, and only a comma says so.
            return (given + family) == (pattern.given + pattern.family)
                || Self.isSuffix(of: given + family, pattern.given + pattern.family)
        }
        return pattern.given.isEmpty || Self.agree(pattern.given, given)
    }

    /// `y` agrees with `yann`, `yann a` with `yann`; `yann` never with `andre`.
    private static func agree(_ pattern: [String], _ names: [String]) -> Bool {
        guard !names.isEmpty else { return false }
        var at = 0
        for (index, wanted) in pattern.enumerated() {
            guard at < names.count else { return index > 0 }
            if compatible(wanted, names[at]) {
                at += 1
                continue
            }
            // A later given name may be the one people know, if both spell it out.
            guard let found = names[at...].firstIndex(where: { $0 == wanted && wanted.unicodeScalars.count > 1 }) else {
                return false
            }
            at = found + 1
        }
        return true
    }

    private static func compatible(_ left: String, _ right: String) -> Bool {
        if left == right { return true }
        let isInitial = left.unicodeScalars.count == 1 || right.unicodeScalars.count == 1
        return isInitial && left.unicodeScalars.first == right.unicodeScalars.first
    }

    private static func isSuffix(of names: [String], _ pattern: [String]) -> Bool {
        pattern.count > 1 && names.count > pattern.count && names.suffix(pattern.count).elementsEqual(pattern)
            && pattern.allSatisfy { $0.unicodeScalars.count > 1 }
    }

    private static func split(_ words: [String], isInitials: Bool) -> (family: [String], given: [String]) {
        guard words.count > 1 else { return (words, []) }
        if isInitials, let firstInitial = words.firstIndex(where: { $0.unicodeScalars.count <= 2 }), firstInitial > 0 {
            // `LeCun Y`, `LeCun YA`: medicine's way.
            let initials = words[firstInitial...].flatMap { $0.unicodeScalars.map { String(Character($0)) } }
            return (Array(words[..<firstInitial]), initials)
        }
        var start = words.count - 1
        while start > 1, particles.contains(words[start - 1]) { start -= 1 }
        return (Array(words[start...]), Array(words[..<start]))
    }

    /// The last word is one or two capitals, and the first is none.
    private static func endsInInitials(_ name: Substring) -> Bool {
        let words = name.split(whereSeparator: { $0.isWhitespace || $0 == "." })
        guard words.count > 1, let last = words.last, let first = words.first else { return false }
        return last.count <= 2 && last.allSatisfy(\.isUppercase) && first.count > 2
    }

    /// A hyphen parts given names into words, `Jean-Pierre`, as it does initials, `J.-P.`.
    private static func words(_ text: Substring) -> [String] {
        FoldedText(String(text)).tokens.map(\.word)
    }

    private static func isSuffix(_ words: [String]) -> Bool {
        !words.isEmpty && words.allSatisfy(suffixes.contains)
    }

    private static let suffixes: Set<String> = ["jr", "sr", "ii", "iii", "iv", "phd", "md"]
    private static let particles: Set<String> = [
        "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "ter", "ten", "bin",
        "ibn", "al", "el", "zu", "zur", "af", "av",
    ]
}

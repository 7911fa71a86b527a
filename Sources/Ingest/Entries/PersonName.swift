/// What a person's name looks like, as far as that decides whether a comma or an "and" stands between two of them.
enum PersonName {
    /// First and last name, perhaps with more between them: two to six words, each with a capital letter or a particle
    /// of a name; no word of an institute's name, no digit.
    static func isFull(_ name: some StringProtocol) -> Bool {
        let words = name.prefix { $0 != "," }.split(separator: " ")
        guard (2...6).contains(words.count) else { return false }
        return words.allSatisfy { isNameWord($0) } && !isInitials(String(words[0]) + String(words[words.count - 1]))
    }

    /// `Kite, Ada`: one comma, a name of one to three words on each side of it.
    static func isInverted(_ name: some StringProtocol) -> Bool {
        let parts = name.split(separator: ",")
        return parts.count == 2
            && parts.allSatisfy { part in
                let words = part.split(separator: " ")
                return (1...3).contains(words.count) && words.allSatisfy { isNameWord($0) }
            }
    }

    /// `A.`, `A. B.`, `AB`, `J.-P.`
    static func isInitials(_ text: String) -> Bool {
        let letters = text.filter { !". -‐‑".contains($0) }
        guard (1...4).contains(letters.count), letters.allSatisfy({ $0.isUppercase }) else { return false }
        // `Li` is no initials; `LI` without points may be.
        return text.contains(".") || letters.count <= 3
    }

    /// `Ada B. Kite`: an initial before the last name.
    static func hasMiddleInitial(_ name: some StringProtocol) -> Bool {
        let words = name.split(separator: " ")
        guard words.count > 2, let last = words.last, !isInitials(String(last)) else { return false }
        return words.dropFirst().dropLast().contains { isInitials(String($0)) }
    }

    /// What follows a name after a comma and is none.
    static func isSuffix(_ text: String) -> Bool {
        ["jr", "sr", "ii", "iii", "iv", "phd", "md", "msc", "mph", "dphil", "dr", "bsc", "ma", "rn"]
            .contains(text.lowercased().filter { $0 != "." })
    }

    private static let particles: Set<String> = [
        "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "du", "la", "le", "el", "al",
        "bin", "ibn", "ben", "ter", "ten", "zu", "zur", "af", "av", "y", "e", "st.", "mc", "’t", "'t",
    ]

    private static let institutes: Set<String> = [
        "university", "institute", "department", "dept", "school", "college", "faculty", "center", "centre", "lab",
        "labs",
        "laboratory", "group", "team", "press", "news", "editor", "editors", "editorial", "staff", "office", "society",
        "association", "committee", "council", "journal", "research", "science", "sciences", "technology", "academy",
        "hospital", "foundation", "inc", "ltd", "gmbh", "corp", "company", "blog", "collaboration", "consortium",
        "network",
        "agency", "board", "division", "the", "of", "for", "universität", "université", "universidad", "usa", "uk",
    ]

    private static func isNameWord(_ word: some StringProtocol) -> Bool {
        let lower = word.lowercased()
        if particles.contains(lower) { return true }
        guard let first = word.first, first.isLetter, !first.isLowercase || lower.contains("'") || lower.contains("’")
        else {
            return false
        }
        return !institutes.contains(lower.filter { $0 != "." && $0 != "," })
            && word.allSatisfy { $0.isLetter || ".-'’‐‑`".contains($0) }
    }
}

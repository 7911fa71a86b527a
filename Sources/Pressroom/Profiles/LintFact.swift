internal import JSONText
internal import Matching

/// What is odd about a profile, seen against papers.
enum LintFact: Fact, Hashable {
    /// No paper holds the term, and no other paper is known to.
    case dead(term: String, unknown: [String], papers: Int, suggestion: String?)
    /// Nothing in the store holds it, though it is known elsewhere.
    case idle(term: String, papers: Int)
    /// It stands in the same papers as another term.
    case redundant(term: String, other: String, papers: Int)
    /// Whatever meets the requirement is excluded.
    case contradiction(terms: [String], exclusion: String)
    /// A share of papers in percent.
    case broadTerm(term: String, percent: Int, isStored: Bool)
    case broadProfile(name: String, percent: Int, papers: Int)
    /// The Matching room's own findings.
    case finding(ProfileFinding)

    var code: String {
        switch self {
        case .dead: "dead-term"
        case .idle: "idle-term"
        case .redundant: "redundant-term"
        case .contradiction: "contradiction"
        case .broadTerm: "broad-term"
        case .broadProfile: "broad-profile"
        case .finding(let finding):
            switch finding.kind {
            case .duplicate: "duplicate-term"
            case .insideExclusion: "inside-exclusion"
            case .shadowed: "shadowed-term"
            case .takesEverything: "no-keywords"
            default: "refused"
            }
        }
    }

    var message: String {
        switch self {
        case .dead(let term, let unknown, let papers, let suggestion):
            "dead: \(quoted(term)) stands in none of \(count(papers, "stored paper"))"
                + ", and no known paper holds \(unknown.map(quoted).joined(separator: " or "))"
                + (suggestion.map { "; did you mean \(quoted($0))?" } ?? "; check its spelling")
        case .idle(let term, let papers):
            "\(quoted(term)) stands in none of \(count(papers, "stored paper"))"
        case .redundant(let term, let other, let papers):
            "redundant: \(quoted(term)) stands in the same \(count(papers, "paper")) as \(quoted(other)); one of the two suffices"
        case .contradiction(let terms, let exclusion):
            "no paper can pass: \(quoted(exclusion)) excludes what the requirement "
                + "\(terms.map(quoted).joined(separator: " or ")) asks for"
        case .broadTerm(let term, let percent, let isStored):
            "too broad: \(quoted(term)) stands in \(percent) % of "
                + (isStored ? "the stored papers" : "papers of any kind")
                + "; a phrase, or a lower weight, tells more"
        case .broadProfile(let name, let percent, let papers):
            "\(name) passes \(percent) % of \(count(papers, "stored paper")); "
                + "a higher minScore, or papersPerWeek, makes a choice"
        case .finding(let finding): withoutAddresses("\(finding.message); \(finding.hint)")
        }
    }

    private func count(_ number: Int, _ noun: String) -> String {
        number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
    }
}

/// Authors who recur in a library, and categories that most of its papers bear.
struct RecurringNames {
    private let library: [IndexedText]
    private let others: [IndexedText]

    private static let mostAuthors = 10
    private static let mostCategories = 5
    /// Papers of one author: two may be chance, and so may three in a long list.
    private static let leastPapers = 3
    private static let leastAuthorShare = 0.015
    private static let leastCategoryShare = 0.2

    init(_ library: [IndexedText], _ others: [IndexedText]) {
        self.library = library
        self.others = others
    }

    var terms: [SuggestedProfile.Term] { authors + categories }

    /// A name tells much, but a prolific author writes about other things too.
    private var authors: [SuggestedProfile.Term] {
        var papers: [AuthorName: (written: [String: Int], papers: [Int])] = [:]
        for (place, text) in library.enumerated() {
            for (name, written) in Set(text.authorNames.indices.map { Pair(text.authorNames[$0], text.authors[$0]) })
                .map({ ($0.name, $0.written) })
            where !name.given.isEmpty {
                papers[name, default: ([:], [])].written[written, default: 0] += 1
                if papers[name]?.papers.last != place { papers[name]?.papers.append(place) }
            }
        }
        let least = max(Self.leastPapers, Int(Self.leastAuthorShare * Double(library.count)))
        let recurring = papers.filter { $0.value.papers.count >= least }.map { name, found in
            (written: Self.commonest(found.written), family: name.family, papers: found.papers)
        }
        return recurring.sorted { left, right in
            (right.papers.count, left.written) < (left.papers.count, right.written)
        }.prefix(Self.mostAuthors).map { author in
            term("author:" + author.written, weight: 0.5, papers: author.papers, others: nil)
        }
    }

    /// Categories are broad: alone they never bring a paper over a threshold, they tip the scales.
    private var categories: [SuggestedProfile.Term] {
        var papers: [String: [Int]] = [:]
        for (place, text) in library.enumerated() {
            for category in Set(text.categories) { papers[category, default: []].append(place) }
        }
        let bearing = library.count { !$0.categories.isEmpty }
        let common = papers.filter { Double($0.value.count) >= Self.leastCategoryShare * Double(max(5, bearing)) }
        return common.sorted { left, right in (right.value.count, left.key) < (left.value.count, right.key) }
            .prefix(Self.mostCategories).map { category, papers in
                let elsewhere = others.isEmpty ? nil : others.count { $0.categories.contains(category) }
                return term("category:" + category, weight: 0.1, papers: papers, others: elsewhere)
            }
    }

    private func term(_ written: String, weight: Double, papers: [Int], others: Int?) -> SuggestedProfile.Term {
        let expected = others.map { Double($0) / Double(max(1, self.others.count)) * Double(library.count) }
        return SuggestedProfile.Term(
            keyword: Keyword(written: written, weight: weight), papers: papers, expected: expected,
            logOdds: expected.map { TermCandidate.logOdds(papers.count, expected: $0, of: library.count) })
    }

    private static func commonest(_ spellings: [String: Int]) -> String {
        spellings.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
    }

    private struct Pair: Hashable {
        let name: AuthorName
        let written: String

        init(_ name: AuthorName, _ written: String) {
            self.name = name
            self.written = written
        }
    }
}

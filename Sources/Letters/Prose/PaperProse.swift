internal import Papers
internal import Text

/// What a letter says about a paper besides its title and abstract.
enum PaperProse {
    /// The readable title, on one line; a title of nothing visible is named so, or its link could not be seen.
    static func title(_ text: String) -> String {
        let line = DisplayText.line(text)
        return line.isEmpty ? "(no title)" : line
    }

    /// `6 authors · 23 Mar 2023 · 12 votes`; what is not known is left out, `nil` where nothing is.
    static func facts(_ seen: SeenPaper) -> String? {
        let parts = [authors(seen.paper), seen.paper.published.map(LetterDate.paper), seen.votes.map(votes)]
        let known = parts.compactMap(\.self)
        return known.isEmpty ? nil : known.joined(separator: " · ")
    }

    /// All names up to four, else the first three and the last; their number where no names are known.
    static func authors(_ paper: Paper) -> String? {
        let names = paper.authors.map { DisplayText.line($0.name) }.filter { !$0.isEmpty }
        switch names.count {
        case 0: return paper.authorCount.flatMap { $0 > 0 ? count($0, "author") : nil }
        case 1...4: return names.map(DisplayText.isolated).joined(separator: ", ")
        default:
            let first = names.prefix(3).map(DisplayText.isolated).joined(separator: ", ")
            return "\(first) … \(DisplayText.isolated(names[names.count - 1]))"
        }
    }

    static func votes(_ votes: Int) -> String { count(votes, "vote") }

    static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }

    /// The paper's own links, each with what it is called.
    static func links(_ paper: Paper) -> [(name: String, url: String)] {
        paper.links.compactMap { link in
            WebURL(link.url).map { (name(of: link.kind, $0), $0.description) }
        }
    }

    /// Where the title leads: the canonical page, else the next best one.
    static func mainLink(_ paper: Paper) -> String? {
        let order: [Link.Kind] = [.abstract, .huggingFace, .project, .pdf, .code]
        for kind in order {
            for link in paper.links where link.kind == kind {
                if let url = WebURL(link.url) { return url.description }
            }
        }
        return nil
    }

    private static func name(of kind: Link.Kind, _ url: WebURL) -> String {
        switch kind {
        case .abstract where url.isAt("arxiv.org"): "arXiv"
        case .abstract where url.isAt("doi.org"): "DOI"
        case .abstract: "Paper page"
        case .pdf: "PDF"
        case .huggingFace: "Hugging Face"
        case .code: "Code"
        case .project: "Project page"
        }
    }
}

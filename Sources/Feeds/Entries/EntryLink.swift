internal import Papers

/// A link that may be shown: absolute, http(s), without anything that a URI may not hold.
public struct EntryLink: Hashable, Sendable {
    /// What is found there.
    public enum Target: Hashable, Sendable {
        case page, pdf
        case huggingFace
        case code
        case project
        /// This site's own page of the paper.
        case permalink
    }

    /// What is found behind the URL.
    public let target: Target
    /// Absolute, http(s); what a URI may not hold is percent-encoded.
    public let url: String

    /// As readers see it.
    public var label: String {
        switch target {
        case .page: WebURL(url)?.isAt("arxiv.org") == true ? "arXiv" : "Paper"
        case .pdf: "PDF"
        case .huggingFace: "Hugging Face"
        case .code: "Code"
        case .project: "Project"
        case .permalink: "Permalink"
        }
    }

    /// What the target is served as, as far as one can tell.
    var mediaType: String { target == .pdf ? "application/pdf" : "text/html" }

    /// In the order of the paper, without repetitions and without what is no web address (`javascript:` above all).
    static func usable(_ links: [Link]) -> [EntryLink] {
        var seen: Set<String> = []
        return links.compactMap { link in
            WebURL(link.url).map { EntryLink(target: Target(link.kind), url: $0.description) }
        }.filter { seen.insert($0.url).inserted }
    }

    /// The paper's own page, else Hugging Face's, else the PDF, else what there is.
    static func canonical(of links: [EntryLink]) -> EntryLink? {
        for target in [Target.page, .huggingFace, .pdf, .project, .code] {
            if let link = links.first(where: { $0.target == target }) { return link }
        }
        return nil
    }

    static func permalink(of id: PaperID, site: FeedSite) -> EntryLink? {
        guard site.hasPaperPages else { return nil }
        let path = "papers/\(PercentEncoding.segment(id.description))"
        return site.absolute(path).map { EntryLink(target: .permalink, url: $0) }
    }
}

extension EntryLink.Target {
    fileprivate init(_ kind: Link.Kind) {
        switch kind {
        case .abstract: self = .page
        case .pdf: self = .pdf
        case .huggingFace: self = .huggingFace
        case .code: self = .code
        case .project: self = .project
        }
    }
}

internal import Papers

/// The links of a paper on Hugging Face.
enum HFLinks {
    /// Relative URLs of the API and of the page start here.
    static let site = "https://huggingface.co"

    static func links(id: String?, arxiv: PaperID?, projectPage: String?, githubRepo: String?) -> [Link] {
        var links: [Link] = []
        if let arxiv, arxiv.scheme == .arxiv {
            let name = arxiv.description.dropFirst("arxiv:".count)
            links.append(Link(kind: .abstract, url: "https://arxiv.org/abs/\(name)"))
            links.append(Link(kind: .pdf, url: "https://arxiv.org/pdf/\(name)"))
        }
        if let id, !id.isEmpty {
            let url = WebURL("\(site)/papers/\(PercentEncoding.encoded(id, keeping: "/:"))")
            links.append(contentsOf: url.map { [Link(kind: .huggingFace, url: $0.description)] } ?? [])
        }
        if let code = githubRepo.flatMap(repository) { links.append(Link(kind: .code, url: code.description)) }
        if let project = projectPage.flatMap(absolute) { links.append(Link(kind: .project, url: project.description)) }
        return links
    }

    /// A URL, or `owner/name`.
    private static func repository(_ text: String) -> WebURL? {
        if let url = absolute(text) { return url }
        if text.hasPrefix("github.com/") { return WebURL("https://" + text) }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let isName = parts.allSatisfy { part in
            !part.isEmpty && part != "." && part != ".."
                && part.utf8.allSatisfy { byte in
                    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || "-_.".utf8.contains(byte)
                }
        }
        return parts.count == 2 && isName ? WebURL("https://github.com/" + text) : nil
    }

    /// Whatever has a scheme of its own must be http(s); a path is one of the site.
    private static func absolute(_ text: String) -> WebURL? {
        if text.hasPrefix("//") { return WebURL("https:" + text) }
        return text.hasPrefix("/") ? WebURL(site + text) : WebURL(text)
    }
}

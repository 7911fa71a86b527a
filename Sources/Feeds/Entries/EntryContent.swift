internal import Markup

/// The HTML of an entry: who and when, the abstract, the links, and why it is here.
///
/// Votes are left out on purpose: they change every hour, and a reader that compares contents would show the entry anew.
struct EntryContent {
    let entry: FeedEntry

    var html: String {
        var nodes: [MarkupNode] = []
        if let byline { nodes.append(.element("p", [:], [.element("em", text: byline)])) }
        // Titles and abstracts of either direction of writing; each paragraph decides for itself.
        nodes += entry.abstract.map { .element("p", ["dir": "auto"], text: $0) }
        if !links.isEmpty { nodes.append(.element("p", [:], links)) }
        if !entry.similar.isEmpty { nodes.append(.element("p", ["dir": "auto"], similar)) }
        if let reasons = entry.reasons { nodes.append(.element("p", [:], [.element("small", text: reasons.sentence)])) }
        // Content may not be empty: without it an Atom entry needs a link (RFC 4287 §4.1.2), which this one may lack.
        if nodes.isEmpty { nodes.append(.element("p", ["dir": "auto"], text: entry.title)) }
        return HTMLFragment(nodes).source
    }

    /// `Ada Adams, Bo Berg · 23 Mar 2023`; unknown parts are left out.
    var byline: String? {
        let parts = [authors, entry.published.map(Timestamp.readable)].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " · ")
    }

    /// At most 20 names: large collaborations have thousands.
    private var authors: String? {
        if entry.authors.isEmpty {
            return entry.authorCount.flatMap { $0 > 0 ? "\($0) \($0 == 1 ? "author" : "authors")" : nil }
        }
        let shown = entry.authors.count > 20 ? Array(entry.authors.prefix(19)) : entry.authors
        let rest = entry.authors.count - shown.count
        return shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    }

    /// `Similar: A Title · Another`
    private var similar: [MarkupNode] {
        [.text("Similar: ")]
            + entry.similar.enumerated().flatMap { index, other -> [MarkupNode] in
                let title =
                    other.url.map { MarkupNode.element("a", ["href": $0], text: other.title) } ?? .text(other.title)
                return index == 0 ? [title] : [.text(" · "), title]
            }
    }

    private var links: [MarkupNode] {
        entry.outside.enumerated().flatMap { index, link -> [MarkupNode] in
            let anchor = MarkupNode.element("a", ["href": link.url], text: link.label)
            return index == 0 ? [anchor] : [.text(" · "), anchor]
        }
    }
}

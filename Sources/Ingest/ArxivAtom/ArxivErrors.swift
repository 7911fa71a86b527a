/// arXiv's ways to say that something went wrong in a well-formed feed, whatever the status of HTTP was.
enum ArxivErrors {
    /// The API: one entry titled `Error`, its id below `/api/errors`, with the reason as its summary.
    static func report(_ entry: Entry) -> String? {
        guard entry.title == "Error", entry.name?.contains("/api/errors") ?? false else { return nil }
        return line(entry.abstract ?? "without a word")
    }

    /// The announcements: `Feed error for query: cs.XX`, with the reason in the description.
    static func report(_ head: FeedHead) -> String? {
        guard head.title.lowercased().hasPrefix("feed error for query") else { return nil }
        return line(head.description.isEmpty ? head.title : "\(head.title) (\(head.description))")
    }

    private static func line(_ text: String) -> String {
        SourceText.cut(SourceText.line(text), after: 200)
    }
}

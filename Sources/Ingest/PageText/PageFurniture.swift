/// The lines of a Daily Papers page that belong to the page and to no paper.
enum PageFurniture {
    private static let lines: Set<String> = [
        "new", "get trending papers in your email inbox!", "get trending papers in your email inbox once a day!",
        "subscribe", "daily papers", "trending papers", "hugging face", "models", "datasets", "spaces", "buckets",
        "community", "docs", "enterprise", "pricing", "log in", "sign up", "papers", "daily", "weekly", "monthly",
        "trending", "search", "previous", "next", "load more", "company", "tos", "privacy", "about", "careers",
        "website", "jobs", "inference endpoints", "huggingchat", "system theme", "back to top", "submit", "<", ">",
    ]

    /// Whether a block is the page's own.
    static func contains(_ text: String) -> Bool {
        guard text.utf8.count <= 60 else { return false }
        let line = text.lowercased()
        // Numbers alone are those of the pager.
        if lines.contains(line) || line.hasPrefix("©") || PageDate.number(text[...]) != nil { return true }
        return isByline(line)
    }

    /// Whether a block names the page: nothing but a Daily Papers page has it.
    static func names(_ text: String) -> Bool {
        guard text.utf8.count <= 60 else { return false }
        let line = text.lowercased()
        return line == "daily papers" || isByline(line)
    }

    /// `byAK and the research community`; the name is a link of its own, so the blank before it is lost.
    private static func isByline(_ line: String) -> Bool {
        line.hasPrefix("by") && line.hasSuffix("and the research community")
    }
}

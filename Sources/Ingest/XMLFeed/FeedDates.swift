internal import Markup

extension Entry {
    /// Reads the dates of an entry, the one that says best when it was published first.
    mutating func takeDates(_ dates: [(field: FeedField, element: XMLElement)]) {
        var ranked: [(rank: Int, date: EntryDate)] = []
        for (field, element) in dates {
            guard let date = element.withTextBytes(EntryDate.read) else {
                let text = element.line
                if !text.isEmpty { unreadableDates.append(text) }
                continue
            }
            if field == .updated {
                updated = updated ?? date
            } else {
                ranked.append((Self.rank(field), date))
            }
        }
        // Few, and nearly always in order.
        published = ranked.count < 2 ? ranked.map(\.date) : ranked.sorted { $0.rank < $1.rank }.map(\.date)
    }

    /// Dublin Core's and PRISM's dates are the article's own, `pubDate` may be the feed's.
    private static func rank(_ field: FeedField) -> Int {
        switch field {
        case .published: 0
        case .dcDate: 1
        case .prismDate: 2
        case .pubDate: 3
        default: 4
        }
    }
}

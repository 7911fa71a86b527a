internal import Matching
internal import Papers

/// JSON Feed 1.1, with a `_paperboy` object of what the format has no place for.
enum JSONFeed {
    static func value(of feed: Feed) -> JSONValue {
        let site = feed.site
        return .object([
            ("version", "https://jsonfeed.org/version/1.1"),
            ("title", .string(feed.title)),
            ("home_page_url", .optional(site.url)),
            ("feed_url", .optional(site.absolute(feed.path(.json)))),
            ("description", .string(feed.summary)),
            ("language", .string(site.language)),
            ("authors", .array([.object([("name", .string(feed.author))])])),
            (
                "_paperboy",
                .object([
                    ("generator", .string("Paperboy \(site.version)")),
                    ("id", .string(feed.id)),
                    ("updated", .string(Timestamp.rfc3339(feed.updated))),
                    ("private", feed.isPrivate ? true : nil),
                ])
            ),
            ("items", .array(feed.entries.map(item))),
        ])
    }

    private static func item(_ entry: FeedEntry) -> JSONValue {
        let external = entry.link.flatMap { $0.target == .permalink ? nil : $0.url }
        let authors = entry.authors.map { JSONValue.object([("name", .string($0))]) }
        return .object([
            ("id", .string(entry.tagURI)),
            ("url", .optional(entry.link?.url)),
            ("external_url", .optional(external)),
            ("title", .string(entry.title)),
            ("content_html", .string(EntryContent(entry: entry).html)),
            ("summary", entry.abstract.isEmpty ? nil : .string(entry.abstract.joined(separator: "\n\n"))),
            ("date_published", .string(Timestamp.rfc3339(entry.firstSeen))),
            ("date_modified", .string(Timestamp.rfc3339(entry.updated))),
            ("authors", authors.isEmpty ? nil : .array(authors)),
            ("tags", entry.labels.isEmpty ? nil : .array(entry.labels.map { .string($0) })),
            ("_paperboy", facts(of: entry)),
        ])
    }

    private static func facts(of entry: FeedEntry) -> JSONValue {
        let known: [(String, JSONValue?)] = [
            ("paper", .string(entry.id.description)),
            ("published", .optional(entry.published?.description)),
            ("author_count", .optional(entry.authorCount)),
            ("votes", .optional(entry.votes)),
            ("comments", .optional(entry.comments)),
            ("source", entry.source.map(source)),
            ("links", entry.related.isEmpty ? nil : .array(entry.related.map(link))),
            ("similar", entry.similar.isEmpty ? nil : .array(entry.similar.map(similar))),
        ]
        return .object(known + (entry.reasons.map(evidence) ?? []))
    }

    /// Why it is here. The parts of reasons, near and related add up to the evidence, the score is `1 − exp(−evidence)`.
    private static func evidence(_ reasons: Reasons) -> [(String, JSONValue?)] {
        let related = reasons.related.map { [$0] } ?? []
        // Four digits are more than anyone reads, and spare the last bits of a sum from being shown.
        let parts = reasons.matched.map(\.part) + reasons.near.map(\.part) + related.map(\.part)
        let evidence = rounded(parts.reduce(0, +))
        let total = evidence.isFinite ? Int((evidence * 10_000).rounded()) : 0
        var shares = ArraySlice(
            Apportionment.shares(of: total, by: parts).map { JSONValue.number(Double($0) / 10_000) })
        let matched = reasons.matched.map { reason($0, part: shares.popFirst()) }
        let near = reasons.near.map { near in
            JSONValue.object([("name", .string(near.name)), ("part", shares.popFirst())])
        }
        let company = related.map { related in
            JSONValue.object([
                ("part", shares.popFirst()), ("words", .array(related.words.map { .string($0) })),
            ])
        }
        return [
            ("score", .number(rounded(reasons.score))), ("evidence", .number(evidence)),
            ("reasons", .array(matched)), ("near", near.isEmpty ? nil : .array(near)), ("related", company.first),
        ]
    }

    private static func source(_ source: FeedSource) -> JSONValue {
        .object([("id", .string(source.id)), ("title", .string(source.title)), ("url", .optional(source.url))])
    }

    private static func link(_ link: EntryLink) -> JSONValue {
        .object([("title", .string(link.label)), ("url", .string(link.url)), ("mime_type", .string(link.mediaType))])
    }

    private static func similar(_ entry: SimilarEntry) -> JSONValue {
        .object([
            ("paper", .string(entry.id.description)), ("title", .string(entry.title)), ("url", .optional(entry.url)),
        ])
    }

    private static func reason(_ reason: Reason, part: JSONValue?) -> JSONValue {
        let fields = Keyword.Field.allCases.compactMap { field in
            reason.hits[field].map { (field.rawValue, JSONValue.integer($0)) }
        }
        return .object([
            ("name", .string(reason.name)), ("profile", .optional(reason.profile)), ("part", part),
            ("hits", .object(fields)),
        ])
    }

    /// Four digits are more than anyone reads, and spare the last bits of a sum from being shown.
    private static func rounded(_ number: Double) -> Double { (number * 10_000).rounded() / 10_000 }
}

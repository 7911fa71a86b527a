internal import JSONText
internal import Papers

/// One item of a JSON Feed, as it is written.
struct JSONFeedItem {
    var id: String?
    var url: String?
    var externalURL: String?
    var title: String?
    var contentHTML: String?
    var contentText: String?
    var summary: String?
    var published: String?
    var modified: String?
    /// `nil` where the item names none, so that the feed's are its.
    var authors: [String]?
    var tags: [String] = []
    /// URLs of PDFs.
    var attachments: [String] = []

    private enum Key: String, CaseIterable, Sendable {
        case id, url, title, summary, authors, author, tags, attachments
        case externalURL = "external_url"
        case contentHTML = "content_html"
        case contentText = "content_text"
        case published = "date_published"
        case modified = "date_modified"
    }

    private static let keys = JSONKeys<Key>()
    /// In bytes: a title or an abstract is cut far below that.
    private static let textLimit = 1 << 20
    private static let wordLimit = 4_096
    /// Of tags and attachments: some may be the same, or of no use.
    private static let stringLimit = 10 * Entry.factLimit

    /// Reads the object that begins here; a value of another kind than expected counts as absent.
    static func read(from scanner: inout JSONScanner) throws(JSONScanError) -> JSONFeedItem {
        var item = JSONFeedItem()
        try scanner.enterObject()
        while true {
            switch try scanner.nextKey(in: keys) {
            case .known(let key): try item.take(key, from: &scanner)
            case .unknown: try scanner.skipValue()
            case .end: return item
            }
        }
    }

    private mutating func take(_ key: Key, from scanner: inout JSONScanner) throws(JSONScanError) {
        switch key {
        case .id: id = try Self.name(from: &scanner)
        case .url: url = try scanner.text(atMost: Self.wordLimit)
        case .externalURL: externalURL = try scanner.text(atMost: Self.wordLimit)
        case .title: title = try scanner.text(atMost: Self.textLimit)
        case .contentHTML: contentHTML = try scanner.text(atMost: Self.textLimit)
        case .contentText: contentText = try scanner.text(atMost: Self.textLimit)
        case .summary: summary = try scanner.text(atMost: Self.textLimit)
        case .published: published = try Self.name(from: &scanner)
        case .modified: modified = try Self.name(from: &scanner)
        case .authors, .author:
            let names = try Self.authors(from: &scanner)
            // 1.1 has `authors` beside the old `author`.
            if !names.isEmpty, key == .authors || authors == nil { authors = names }
        case .tags: tags = try Self.strings(from: &scanner)
        case .attachments: attachments = try Self.attachments(from: &scanner)
        }
    }

    /// A string, or a number in its place (JSON Feed 1.1, "items": a reader should coerce it).
    private static func name(from scanner: inout JSONScanner) throws(JSONScanError) -> String? {
        guard try scanner.kind() == .number else { return try scanner.text(atMost: wordLimit) }
        return try scanner.integer().map { String($0) }
    }

    private static func strings(from scanner: inout JSONScanner) throws(JSONScanError) -> [String] {
        guard try scanner.kind() == .array else { return try [scanner.text(atMost: wordLimit)].compactMap(\.self) }
        var strings: [String] = []
        try scanner.enterArray()
        while try scanner.nextElement() {
            if let text = try scanner.text(atMost: wordLimit), strings.count < stringLimit { strings.append(text) }
        }
        return strings
    }

    // MARK: Authors

    private enum AuthorKey: String, CaseIterable, Sendable {
        case name
    }

    private static let authorKeys = JSONKeys<AuthorKey>()

    /// The names of a list of authors, or of a single one.
    static func authors(from scanner: inout JSONScanner) throws(JSONScanError) -> [String] {
        guard try scanner.kind() == .array else { return try [author(from: &scanner)].compactMap(\.self) }
        var names: [String] = []
        try scanner.enterArray()
        while try scanner.nextElement() {
            // One too many is kept, and tells that there are more.
            if let name = try author(from: &scanner), names.count <= Entry.authorLimit { names.append(name) }
        }
        return names
    }

    private static func author(from scanner: inout JSONScanner) throws(JSONScanError) -> String? {
        guard try scanner.kind() == .object else { return try scanner.text(atMost: wordLimit) }
        var name: String?
        try scanner.enterObject()
        while true {
            switch try scanner.nextKey(in: authorKeys) {
            case .known(.name): name = try scanner.text(atMost: wordLimit)
            case .unknown: try scanner.skipValue()
            case .end: return name
            }
        }
    }

    // MARK: Attachments

    private enum AttachmentKey: String, CaseIterable, Sendable {
        case url
        case type = "mime_type"
    }

    private static let attachmentKeys = JSONKeys<AttachmentKey>()

    private static func attachments(from scanner: inout JSONScanner) throws(JSONScanError) -> [String] {
        guard try scanner.kind() == .array else {
            try scanner.skipValue()
            return []
        }
        var urls: [String] = []
        try scanner.enterArray()
        while try scanner.nextElement() {
            if let url = try attachment(from: &scanner), urls.count < stringLimit { urls.append(url) }
        }
        return urls
    }

    private static func attachment(from scanner: inout JSONScanner) throws(JSONScanError) -> String? {
        guard try scanner.kind() == .object else {
            try scanner.skipValue()
            return nil
        }
        var url: String?
        var type = ""
        try scanner.enterObject()
        while true {
            switch try scanner.nextKey(in: attachmentKeys) {
            case .known(.url): url = try scanner.text(atMost: wordLimit)
            case .known(.type): type = try scanner.text(atMost: 100) ?? ""
            case .unknown: try scanner.skipValue()
            case .end: return type.lowercased().hasPrefix("application/pdf") ? url : nil
            }
        }
    }
}

internal import Markup
internal import Papers

/// The elements of one entry, sorted by what they mean.
struct FeedRecord {
    let element: XMLElement
    /// An `entry` of Atom; anything else is an `item` of RSS.
    let isAtom: Bool
    var title: XMLElement?
    var name: String?
    /// The name is a link, as far as its own attributes say.
    var nameIsLink = false
    var links: [XMLElement] = []
    var originalLink: String?
    var otherAddresses: [String] = []
    var authors: [XMLElement] = []
    var contributors: [XMLElement] = []
    /// In the order of the document, with what they are.
    var texts: [(field: FeedField, element: XMLElement)] = []
    var dates: [(field: FeedField, element: XMLElement)] = []
    var categories: [XMLElement] = []
    var subjects: [XMLElement] = []
    var primaryCategory: String?
    var identifiers: [String] = []
    var journal: [(field: FeedField, text: String)] = []
    var comment: String?
    var announcement: String?
    var enclosures: [XMLElement] = []

    init(_ element: XMLElement, isAtom: Bool, fields: inout FeedFields) {
        self.element = element
        self.isAtom = isAtom
        if let about = element.about ?? element.attribute("HREF") { otherAddresses.append(about) }
        for child in element.children {
            guard let field = fields.meaning(of: child) else { continue }
            take(child, field)
            if field == .mediaGroup {
                for grandchild in child.children {
                    if let field = fields.meaning(of: grandchild) { take(grandchild, field) }
                }
            }
        }
    }

    private mutating func take(_ child: XMLElement, _ field: FeedField) {
        switch field {
        case .title, .otherTitle:
            let isPoor = field == .otherTitle
            guard title == nil || titleIsPoor && !isPoor, !child.isBlank else { return }
            (title, titleIsPoor) = (child, isPoor)
        case .link: links.append(child)
        case .guid:
            name = name ?? child.line
            nameIsLink = child.attribute("isPermaLink")?.lowercased() != "false"
        case .id: name = name ?? child.line
        case .otherAddress: otherAddresses.append(child.line)
        case .originalLink: originalLink = child.line
        case .author, .creator: authors.append(child)
        case .contributor: contributors.append(child)
        case .summary, .content, .encoded, .description, .otherText: texts.append((field, child))
        case .published, .dcDate, .prismDate, .pubDate, .coverDate, .updated: dates.append((field, child))
        case .category: categories.append(child)
        case .subject: subjects.append(child)
        case .primaryCategory: primaryCategory = child.attribute("term")
        case .doi, .identifier: identifiers.append(child.line)
        case .journalName, .volume, .issue, .firstPage, .lastPage, .pages, .journalReference:
            journal.append((field, child.line))
        case .comment: comment = child.line
        case .announcement: announcement = child.line
        case .enclosure, .media: enclosures.append(child)
        case .mediaGroup: break
        }
    }

    /// The title is another vocabulary's, and gives way to the format's own.
    private var titleIsPoor = false
}

/// The meanings of a document's names, each found out once.
struct FeedFields {
    private var numbered: [FeedField??] = []
    private let home: String

    /// - Parameter home: the namespace of the entries.
    init(home: String) {
        self.home = home
    }

    mutating func meaning(of element: XMLElement) -> FeedField? {
        let number = element.nameNumber
        if number < numbered.count, let found = numbered[number] { return found }
        let found = FeedField.meaning(of: element.qualifiedName, home: home)
        while numbered.count <= number { numbered.append(nil) }
        numbered[number] = .some(found)
        return found
    }
}

extension XMLElement {
    /// Its text on one line, as plain text.
    var line: String { withTextBytes(SourceText.line) }

    /// Whether it holds neither text nor elements.
    var isBlank: Bool { !hasChildren && withTextBytes { $0.allSatisfy { $0 <= 0x20 } } }

    /// `rdf:about` of RSS 1.0 and 0.90.
    var about: String? {
        attribute("about", in: "http://www.w3.org/1999/02/22-rdf-syntax-ns#") ?? attribute("about")
    }
}

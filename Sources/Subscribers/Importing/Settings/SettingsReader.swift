public import JSONText
public import MIME

/// Reads what is one reader, or one profile: alert terms, and the settings of programs that serve one person.
public struct SettingsReader: Sendable {
    /// What the file has become.
    public struct Reading: Sendable {
        public var reader: SubscriberRecord
        /// The same wishes as a profile for `subscribers.json`: one JSON object.
        public var profile: [UInt8]
        /// What was not carried over, and why.
        public var leavings: [Leaving]
        /// What to do besides, in sentences.
        public var notes: [String]
    }

    let format: ImportFormat
    let file: String
    let line: SubscriberLine
    /// In place of the file's, or where it has none.
    let email: Address?
    /// Addresses are asked for: the result is to be a reader, and no profile.
    let needsAddress: Bool

    /// Most bytes of such a file.
    public static let maxBytes = 1 << 20

    /// - Parameters:
    ///   - format: None of the tables.
    ///   - file: Its name for messages.
    ///   - shared: The defaults and profiles of the operator's file.
    ///   - email: In place of the file's, or where it has none.
    ///   - needsAddress: `false` = only the profile is wanted.
    public init(
        _ format: ImportFormat, file: String, shared: SharedRules, email: Address? = nil, needsAddress: Bool = true
    ) {
        self.format = format
        self.file = file
        self.email = email
        self.needsAddress = needsAddress
        line = SubscriberLine(file: file, shared: shared)
    }

    /// Reads the file, whole or not at all.
    /// - Throws: `RefusedFile`, with the place where there is one.
    public func read(_ bytes: [UInt8], encoding: TextEncoding = .utf8) throws(RefusedFile) -> Reading {
        guard bytes.count <= Self.maxBytes else { throw ImportFault.longLine(most: Self.maxBytes).refusing(file) }
        guard encoding.reads(bytes) else { throw ImportFault.notUTF8.refusing(file) }
        let text = encoding.text(bytes[...]).trimmingPrefix("\u{FEFF}")
        var draft = SettingsDraft()
        switch format {
        case .terms: try AlertTerms.read(text, file: file, into: &draft)
        case .zoteroArxivDaily: ZoteroArxivDaily.read(try settings(text), into: &draft)
        case .arxivDigest: ArxivDigest.read(try settings(text), into: &draft)
        case .jsonLines, .csv, .listmonk: throw ImportFault.unknownFormat.refusing(file)
        }
        guard draft.hasWishes else { throw ImportFault.noSettings.refusing(file) }
        return try reading(of: draft)
    }

    private func reading(of draft: SettingsDraft) throws(RefusedFile) -> Reading {
        var draft = draft
        let start = Position(line: 1, column: 1)
        if let email { draft.record.set("email", email.description, at: start, as: "--email") }
        if !draft.record.has("email") {
            guard !needsAddress else { throw ImportFault.needsAddress.refusing(file) }
            draft.record.set("email", "reader@example.org", at: start, as: "")
        }
        do {
            return Reading(
                reader: try line.record(draft.record.bytes), profile: draft.record.profile, leavings: draft.leavings,
                notes: draft.notes)
        } catch {
            throw RefusedFile(draft.record.placed(error, in: file, row: start, terms: draft.termPlaces))
        }
    }

    private func settings(_ text: String) throws(RefusedFile) -> YAMLValue {
        if let variables = try Variables.read(text, file: file) { return variables }
        do {
            return try YAMLReader.read(text)
        } catch {
            throw ImportFault.yaml(error.message).refusing(file, at: error.position)
        }
    }
}

/// What a file of settings comes to, while it is read.
struct SettingsDraft {
    var record = RecordText()
    var leavings: [Leaving] = []
    var notes: [String] = []
    /// Where each keyword and exclusion was said, by its key.
    var termPlaces: [String: [Position]] = [:]

    /// Whether anything says which papers are wanted.
    var hasWishes: Bool { ["keywords", "require"].contains(where: record.has) }

    mutating func leave(_ what: String, _ why: String) {
        let leaving = Leaving(what, why)
        if leavings.count < 1_000, !leavings.contains(leaving) { leavings.append(leaving) }
    }

    /// Papers of one of these categories of arXiv alone.
    mutating func require(categories: [String], at position: Position, as name: String) {
        guard !categories.isEmpty else { return }
        record.set("require", at: position, as: name) { json in
            json.open(0x5B)
            json.open(0x5B)
            categories.forEach { json.string("category:\($0)") }
            json.close(0x5D)
            json.close(0x5D)
        }
        notes.append("papers of sources that name no categories do not pass: the profile asks for one of them")
    }

    /// The source in `paperboy.json` that brings these papers.
    mutating func suggestSource(_ categories: [String]) {
        let query = categories.joined(separator: "+")
        notes.append(
            "a source for it, in paperboy.json: "
                + "{ \"id\": \"arxiv\", \"type\": \"arxiv-rss\", \"url\": \"https://rss.arxiv.org/rss/\(query)\" }")
    }
}

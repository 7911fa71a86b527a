internal import Editions
internal import Foundation
internal import Letters
internal import MIME
internal import Outbox
internal import Papers
internal import Storage
internal import Subscribers
internal import Synchronization

/// Turns editions into planned letters, and claims into bytes.
struct LetterDesk: Sendable {
    let press: Press
    let site: LetterSite
    let tokens: Tokens
    /// Domain of List-Id and Message-IDs.
    let domain: DomainName

    /// The one way out that there is: further relays would be further lanes.
    static let lane = "relay"

    init(_ press: Press) throws(Failure) {
        self.press = press
        tokens = Tokens(try press.secret())
        domain = try press.tagDomain()
        site = try press.letterSite(domain: domain)
    }

    /// The blocks of all papers that these editions show.
    func snapshot(of editions: [Edition], papers: [SeenPaper]) throws(Failure) -> LetterSnapshot {
        let shown = Set(
            editions.flatMap { $0.papers + $0.nearMisses.map(\.paper) + $0.popular.map(\.paper) })
        return try snapshot(of: papers.filter { shown.contains($0.id) })
    }

    private func snapshot(of papers: [SeenPaper]) throws(Failure) -> LetterSnapshot {
        do {
            return try LetterSnapshot(papers: papers, templates: press.templates(), site: site)
        } catch let error as Failure {
            throw error
        } catch {
            throw Failure(.configuration, "the letter templates are refused: \(error)")
        }
    }

    /// What a letter says about its reader.
    /// - Parameter holder: Whose the tokens in its links are; `nil` = the reader's own.
    func reader(_ subscriber: Subscriber, day: Day, holder: String? = nil) -> LetterReader {
        let schedule = Schedule(subscriber.delivery, siteZone: press.configuration.zone)
        let mailbox = press.configuration.mail.unsubscribe ?? site.from.address
        return LetterReader(
            id: subscriber.id, mailbox: NamedAddress(name: subscriber.name, address: subscriber.email),
            locale: subscriber.delivery.locale ?? press.configuration.site.locale,
            offsetMinutes: schedule.zone.secondsFromGMT(for: press.clock.now) / 60,
            abstract: subscriber.delivery.abstract, format: subscriber.delivery.format,
            links: LetterLinks(
                site: press.configuration.linkBase, tokens: tokens.links(of: holder ?? subscriber.id), day: day,
                mailbox: mailbox)
        )
    }

    /// Stores the blocks of papers.
    /// - Parameter editions: that show them; `nil` = any edition of the run may show any paper.
    /// - Returns: the snapshot's name.
    func keepSnapshot(
        of editions: [Edition]?, papers: [SeenPaper], store: Store
    ) async throws(Failure) -> String {
        let snapshot = if let editions { try snapshot(of: editions, papers: papers) } else { try snapshot(of: papers) }
        return try await keep([try StoredValue.encode(snapshot)], store).first ?? ""
    }

    private func keep(_ contents: [[UInt8]], _ store: Store) async throws(Failure) -> [String] {
        do {
            return try await store.keep(contents)
        } catch {
            throw Failure(error, path: store.path)
        }
    }

    /// Stores what the letters' bytes are made of, and returns the letters, ready to be planned.
    /// - Parameter shared: a snapshot that holds all papers; `nil` = one of what these letters show is made.
    func letters(
        _ decisions: [EditionDesk.Decision], papers: [SeenPaper], store: Store, snapshot shared: String? = nil
    ) async throws(Failure) -> [PlannedLetter] {
        let editions = decisions.compactMap(\.edition)
        guard !editions.isEmpty else { return [] }
        var contents: [[UInt8]] = []
        for decision in decisions where decision.edition != nil {
            contents.append(try StoredValue.encode(reader(decision.subscriber, day: decision.id.day)))
        }
        // One commit, as long as all the readers are one page.
        if shared == nil { contents.append(try StoredValue.encode(try snapshot(of: editions, papers: papers))) }
        let ids = try await keep(contents, store)
        let snapshot = shared ?? ids.last ?? ""
        let aliases = Dictionary(papers.map { ($0.id, $0.aliases) }) { first, _ in first }
        var letters: [PlannedLetter] = []
        for (decision, reader) in zip(decisions.filter { $0.edition != nil }, ids) {
            guard let edition = decision.edition else { continue }
            letters.append(
                PlannedLetter(
                    edition: edition, recipient: decision.subscriber.email,
                    sender: press.configuration.mail.bounce ?? site.from.address,
                    messageID: try messageID(edition.id).bracketed, date: press.clock.now, dueAt: decision.dueAt,
                    lane: Self.lane,
                    papers: edition.papers.map { PlannedLetter.Item($0, aliases: aliases[$0] ?? []) },
                    snapshot: snapshot, reader: reader))
        }
        return letters
    }

    /// - Parameter copy: Tells a test copy from the letter, and from other copies.
    func messageID(_ id: EditionID, copy: String? = nil) throws(Failure) -> MessageID {
        let name = copy.map { "\(id)#\($0)" } ?? id.description
        guard let messageID = tokens.messageID(of: name, domain: domain) else {
            throw Failure(.configuration, "site.tag gives no domain for Message-IDs")
        }
        return messageID
    }
}

/// Values that the store keeps as JSON: sorted keys, so that equal values are equal bytes.
enum StoredValue {
    static func encode(_ value: some Encodable) throws(Failure) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return [UInt8](try encoder.encode(value))
        } catch {
            throw Failure(.bug, "a value cannot be stored")
        }
    }

    static func decode<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) -> Value? {
        try? JSONDecoder().decode(type, from: Data(bytes))
    }
}

extension Press {
    /// Authority of the site's tag: `papers.example.org`.
    func tagDomain() throws(Failure) -> DomainName {
        if configuration.site.tag == nil { try insistOnSite() }
        guard let tag = configuration.site.tag, let authority = tag.split(separator: ",").first else {
            throw Failure(
                .configuration, "\(configuration.file): site.tag is missing",
                hint:
                    "add \"tag\": \"papers.example.org,2026\" (your domain and a year) to \"site\"; it names your papers for ever"
            )
        }
        do {
            return try DomainName(String(authority))
        } catch {
            throw Failure(.configuration, "\(configuration.file): site.tag does not begin with a domain")
        }
    }

    /// What all letters have in common.
    func letterSite(domain: DomainName) throws(Failure) -> LetterSite {
        guard let from = configuration.mail.from else {
            throw Failure(
                .configuration, "\(configuration.file): mail.from is needed to write letters",
                hint: "add \"from\": \"Daily papers <papers@example.org>\" to \"mail\"")
        }
        let listID: DomainName
        do {
            listID = try DomainName("daily.\(domain)")
        } catch {
            throw Failure(.configuration, "\(configuration.file): site.tag is too long for a list's name")
        }
        let site = configuration.site
        return LetterSite(
            title: site.title, url: configuration.linkBase, from: from, replyTo: configuration.mail.replyTo,
            listID: listID, operatorName: site.operatorName, operatorAddress: site.operatorAddress,
            operatorContact: site.operatorContact, maxHtmlBytes: configuration.mail.maxHTMLBytes)
    }
}

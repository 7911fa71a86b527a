internal import Letters
internal import MIME
internal import Matching
internal import Storage
internal import Subscribers

/// One reader: what is in force, and the links of the letters where they are asked for.
public struct SubscriberCard: Sendable {
    /// A fact and its name.
    public struct Fact: Sendable, Hashable, Encodable {
        public var name: String
        public var text: String
    }

    public var facts: [Fact] = []

    /// - Parameter links: Also the feed's and the pages' addresses, which are secrets of the reader.
    public static func read(_ press: Press, id: String, links: Bool) async throws(Failure) -> SubscriberCard {
        let readership = try press.readership()
        let reader = try await press.subscriber(id)
        let tokens = links ? Tokens(try press.secret()) : nil
        return try await Failure.translating(press.configuration.store.path) {
            let isInFile = readership.file.subscribers.contains { $0.id == id }
            let silent = try await readership.silent(among: [reader.email.description]).first?.value
            var card = SubscriberCard()
            card.add("reader", [reader.id, reader.name].compactMap(\.self).joined(separator: ", "))
            card.add("kept", isInFile ? "in subscribers.json" : "in the store")
            if press.configuration.log.addresses { card.add("address", reader.email.description) }
            if !reader.isEnabled { card.add("enabled", "no: neither mail nor feed") }
            if let silent { card.add("suppressed", "\(silent): the address gets no letters") }
            let row = SubscriberList.Row(reader, kept: "", suppressed: nil, siteZone: press.configuration.site.timezone)
            card.add("delivery", row.delivery)
            card.add("threshold", "\(reader.profile.minScore)")
            card.add("keywords", Self.list(reader.profile.keywords.map(\.term)))
            if !reader.profile.require.isEmpty {
                let all = reader.profile.require.map { $0.map(\.term).joined(separator: " or ") }
                card.add("required", all.joined(separator: "; "))
            }
            if !reader.profile.exclude.isEmpty { card.add("excluded", Self.list(reader.profile.exclude.map(\.term))) }
            if let tokens { card.addLinks(press, tokens, reader.id) }
            return card
        }
    }

    private mutating func add(_ name: String, _ text: String) { facts.append(Fact(name: name, text: text)) }

    private static func list(_ terms: [String]) -> String {
        guard !terms.isEmpty else { return "none: every paper, by votes, then date" }
        return terms.prefix(30).joined(separator: ", ") + (terms.count > 30 ? ", … (\(terms.count))" : "")
    }

    private mutating func addLinks(_ press: Press, _ tokens: Tokens, _ id: String) {
        let base = press.configuration.linkBase ?? press.configuration.feeds.out
        let token = tokens.token(.feed, id)
        for ending in ["atom", "rss", "json"] { add("feed", "\(base)/feeds/s/\(token).\(ending)") }
        guard let site = press.configuration.linkBase else { return }
        add("profile", "\(site)/profile/\(tokens.token(.profile, id))")
        add("unsubscribe", "\(site)/unsubscribe/\(tokens.token(.unsubscribe, id))")
    }
}

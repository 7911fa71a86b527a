internal import Foundation
internal import Subscribers
internal import Transfer

/// Makes sources of a list's feeds: each address once, each with an id of its own.
struct KnownSources {
    /// Why a feed becomes no source.
    struct Refusal: Error {
        var text: String
    }

    private var ids: Set<String>
    /// By the address without its scheme: http and https of one page are one source.
    private var idsByAddress: [String: String] = [:]

    /// What notes say at most, in characters.
    private static let mostNote = 200
    private static let mostID = 40

    init(_ sources: [Configuration.Source]) {
        ids = Set(sources.map(\.id))
        for source in sources {
            if case .url(let url) = source.place { idsByAddress[Self.address(url)] = source.id }
        }
    }

    mutating func source(for entry: FeedList.Entry) throws(Refusal) -> ConfigurationText.Source {
        let url: SourceURL
        do {
            url = try SourceURL(entry.url)
        } catch {
            throw Refusal(text: ConfigurationFault.sourceURL(error).message.replacing("\"url\" ", with: "its address "))
        }
        guard url.text.count <= SourceURL.most else { throw Refusal(text: "its address is too long") }
        let address = Self.address(url.text)
        if let id = idsByAddress[address] { throw Refusal(text: "there already, as \(id)") }
        let id = freeID(Self.slug(entry.title ?? "") ?? Self.slug(url.address.host) ?? "feed")
        ids.insert(id)
        idsByAddress[address] = id
        return ConfigurationText.Source(id: id, format: Self.format(of: url), url: url.text, note: Self.note(entry))
    }

    private static func address(_ url: String) -> String {
        url.firstIndex(of: ":").map { String(url[$0...]) } ?? url
    }

    private func freeID(_ wanted: String) -> String {
        guard ids.contains(wanted) else { return wanted }
        var number = 2
        while ids.contains("\(wanted)-\(number)") { number += 1 }
        return "\(wanted)-\(number)"
    }

    /// `Kites & Käfer` → `kites-kafer`; `nil` where no letter and no digit is left.
    private static func slug(_ title: String) -> String? {
        let folded = title.folding(
            options: [.diacriticInsensitive, .caseInsensitive], locale: Locale(identifier: "en"))
        let words = folded.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
        var slug = ""
        for word in words where slug.utf8.count + word.utf8.count < mostID { slug += slug.isEmpty ? word : "-\(word)" }
        if slug.isEmpty, let first = words.first { slug = String(first.prefix(mostID)) }
        return SubscriberLimits.isID(slug) ? slug : nil
    }

    /// Where the address alone tells the format; else the bytes will.
    private static func format(of url: SourceURL) -> Configuration.Source.Format {
        switch url.address.host {
        case "rss.arxiv.org": .arxivRSS
        case "export.arxiv.org" where url.text.contains("/api/query"): .arxivAtom
        case "export.arxiv.org" where url.text.contains("/rss/"): .arxivRSS
        default: .auto
        }
    }

    /// The title and the labels, for people.
    private static func note(_ entry: FeedList.Entry) -> String? {
        let labels = entry.labels.joined(separator: ", ")
        let note = [entry.title, labels.isEmpty ? nil : "(\(labels))"].compactMap(\.self).joined(separator: " ")
        return note.isEmpty ? nil : String(note.prefix(mostNote))
    }
}

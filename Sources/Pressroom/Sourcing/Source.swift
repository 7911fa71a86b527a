internal import Foundation
internal import Ingest
internal import Papers
internal import Subscribers
internal import Transfer

/// A source as a command reads it: configured, or named on the command line.
struct Source: Hashable, Sendable {
    /// Where it is read.
    enum Place: Hashable, Sendable {
        /// A path, or `-` for standard input.
        case file(String)
        case web(WebAddress)
    }

    var id: String
    var place: Place
    var format: SourceFormat
    /// Fewer papers than that make the digest partial.
    var minPapers = 1
    var maxBytes = DigestReader.defaultLimit
    /// For a whole request.
    var timeout: Duration = .seconds(60)
    /// Between two looks, at least.
    var every: Duration = .seconds(3_600)
    /// Whether it has a history to be judged by; else it is a file that somebody handed in.
    var isConfigured = true
    /// Whether it was named on the command line only: no run looks at it by itself.
    var isByHand = false
    /// Whether days are asked for one by one: then no paper is missed that comes after the day's last look.
    var isAskedByDay = false

    /// What messages call it: the path, or the address without a query (which may hold a key).
    var name: String {
        switch place {
        case .file("-"): "standard input"
        case .file(let path): path
        case .web(let address): address.shown
        }
    }
}

extension Source {
    init(_ source: Configuration.Source) throws(Failure) {
        let format = SourceFormat(rawValue: source.format.rawValue) ?? .auto
        switch source.place {
        case .path(let path): self.init(id: source.id, place: .file(path), format: format)
        case .url(let url):
            let address = try Self.address(url)
            self.init(id: source.id, place: .web(address), format: SourceAddress.format(of: address, besides: format))
        }
        minPapers = source.minPapers
        maxBytes = source.maxBytes
        timeout = source.timeout
        every = source.every
        isAskedByDay = source.isDefaultPlace
    }

    /// What a word of the command line names: a file, `-`, or an address.
    init(named word: String, format: SourceFormat = .auto) throws(Failure) {
        if word.contains("://") {
            let address = try Self.address(word)
            self.init(
                id: SourceAddress.id(of: address), place: .web(address),
                format: SourceAddress.format(of: address, besides: format))
        } else {
            self.init(id: SourceAddress.id(ofFile: word), place: .file(word), format: format)
            isConfigured = false
        }
        isByHand = true
    }

    /// What a word of the command line means: the configured source of that id or address, else a file or an address.
    static func meant(
        by word: String, format: SourceFormat = .auto, _ configuration: Configuration
    ) throws(Failure) -> Source {
        let configured = try all(configuration)
        if let source = configured.first(where: { $0.id == word }) { return source }
        let named = try Source(named: word, format: format)
        // An address that is configured is that source.
        if let address = named.address { return configured.first { $0.address == address } ?? named }
        if SubscriberLimits.isID(word), !FileManager.default.fileExists(atPath: word) {
            let ids = configured.prefix(20).map(\.id).joined(separator: ", ")
            throw Failure(
                .sourceMissing, "there is neither a source nor a file \(word)",
                hint: ids.isEmpty ? nil : "sources: \(ids)")
        }
        return named
    }

    private static func address(_ url: String) throws(Failure) -> WebAddress {
        do {
            return try SourceURL(url).address
        } catch {
            let text = ConfigurationFault.sourceURL(error).message.replacing("\"url\" ", with: "the address ")
            throw Failure(.usage, text, hint: "write it in full, without user and password: https://example.org/feed")
        }
    }

    /// Every configured source, in order.
    static func all(_ configuration: Configuration) throws(Failure) -> [Source] {
        var sources: [Source] = []
        for source in configuration.sources { sources.append(try Source(source)) }
        return sources
    }
}

extension WebAddress {
    /// As people see it: without a query, which may hold a key.
    var shown: String { Self.shown(text) }

    static func shown(_ text: String) -> String { String(text.prefix { $0 != "?" }) }
}

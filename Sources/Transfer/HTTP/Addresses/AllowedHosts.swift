/// Hosts that may be fetched although they have private addresses: the operator's own.
public struct AllowedHosts: Hashable, Sendable {
    private var hosts: Set<String> = []

    /// None.
    public init() {}

    /// - Parameter entries: host names or addresses, exact but for case, each alone (any port) or with a port:
    ///   `feeds.lab.test`, `localhost:8080`, `10.0.0.7`, `::1`, `[::1]:8080`. What stands in the URL counts, not what a
    ///   name resolves to.
    /// - Throws: ``Malformed`` for the first entry that is none of these.
    public init(_ entries: [String]) throws(Malformed) {
        for entry in entries {
            let isBareSix = entry.utf8.count { $0 == UInt8(ascii: ":") } > 1 && !entry.hasPrefix("[")
            let text = isBareSix ? "[\(entry)]" : entry
            guard let address = try? WebAddress("http://\(text)/"), address.text.hasSuffix("/"), address.login == nil,
                !entry.utf8.contains(where: { "/?#\\ ".utf8.contains($0) })
            else { throw Malformed(entry: entry) }
            let afterHost = text.hasPrefix("[") ? text.drop { $0 != "]" } : text[...]
            let key = Self.key(address.host)
            hosts.insert(afterHost.contains(":") ? "\(key):\(address.port)" : key)
        }
    }

    /// Whether this address's host may be a private one.
    func contains(_ address: WebAddress) -> Bool {
        let key = Self.key(address.host)
        return hosts.contains(key) || hosts.contains("\(key):\(address.port)")
    }

    /// `localhost.` and `localhost` are one.
    private static func key(_ host: String) -> String {
        host.hasSuffix(".") ? String(host.dropLast()) : host
    }

    /// An entry that is no host.
    public struct Malformed: Error, Hashable, Sendable, CustomStringConvertible {
        /// As it was written.
        public let entry: String

        /// What is wrong with it, and what to write.
        public var description: String {
            "\"\(entry)\" is no host; write a name or an address, with or without a port, as in localhost:8080"
        }
    }
}

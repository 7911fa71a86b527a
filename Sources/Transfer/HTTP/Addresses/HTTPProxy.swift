import CCurl

/// A proxy that fetches for us; given as a value, since no variable of the environment is read.
///
/// A proxy looks names up itself, so that only hosts written as an address, and `localhost`, can be refused as private:
/// what else it reaches is the proxy's own business.
public struct HTTPProxy: Hashable, Sendable, CustomStringConvertible {
    /// With user and password.
    let url: Password
    private let place: String
    private let direct: [String]

    /// - Parameters:
    ///   - url: `http://`, `https://`, `socks5://` or `socks5h://`, with user and password if it asks for them.
    ///   - direct: what is fetched without it: `example.org` is the host and all below it, as is `.example.org`;
    ///     addresses are exact; `*` is everything. Ports are not told apart.
    /// - Throws: ``Malformed``; its text does not repeat the URL.
    public init(url: String, direct: [String] = []) throws(Malformed) {
        guard let parts = CurlURL(), parts.set(CURLUPART_URL, url, flags: CURLU_NON_SUPPORT_SCHEME),
            let scheme = parts.get(CURLUPART_SCHEME), let host = parts.get(CURLUPART_HOST), !host.isEmpty,
            ["http", "https", "socks5", "socks5h"].contains(scheme)
        else { throw Malformed() }
        self.url = Password(url)
        place = "\(scheme)://\(host)" + (parts.get(CURLUPART_PORT).map { ":\($0)" } ?? "")
        self.direct = direct.map { entry in
            let name = entry.lowercased()
            return name.hasPrefix(".") ? String(name.dropFirst()) : name
        }
    }

    /// Scheme, host and port.
    public var description: String { place }

    func serves(_ address: WebAddress) -> Bool {
        let host = address.host.hasPrefix("[") ? String(address.host.dropFirst().dropLast()) : address.host
        return !direct.contains { entry in
            entry == "*" || entry == host || entry == address.host
                || address.literal == nil && !entry.isEmpty && host.hasSuffix("." + entry)
        }
    }

    /// It is no proxy's URL.
    public struct Malformed: Error, Hashable, Sendable, CustomStringConvertible {
        /// What to write.
        public var description: String { "a proxy is written http://HOST:PORT, https://… or socks5h://…" }
    }
}

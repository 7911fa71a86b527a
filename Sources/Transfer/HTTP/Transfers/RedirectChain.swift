/// Decides where a redirect leads, and whether it is followed; no network, no clock.
struct RedirectChain {
    /// Where the fetch is now.
    private(set) var address: WebAddress
    private(set) var redirects: [HTTPResponse.Redirect] = []
    private var visited: Set<String>
    private let limit: Int

    init(from address: WebAddress, limit: Int) {
        self.address = address
        self.limit = limit
        visited = [address.text]
    }

    /// A status that asks for another GET elsewhere (RFC 9110 §15.4); 300 and 304 do not.
    static func isRedirect(_ status: Int) -> Bool {
        [301, 302, 303, 307, 308].contains(status)
    }

    mutating func follow(_ status: Int, location: [UInt8]) throws(FetchError) {
        let here = address.authority
        let target: WebAddress
        do throws(WebAddressError) {
            target = try address.resolving(location: location)
        } catch .scheme(let scheme) {
            throw FetchError(.redirectScheme(scheme), host: here)
        } catch {
            throw FetchError(.redirectMalformed, host: here)
        }
        if address.scheme == .https, target.scheme == .http { throw FetchError(.downgrade, host: here) }
        guard visited.insert(target.text).inserted else { throw FetchError(.redirectLoop, host: here) }
        guard redirects.count < limit else { throw FetchError(.tooManyRedirects(limit: limit), host: here) }
        redirects.append(HTTPResponse.Redirect(status: status, target: target))
        address = target
    }
}

import TestSupport
import Testing

@testable import Transfer

@Suite struct FetchProxyTests {
    private func fetching(_ port: Int, login: String = "", direct: [String] = []) throws -> Fetching {
        var fetch = try Fetching(allow: [])
        fetch.settings.proxy = try HTTPProxy(url: "http://\(login)127.0.0.1:\(port)", direct: direct)
        return fetch
    }

    @Test func theProxyIsAskedForTheWholeURL() async throws {
        try await HTTPTestServer.run({ .response(200, $0.target) }) { server, port in
            let response = try await fetching(port, login: "me:secret@")("http://papers.example.org/feed?q=1")
            #expect(response.text == "http://papers.example.org/feed?q=1")
            #expect(server.requests.first?.headers["proxy-authorization"] == "Basic bWU6c2VjcmV0")
        }
    }

    @Test func aProxyThatRefusesIsSaid() async throws {
        try await HTTPTestServer.run({ _ in .response(403, "no") }) { server, port in
            let error = try await fetching(port).error("https://papers.example.org/feed")
            #expect(error.kind == .proxy && "\(error)" == "the proxy does not serve papers.example.org")
            #expect(server.requests.first?.method == "CONNECT")
        }
        let port = try await HTTPTestServer.run({ _ in .response() }) { _, port in port }
        #expect(try await fetching(port).error("http://papers.example.org/").kind == .proxy)
    }

    @Test(arguments: ["127.0.0.1", "10.1.2.3", "[::1]", "localhost", "a.localhost", "0x7f000001"])
    func whatTheURLShowsToBePrivateIsNotAskedFor(host: String) async throws {
        try await HTTPTestServer.run({ _ in .response(200, "inside") }) { server, port in
            let error = try await fetching(port).error("http://\(host)/")
            guard case .privateAddress = error.kind else {
                Testing.Issue.record("\(host): \(error)")
                return
            }
            #expect(server.connectionCount == 0)
        }
    }

    @Test func someHostsAreFetchedWithoutIt() async throws {
        try await HTTPTestServer.run({ .response(200, $0.target) }) { _, port in
            // Nobody listens at the proxy.
            var fetch = try fetching(1, direct: ["localhost"])
            fetch.settings.allowedHosts = try AllowedHosts(["localhost"])
            #expect(try await fetch("http://localhost:\(port)/feed").text == "/feed")
        }
    }

    @Test(arguments: [
        ("example.org", "example.org", false), ("example.org", "a.example.org", false),
        ("example.org", "anexample.org", true),
        (".example.org", "a.example.org", false), ("*", "a.test", false), ("10.0.0.1", "10.0.0.1", false),
        ("0.0.1", "10.0.0.1", true), ("::1", "[::1]", false), ("[::1]", "[::1]", false), ("", "a.test", true),
        ("EXAMPLE.org", "example.ORG", false),
    ]) func servesAllButTheDirectOnes(entry: String, host: String, serves: Bool) throws {
        let proxy = try HTTPProxy(url: "http://proxy.test:3128", direct: [entry])
        let address = try WebAddress("http://\(host)/")
        #expect(proxy.serves(address) == serves)
    }

    @Test(arguments: ["", "proxy.test:3128", "ftp://proxy.test", "http://", "not a url"])
    func whatIsNoProxyIsRefused(url: String) {
        #expect(throws: HTTPProxy.Malformed.self) { try HTTPProxy(url: url) }
    }

    @Test func showsNoPassword() throws {
        let proxy = try HTTPProxy(url: "http://me:secret@proxy.test:3128")
        #expect("\(proxy)" == "http://proxy.test:3128")
        var dumped = ""
        dump(proxy, to: &dumped)
        #expect(!dumped.contains("secret"))
    }
}

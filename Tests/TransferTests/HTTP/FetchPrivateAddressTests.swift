import TestSupport
import Testing

@testable import Transfer

/// Private addresses are refused where the connection is made, whatever the name was.
@Suite struct FetchPrivateAddressTests {
    @Test(arguments: [
        "localhost", "127.0.0.1", "LOCALHOST", "papers.localhost", "127.1", "2130706433", "0x7f.0.0.1", "0177.0.0.1",
        "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
    ]) func isRefusedUnderEveryName(host: String) async throws {
        try await HTTPTestServer.run({ _ in .response() }) { server, port in
            let error = try await Fetching(allow: []).error("http://\(host):\(port)/")
            guard case .privateAddress = error.kind else {
                Testing.Issue.record("\(host): \(error)")
                return
            }
            #expect(!error.isTransient)
            #expect(server.connectionCount == 0)
        }
    }

    @Test(arguments: [
        "10.0.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "[fe80::1]", "[fd00::1]", "[64:ff9b::a00:1]",
    ])
    func isRefusedWithoutAConnection(host: String) async throws {
        let error = try await Fetching(allow: []).error("http://\(host)/latest/meta-data") { $0.timeout = .seconds(5) }
        guard case .privateAddress = error.kind else {
            Testing.Issue.record("\(host): \(error)")
            return
        }
    }

    @Test func isSaidWithTheWayOut() async throws {
        let error = try await Fetching(allow: []).error("http://127.0.0.1/secret")
        #expect(
            "\(error)"
                == "127.0.0.1 has the private address 127.0.0.1, which is not fetched; allow the host if it is yours")
    }

    @Test func aHopMustBeAllowedItself() async throws {
        let handler: HTTPTestServer.Handler = { request in
            let port = request.headers["host"]?.split(separator: ":").last ?? ""
            return request.path == "/a" ? .redirect(to: "http://127.0.0.1:\(port)/b") : .response(200, "inside")
        }
        try await HTTPTestServer.run(handler) { server, port in
            let error = try await Fetching().error("http://localhost:\(port)/a")
            #expect(error.kind == .privateAddress("127.0.0.1") && error.host == "127.0.0.1:\(port)")
            #expect(server.requests.count == 1)
            let both = try Fetching(allow: ["localhost", "127.0.0.1"])
            #expect(try await both("http://localhost:\(port)/a").text == "inside")
        }
    }

    @Test func aKeptConnectionIsNoWayAround() async throws {
        // The first fetch has opened a connection; the second must not ride on it under another name.
        try await HTTPTestServer.run({ _ in .response(200, "ok") }) { server, port in
            let fetcher = HTTPFetcher(try Fetching().settings)
            let allowed = try await fetcher.fetch(HTTPRequest(url: WebAddress("http://localhost:\(port)/")))
            #expect(allowed.text == "ok")
            for host in ["127.0.0.1", "x.localhost"] {
                let request = HTTPRequest(url: try WebAddress("http://\(host):\(port)/"))
                await #expect(throws: FetchError.self) { try await fetcher.fetch(request) }
            }
            #expect(server.requests.count == 1)
        }
    }

    @Test func anAllowanceMayNameThePort() async throws {
        try await HTTPTestServer.run({ _ in .response(200, "ok") }) { _, port in
            let fetch = try Fetching(allow: ["LocalHost:\(port)"])
            #expect(try await fetch("http://localhost:\(port)/").text == "ok")
            let other = try Fetching(allow: ["localhost:\(port == 1 ? 2 : port - 1)"])
            #expect(try await other.error("http://localhost:\(port)/").kind == .privateAddress("127.0.0.1"))
        }
    }
}

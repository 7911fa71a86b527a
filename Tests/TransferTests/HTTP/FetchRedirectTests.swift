import TestSupport
import Testing

@testable import Transfer

@Suite struct FetchRedirectTests {
    /// Answers each path with its redirect; `PORT` in it is the server's port; other paths with 200.
    private func serve<Result>(
        _ redirects: [String: (Int, String)], _ body: (HTTPTestServer, Int) async throws -> Result
    ) async throws -> Result {
        let handler: HTTPTestServer.Handler = { request in
            guard let (status, target) = redirects[request.target] else { return .response(200, request.target) }
            let port = request.headers["host"]?.split(separator: ":").last ?? ""
            return .redirect(status, to: target.replacing("PORT", with: port))
        }
        return try await HTTPTestServer.run(handler, body)
    }

    @Test(arguments: [301, 302, 303, 307, 308]) func followsAndTellsEachHop(status: Int) async throws {
        try await serve(["/a": (status, "/b"), "/b": (301, "http://localhost:PORT/c")]) { _, port in
            let response = try await Fetching()("http://localhost:\(port)/a")
            #expect(response.text == "/c" && response.url.text == "http://localhost:\(port)/c")
            #expect(response.redirects.map(\.status) == [status, 301])
            #expect(response.redirects.map(\.target.text).map { $0.suffix(2) } == ["/b", "/c"])
            #expect(response.movedTo?.text == (status == 301 || status == 308 ? response.url.text : nil))
        }
    }

    @Test func aMoveForGoodEndsAtTheFirstRedirectForNow() async throws {
        try await serve(["/a": (308, "/b"), "/b": (302, "/c"), "/c": (301, "/d")]) { _, port in
            let response = try await Fetching()("http://localhost:\(port)/a")
            #expect(response.text == "/d" && response.movedTo?.text == "http://localhost:\(port)/b")
        }
    }

    @Test func aMoveToAnErrorIsNoMove() async throws {
        let handler: HTTPTestServer.Handler = { $0.path == "/a" ? .redirect(301, to: "/b") : .response(404) }
        try await HTTPTestServer.run(handler) { _, port in
            let response = try await Fetching()("http://localhost:\(port)/a")
            #expect(response.status == 404 && response.redirects.count == 1 && response.movedTo == nil)
        }
    }

    @Test(arguments: [
        ("b", "/x/b"), ("../b", "/b"), ("/b?q=1#part", "/b?q=1"), ("?q", "/x/a?q"), ("//localhost:PORT/b", "/b"),
        ("  /b ", "/b"), ("/a b", "/a%20b"), ("/é\u{4E2D}?ü=ß", "/%C3%A9%E4%B8%AD?%C3%BC=%C3%9F"),
        ("./././b/..", "/x/"),
        ("/b%2Fc%zz", "/b%2Fc%zz"), ("HTTP://LOCALHOST:PORT/B", "/B"), ("\\b\\c", "/b/c"),
        ("/{b}|\"<>", "/%7Bb%7D%7C%22%3C%3E"),
    ]) func resolvesALocationAsBrowsersDo(location: String, target: String) async throws {
        try await serve(["/x/a": (302, location)]) { _, port in
            let response = try await Fetching()("http://localhost:\(port)/x/a")
            #expect(response.text == target)
        }
    }

    @Test func aLocationThatIsNotUTF8ComesBackOctetByOctet() async throws {
        let handler: HTTPTestServer.Handler = { request in
            guard request.path == "/a" else { return .response(200, request.target) }
            let start = Array("HTTP/1.1 302 Found\r\nLocation: /caf".utf8)
            return HTTPScript([.send(start + [0xE9] + Array("\r\nContent-Length: 0\r\n\r\n".utf8))])
        }
        try await HTTPTestServer.run(handler) { server, port in
            let response = try await Fetching()("http://localhost:\(port)/a")
            #expect(response.text == "/caf%E9")
            // An empty body of a redirect keeps the connection.
            #expect(server.connectionCount == 1)
        }
    }

    @Test func aCircleIsFoundAtOnce() async throws {
        try await serve(["/a": (302, "/b"), "/b": (302, "/a#again"), "/self": (301, "/self")]) { server, port in
            let error = try await Fetching().error("http://localhost:\(port)/a")
            #expect(error.kind == .redirectLoop && !error.isTransient)
            #expect(server.requests.count == 2)
            let own = try await Fetching().error("http://localhost:\(port)/self")
            #expect(own.kind == .redirectLoop)
        }
    }

    @Test func fiveRedirectsAreFollowedAndNotSix() async throws {
        let handler: HTTPTestServer.Handler = { request in
            guard let left = Int(request.path.dropFirst()), left > 0 else { return .response(200, "there") }
            return .redirect(to: "/\(left - 1)")
        }
        try await HTTPTestServer.run(handler) { _, port in
            #expect(try await Fetching()("http://localhost:\(port)/5").redirects.count == 5)
            let error = try await Fetching().error("http://localhost:\(port)/6")
            #expect(error.kind == .tooManyRedirects(limit: 5) && !error.isTransient)
        }
    }

    @Test(arguments: [
        "file:///etc/passwd", "ftp://localhost/x", "gopher://localhost:70/_x", "FILE:/etc/passwd",
        "dict://localhost/x", "data:text/html,x", "javascript:alert(1)", "smb://localhost/x", "mailto:a@example.org",
    ])
    func noOtherSchemeIsFollowed(location: String) async throws {
        try await serve(["/a": (302, location)]) { server, port in
            let error = try await Fetching().error("http://localhost:\(port)/a")
            let scheme = location.prefix { $0 != ":" }.lowercased()
            #expect(error.kind == .redirectScheme(scheme) && !error.isTransient)
            #expect("\(error)" == "localhost:\(port) redirects to \(scheme):, which is not fetched")
            #expect(server.requests.count == 1)
        }
    }

    @Test(arguments: [
        "http://", "http://[::1", "http://local host/", "http://localhost:99999/", "http://a:b:c/",
        "http://" + String(repeating: "x", count: 20_000),
    ])
    func aLocationThatIsNoAddressIsAnError(location: String) async throws {
        try await serve(["/a": (302, location)]) { _, port in
            let error = try await Fetching().error("http://localhost:\(port)/a")
            #expect(error.kind == .redirectMalformed)
        }
    }

    @Test func aRedirectThatLeadsNowhereIsTheAnswer() async throws {
        for script in [HTTPScript.response(302, "?"), .response(301, ["Location": ""], "?"), .response(300, "?")] {
            let response = try await Fetching.response(of: script)
            #expect((300..<303).contains(response.status) && response.text == "?" && response.redirects == [])
        }
    }

    @Test func theBodyOfARedirectIsNotWaitedFor() async throws {
        let handler: HTTPTestServer.Handler = { request in
            request.path == "/a"
                ? .raw("HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 99999999\r\n\r\n", .hang)
                : .response(200, "b")
        }
        try await HTTPTestServer.run(handler) { _, port in
            let response = try await Fetching()("http://localhost:\(port)/a") { $0.timeout = .seconds(60) }
            #expect(response.text == "b")
        }
    }

    @Test func aLoginGoesToItsOwnOriginOnly() async throws {
        let redirects = [
            "/a": (302, "/b"), "/b": (302, "http://other.localhost:PORT/c"),
            "/c": (302, "http://evil:word@localhost:PORT/d"),
        ]
        try await serve(redirects) { server, port in
            let fetch = try Fetching(allow: ["localhost", "other.localhost"])
            let response = try await fetch("http://me:secret@localhost:\(port)/a")
            let sent = server.requests.map { $0.headers["authorization"] }
            #expect(sent == ["Basic bWU6c2VjcmV0", "Basic bWU6c2VjcmV0", nil, nil])
            #expect(response.text == "/d" && response.redirects.map(\.target.text).last == "http://localhost:\(port)/d")
        }
    }

    // MARK: Turns

    private struct TooSoon: Error {}

    @Test func eachHopTakesItsHostsTurnFirst() async throws {
        let redirects = ["/a": (302, "/b"), "/b": (301, "http://other.localhost:PORT/c")]
        try await serve(redirects) { server, port in
            let fetcher = HTTPFetcher(try Fetching(allow: ["localhost", "other.localhost"]).settings)
            var turns: [String] = []
            let request = HTTPRequest(url: try WebAddress("http://localhost:\(port)/a"))
            let result = await fetcher.fetch(request) {
                // Nothing has been asked yet at the host whose turn it is.
                turns.append("\($1?.status ?? 0) \($0.host) \(server.requests.count)")
            }
            #expect(try result.get().text == "/c")
            #expect(turns == ["0 localhost 0", "302 localhost 1", "301 other.localhost 2"])
        }
    }

    @Test func whoMayNotAskDoesNot() async throws {
        try await serve(["/a": (302, "http://other.localhost:PORT/b")]) { server, port in
            let fetcher = HTTPFetcher(try Fetching(allow: ["localhost", "other.localhost"]).settings)
            let request = HTTPRequest(url: try WebAddress("http://localhost:\(port)/a"))
            await #expect(throws: TooSoon.self) {
                try await fetcher.fetch(request) { target, _ async throws(TooSoon) in
                    if target.host == "other.localhost" { throw TooSoon() }
                }
            }
            #expect(server.requests.map(\.target) == ["/a"])
        }
    }
}

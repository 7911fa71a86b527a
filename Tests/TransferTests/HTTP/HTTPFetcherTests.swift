import TestSupport
import Testing

@testable import Transfer

@Suite struct HTTPFetcherTests {
    @Test func asksOnceAndReturnsTheWholeAnswer() async throws {
        let script = HTTPScript.response(
            200,
            ["Content-Type": "Application/Atom+XML; charset=\"UTF-8\"", "ETag": "W/\"7\"", "Last-Modified": "then"],
            "<feed/>")
        try await HTTPTestServer.run({ _ in script }) { server, port in
            let response = try await Fetching()("http://localhost:\(port)/a%20b?q=1#top") { $0.accept = "text/html" }
            #expect(response.status == 200 && response.text == "<feed/>" && response.redirects == [])
            #expect(response.url.text == "http://localhost:\(port)/a%20b?q=1")
            #expect(response.mediaType == "application/atom+xml" && response.charset == "utf-8")
            #expect(
                response.validators
                    == HTTPValidators(
                        etag: "W/\"7\"", lastModified: "then", url: "http://localhost:\(port)/a%20b?q=1"))
            let request = try #require(server.requests.first)
            #expect(server.requests.count == 1)
            #expect(request.method == "GET" && request.target == "/a%20b?q=1")
            #expect(request.headers["host"] == "localhost:\(port)")
            #expect(request.headers["user-agent"] == "Paperboy-Test/1 (+mailto:papers@example.org)")
            #expect(request.headers["accept"] == "text/html")
            #expect(request.headers["accept-encoding"]?.contains("gzip") == true)
            #expect(Set(request.headers.keys) == ["host", "user-agent", "accept", "accept-encoding"])
        }
    }

    @Test func theSecondFetchOfAnUnchangedPageCostsOne304() async throws {
        let pages = HTTPPages()
        pages["/feed"] = .init(Array("<feed/>".utf8))
        try await HTTPTestServer.run(pages.handler) { server, port in
            let fetch = try Fetching()
            let first = try await fetch("http://localhost:\(port)/feed")
            let second = try await fetch("http://localhost:\(port)/feed") { $0.validators = first.validators }
            #expect(first.status == 200 && !first.isNotModified)
            #expect(second.isNotModified && second.body.isEmpty && second.validators?.etag == first.validators?.etag)
            pages["/feed"] = .init(Array("<feed>new</feed>".utf8))
            let third = try await fetch("http://localhost:\(port)/feed") { $0.validators = second.validators }
            #expect(third.text == "<feed>new</feed>")
            #expect(server.requests.count == 3)
        }
    }

    @Test func validatorsGoWordForWordAndBeginNoLine() async throws {
        try await HTTPTestServer.run({ _ in .response(304) }) { server, port in
            let response = try await Fetching()("http://localhost:\(port)/") {
                $0.validators = HTTPValidators(
                    etag: "W/\"ä\"\r\nX-Evil: 1", lastModified: "Mon, 01 Dec 2025 00:00:00 GMT",
                    url: "http://localhost:\(port)/")
                $0.accept = "a/b\r\nX-Evil: 2"
            }
            let headers = try #require(server.requests.first).headers
            #expect(response.isNotModified)
            #expect(headers["if-none-match"] == "W/\"ä\"  X-Evil: 1" && headers["x-evil"] == nil)
            #expect(headers["if-modified-since"] == "Mon, 01 Dec 2025 00:00:00 GMT")
        }
    }

    @Test func validatorsGoOnlyToWhoGaveThem() async throws {
        let handler: HTTPTestServer.Handler = { request in
            request.path == "/latest"
                ? .redirect(to: "/2025-12-02") : .response(200, ["ETag": "\"2\""], "today")
        }
        try await HTTPTestServer.run(handler) { server, port in
            let response = try await Fetching()("http://localhost:\(port)/latest") {
                $0.validators = HTTPValidators(
                    etag: "\"1\"", lastModified: "then", url: "http://localhost:\(port)/2025-12-01")
            }
            #expect(response.text == "today")
            #expect(server.requests.allSatisfy { $0.headers["if-modified-since"] == nil })
            #expect(server.requests.allSatisfy { $0.headers["if-none-match"] == nil })
            _ = try await Fetching()("http://localhost:\(port)/latest") { $0.validators = response.validators }
            #expect(server.requests.map { $0.headers["if-none-match"] } == [nil, nil, nil, "\"2\""])
        }
    }

    @Test(arguments: [200, 204, 300, 400, 401, 403, 404, 410, 429, 500, 503, 599])
    func everyStatusIsAResponse(status: Int) async throws {
        let body = status == 204 ? "" : "Rate exceeded."
        let response = try await Fetching.response(of: .response(status, ["X-A": "b"], body))
        #expect(response.status == status && response.text == body && response.fields["x-a"] == "b")
    }

    @Test func anErrorStandsWhateverBecomesOfItsBody() async throws {
        let cut = "HTTP/1.1 503 No\r\nRetry-After: 9\r\nContent-Length: 99\r\n\r\nsorry"
        let response = try await Fetching.response(of: .raw(cut, .close))
        #expect(response.status == 503 && response.text == "sorry" && response.fields["Retry-After"] == "9")
        let endless = HTTPScript([
            .send(Array("HTTP/1.1 404 No\r\n\r\n".utf8)),
            .sendEndlessly(Array(repeating: 0x61, count: 65_536), every: .zero),
        ])
        let long = try await Fetching.response(of: endless) { $0.maxBytes = 10 }
        #expect(long.status == 404 && long.body.count == HopListener.maxErrorBody)
    }

    @Test func interimAnswersAreNotTheAnswer() async throws {
        let script =
            "HTTP/1.1 103 Early Hints\r\nETag: early\r\nLocation: /no\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n"
            + "HTTP/1.1 200 OK\r\nX-A: b\r\nContent-Length: 2\r\n\r\nok"
        let response = try await Fetching.response(of: .raw(script))
        #expect(response.status == 200 && response.text == "ok")
        #expect(response.fields["ETag"] == nil && response.fields["X-A"] == "b")
    }

    @Test func trailersAreNoHeader() async throws {
        let script =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\nETag: late\r\n\r\n"
        let response = try await Fetching.response(of: .raw(script, .close))
        #expect(response.status == 200 && response.text == "ok" && response.fields["ETag"] == nil)
    }

    @Test(arguments: [
        "HTTP/1.0 200 OK\r\n\r\nto the end", "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nto the end",
        "HTTP/1.1 200\r\nContent-Length: 10\r\n\r\nto the end", "HTTP/1.1 200 OK\nContent-Length: 10\n\nto the end",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nto \r\n07\r\nthe end\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nto the end, and more than was said",
    ]) func readsEveryFraming(text: String) async throws {
        #expect(try await Fetching.response(of: .raw(text, .close)).text == "to the end")
    }

    @Test func anEmptyBodyIsAnAnswer() async throws {
        let response = try await Fetching.response(of: .response())
        #expect(response.status == 200 && response.body == [])
    }

    @Test func foldedAndRepeatedFieldsAreRead() async throws {
        let text = "HTTP/1.1 200 OK\r\nX-A: one\r\n  two\r\nx-a:\tthree \r\nContent-Length: 0\r\n\r\n"
        let response = try await Fetching.response(of: .raw(text))
        #expect(
            response.fields.values("X-A") == ["one two", "three"] && response.fields.list("x-a") == "one two, three")
    }

    @Test func slicesOfOneHostShareAConnection() async throws {
        try await HTTPTestServer.run({ .response(200, $0.target) }) { server, port in
            let fetcher = HTTPFetcher(try Fetching().settings)
            for slice in 0..<5 {
                let url = try WebAddress("http://localhost:\(port)/api?start=\(slice * 2_000)")
                let response = try await fetcher.fetch(HTTPRequest(url: url))
                #expect(response.text == "/api?start=\(slice * 2_000)")
            }
            #expect(server.connectionCount == 1)
        }
    }

    @Test func aKeptConnectionThatHasDiedIsReplaced() async throws {
        try await HTTPTestServer.run({ _ in HTTPScript(HTTPScript.response(200, "ok").steps + [.close]) }) {
            server, port in
            let fetcher = HTTPFetcher(try Fetching().settings)
            for _ in 0..<5 {
                let response = try await fetcher.fetch(HTTPRequest(url: WebAddress("http://localhost:\(port)/")))
                #expect(response.text == "ok")
            }
            #expect(server.connectionCount == 5)
        }
    }

    @Test func oneHostIsNeverAskedTwiceAtOnce() async throws {
        let slow = HTTPScript([.pause(.milliseconds(5))] + HTTPScript.response(200, "ok").steps)
        try await HTTPTestServer.run({ _ in slow }) { server, port in
            let fetcher = HTTPFetcher(try Fetching().settings)
            try await withThrowingTaskGroup(of: Int.self) { group in
                for page in 0..<8 {
                    group.addTask {
                        let url = try WebAddress("http://localhost:\(port)/\(page)")
                        return try await fetcher.fetch(HTTPRequest(url: url)).status
                    }
                }
                for try await status in group { #expect(status == 200) }
            }
            #expect(server.requests.count == 8 && server.connectionCount == 1)
        }
    }

    @Test func theLoginOfTheURLIsSentAndNeverShown() async throws {
        try await HTTPTestServer.run({ _ in .response(401, "no") }) { server, port in
            let response = try await Fetching()("http://reader:p%40ss@localhost:\(port)/feed")
            // reader:p@ss
            #expect(server.requests.first?.headers["authorization"] == "Basic cmVhZGVyOnBAc3M=")
            let dumped = "\(response) \(String(reflecting: response.url))"
            #expect(!dumped.contains("p@ss") && !dumped.contains("p%40ss"))
            #expect(response.url.text == "http://localhost:\(port)/feed")
        }
    }
}

import Synchronization
import TestSupport
import Testing

@testable import Transfer

/// What ends by the clock or by the caller; the times are short, and nothing depends on how long it really took.
@Suite struct FetchTimeTests {
    /// On a machine that is busy, even the connection may take all of a short time.
    private func isOverTime(_ error: FetchError) -> Bool {
        [.timeout, .connectTimeout].contains(error.kind) && error.isTransient
    }

    @Test(arguments: [
        ("no answer", ""), ("slow header", "HTTP/1.1 200 OK\r\nX-A: "), ("no body", "HTTP/1.1 200 OK\r\n\r\n"),
        ("a body that stops", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"),
    ]) func silenceEnds(_ name: String, text: String) async throws {
        let error = try await Fetching.error(of: .raw(text, .hang)) { $0.timeout = .milliseconds(60) }
        #expect(isOverTime(error), "\(name): \(error)")
    }

    @Test(arguments: ["", "HTTP/1.1 200 OK\r\nX-A: ", "HTTP/1.1 200 OK\r\n\r\n"])
    func aTrickleEndsTooHoweverSteady(start: String) async throws {
        let script = HTTPScript([.send(Array(start.utf8)), .sendEndlessly([0x61], every: .milliseconds(5))])
        let error = try await Fetching.error(of: script) { $0.timeout = .milliseconds(100) }
        #expect(isOverTime(error) || start.isEmpty && error.kind == .garbage)
    }

    @Test func redirectsShareTheTime() async throws {
        let handler: HTTPTestServer.Handler = { request in
            let next = (Int(request.path.dropFirst()) ?? 0) + 1
            return HTTPScript([.pause(.milliseconds(60))] + HTTPScript.redirect(to: "/\(next)").steps)
        }
        try await HTTPTestServer.run(handler) { server, port in
            let error = try await Fetching().error("http://localhost:\(port)/0") { $0.timeout = .milliseconds(100) }
            #expect(isOverTime(error))
            #expect(server.requests.count <= 2)
        }
    }

    @Test func aHandshakeThatNeverComesIsATimeOutOfTheConnection() async throws {
        try await HTTPTestServer.run({ _ in .response() }) { _, port in
            var fetch = try Fetching()
            fetch.settings.connectTimeout = .milliseconds(60)
            let error = try await fetch.error("https://localhost:\(port)/")
            #expect(error.kind == .connectTimeout && error.isTransient)
        }
    }

    @Test func aCancelledTaskReturnsAtOnceAndTheOthersGoOn() async throws {
        let handler: HTTPTestServer.Handler = { request in
            request.path == "/hangs" ? HTTPScript([.hang]) : .response(200, "ok")
        }
        try await HTTPTestServer.run(handler) { server, port in
            let fetcher = HTTPFetcher(try Fetching().settings)
            let urls = try ["hangs", "ok"].map { try WebAddress("http://localhost:\(port)/\($0)") }
            let hanging = Task { try await fetcher.fetch(HTTPRequest(url: urls[0])) }
            while server.requests.isEmpty { await Task.yield() }
            hanging.cancel()
            await #expect(throws: FetchError(.cancelled, host: "localhost:\(port)")) { try await hanging.value }
            // The same host is served again, once libcurl has noticed.
            let response = try await fetcher.fetch(HTTPRequest(url: urls[1]))
            #expect(response.text == "ok")
        }
    }

    @Test func whoIsCancelledBeforeItsTurnAsksNothing() async throws {
        try await HTTPTestServer.run({ _ in .response(200, "ok") }) { server, port in
            let fetcher = HTTPFetcher(try Fetching().settings)
            let url = try WebAddress("http://localhost:\(port)/")
            let task = Task {
                while !Task.isCancelled { await Task.yield() }
                return try await fetcher.fetch(HTTPRequest(url: url))
            }
            task.cancel()
            await #expect(throws: FetchError(.cancelled, host: "localhost:\(port)")) { try await task.value }
            #expect(server.requests.isEmpty)
        }
    }
}

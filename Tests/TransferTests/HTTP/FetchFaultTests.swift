import TestSupport
import Testing

@testable import Transfer

/// One fault of a server after another, each with its name.
@Suite struct FetchFaultTests {
    @Test(arguments: [
        ("cut body", "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nonly this", FetchError.Kind.cut),
        ("cut chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n63\r\nonly this", .cut),
        ("no last chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nthis\r\n", .cut),
        ("bad chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nthis\r\n", .cut),
        ("nothing", "", .emptyReply),
        ("cut status line", "HTTP/1.1 2", .emptyReply),
        ("cut header", "HTTP/1.1 200 OK\r\nContent-Le", .lost),
        ("header without end", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n", .lost),
        ("interim answer only", "HTTP/1.1 100 Continue\r\n\r\n", .emptyReply),
        ("a greeting of SMTP", "220 mail.test ESMTP\r\n", .garbage),
        ("a page without header", "<html>hello</html>", .garbage),
        ("letters for a status", "HTTP/1.1 abc OK\r\n\r\n", .garbage),
        ("another protocol", "ICY 200 OK\r\n\r\n", .garbage),
        ("zeros", "\0\0\0\0\0\0\0\0\r\n\r\n", .garbage),
    ]) func hasItsName(_ name: String, text: String, kind: FetchError.Kind) async throws {
        let error = try await Fetching.error(of: .raw(text, .close))
        #expect(error.kind == kind && error.isTransient, "\(name): \(error)")
    }

    @Test(arguments: ["", "HTTP/1.1 200 OK\r\nX-A: b\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nonly"])
    func aResetIsALoss(text: String) async throws {
        let error = try await Fetching.error(of: .raw(text, .pause(.milliseconds(10)), .reset))
        #expect([.lost, .cut, .emptyReply].contains(error.kind) && error.isTransient)
    }

    @Test func aLengthThatIsTooLargeIsNotBegun() async throws {
        let error = try await Fetching.error(of: .raw("HTTP/1.1 200 OK\r\nContent-Length: 33554433\r\n\r\n", .hang))
        #expect(error.kind == .bodyTooLarge(limit: 32 << 20) && !error.isTransient)
    }

    @Test func aBodyWithoutEndStopsAtTheLimit() async throws {
        let script = HTTPScript([
            .send(Array("HTTP/1.1 200 OK\r\n\r\n".utf8)),
            .sendEndlessly(Array(repeating: 0x61, count: 65_536), every: .zero),
        ])
        let error = try await Fetching.error(of: script) { $0.maxBytes = 1 << 20 }
        #expect(error.kind == .bodyTooLarge(limit: 1 << 20))
    }

    @Test(arguments: [
        ("fields", "HTTP/1.1 200 OK\r\n", "X-Bomb: \(String(repeating: "x", count: 1_000))\r\n"),
        ("one field", "HTTP/1.1 200 OK\r\nX-Bomb: ", String(repeating: "x", count: 1_000)),
        ("folded lines", "HTTP/1.1 200 OK\r\nX-Bomb: x\r\n", " \(String(repeating: "x", count: 1_000))\r\n"),
        ("interim answers", "", "HTTP/1.1 100 Continue\r\n\r\n"),
        ("trailers", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", "X-Bomb: x\r\n"),
    ]) func aHeaderWithoutEndStops(_ name: String, start: String, more: String) async throws {
        let script = HTTPScript([
            .send(Array(start.utf8)), .sendEndlessly(Array(String(repeating: more, count: 50).utf8), every: .zero),
        ])
        let error = try await Fetching.error(of: script)
        #expect(error.kind == .headerTooLarge, "\(name): \(error)")
    }

    @Test func nobodyListens() async throws {
        // A port that was free a moment ago.
        let port = try await HTTPTestServer.run({ _ in .response() }) { _, port in port }
        let error = try await Fetching().error("http://localhost:\(port)/secret?token=1")
        #expect(error.kind == .connectionRefused && error.isTransient)
        #expect("\(error)" == "localhost:\(port) cannot be reached")
    }

    @Test func aNameThatNobodyKnows() async throws {
        // No label is longer than 63 octets, so that no name server is asked.
        let name = String(repeating: "a", count: 64) + ".test"
        let error = try await Fetching().error("http://user:secret@\(name)/")
        #expect(error.kind == .hostUnknown && error.isTransient && "\(error)" == "the host \(name) is not known")
    }

    @Test func aRandomAnswerNeverHangsOrTraps() async throws {
        // Every cut of an answer, and flipped octets.
        let whole = Array(
            ("HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Type: text/xml; charset=utf-8\r\nRateLimit: \"a\";r=1;t=2\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n").utf8)
        var random = SeededGenerator(seed: 7)
        let answers = (0..<200).map { index in
            var bytes = Array(
                whole.prefix(index % 2 == 0 ? whole.count : Int.random(in: 0...whole.count, using: &random)))
            for _ in 0..<(index % 5) where !bytes.isEmpty {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
            }
            return bytes
        }
        let handler: HTTPTestServer.Handler = { request in
            HTTPScript([.send(answers[Int(request.path.dropFirst()) ?? 0]), .close])
        }
        try await HTTPTestServer.run(handler) { server, port in
            let fetcher = HTTPFetcher(try Fetching().settings)
            for index in answers.indices {
                let url = try WebAddress("http://localhost:\(port)/\(index)")
                do throws(FetchError) {
                    let response = try await fetcher.fetch(HTTPRequest(url: url, timeout: .seconds(2)))
                    _ = (response.mediaType, response.charset, response.validators)
                    #expect((200..<600).contains(response.status))
                } catch {
                    #expect(error.kind != .cancelled && error.host == "localhost:\(port)")
                }
            }
            #expect(server.requests.count >= answers.count)
        }
    }
}

import TestSupport
import Testing

@testable import Transfer

@Suite struct FetchTLSTests {
    private func fetching(trusts: Bool = true) throws -> Fetching {
        var fetch = try Fetching()
        fetch.settings.caFile = trusts ? try TLSServer.authorityFile() : nil
        return fetch
    }

    @Test func fetchesOverTLS() async throws {
        try await HTTPTestServer.run(tls: try TLSServer.handler(), { .response(200, $0.target) }) { _, port in
            let response = try await fetching()("https://localhost:\(port)/feed")
            #expect(response.text == "/feed")
        }
    }

    @Test func anUntrustedCertificateIsRefused() async throws {
        try await HTTPTestServer.run(tls: try TLSServer.handler(), { _ in .response() }) { server, port in
            let error = try await fetching(trusts: false).error("https://localhost:\(port)/")
            #expect(error.kind == .certificate && !error.isTransient)
            #expect("\(error)" == "the certificate of localhost:\(port) is not trusted")
            #expect(server.requests.isEmpty)
        }
    }

    @Test func aCertificateForAnotherHostIsRefused() async throws {
        let handler = try TLSServer.handler(
            certificate: TestCertificates.otherHost, key: TestCertificates.otherHostKey)
        try await HTTPTestServer.run(tls: handler, { _ in .response() }) { server, port in
            let error = try await fetching().error("https://localhost:\(port)/")
            #expect(error.kind == .certificate)
            #expect(server.requests.isEmpty)
        }
    }

    @Test func aPlainServerBehindHTTPSIsATLSError() async throws {
        // It takes the client's hello for a request that never ends, so that the server has to speak first.
        try await withServer { _, port in
            let error = try await fetching().error("https://localhost:\(port)/")
            #expect(error.kind == .tls)
        }
    }

    @Test func aMissingFileOfAuthoritiesIsSaid() async throws {
        try await HTTPTestServer.run(tls: try TLSServer.handler(), { _ in .response() }) { _, port in
            var fetch = try Fetching()
            fetch.settings.caFile = "/nonexistent/authority.pem"
            let error = try await fetch.error("https://localhost:\(port)/")
            #expect(error.kind == .certificateFile)
        }
    }

    @Test func plainTextDoesNotFollowTLS() async throws {
        try await HTTPTestServer.run({ _ in .response(200, "plain") }) { plain, plainPort in
            let handler: HTTPTestServer.Handler = { _ in .redirect(301, to: "http://localhost:\(plainPort)/") }
            try await HTTPTestServer.run(tls: try TLSServer.handler(), handler) { _, port in
                let error = try await fetching().error("https://localhost:\(port)/")
                #expect(error.kind == .downgrade && !error.isTransient && plain.requests.isEmpty)
            }
        }
    }

    @Test func tlsFollowsPlainText() async throws {
        try await HTTPTestServer.run(tls: try TLSServer.handler(), { .response(200, $0.target) }) { _, port in
            try await HTTPTestServer.run({ _ in .redirect(308, to: "https://localhost:\(port)/feed") }) {
                _, plainPort in
                let response = try await fetching()("http://localhost:\(plainPort)/")
                #expect(response.text == "/feed" && response.movedTo?.text == "https://localhost:\(port)/feed")
            }
        }
    }

    @Test func aLossWithinTLSIsACut() async throws {
        let script = HTTPScript.raw("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nonly this", .reset)
        try await HTTPTestServer.run(tls: try TLSServer.handler(), { _ in script }) { _, port in
            let error = try await fetching().error("https://localhost:\(port)/")
            #expect([.cut, .lost].contains(error.kind))
        }
    }
}

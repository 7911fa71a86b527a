import Foundation
import TestSupport
import Testing

@testable import Transfer

@Suite struct FetchEncodingTests {
    /// 100,000,000 times "a" in 158 octets of Brotli.
    static let brotliBomb = [UInt8](
        Data(
            base64Encoded:
                "y///P/glwuKxQCD3/o///3/wSwDEYRGA7v0f////4JcAiMMCAN37P/7//8EvARCHBQC693/8//+DXwIgDgsAdO//+P//"
                + "B78EQBwWAOje//H//w9+CYA4LADQvf/j//8f/BIAcVgAoHv/x///P/glAOKwAED3/o///3/wSwDEYQGA7v0f////4JcAiMMC"
                + "AN37v/wHr8MvARCHBQC62HU=") ?? Data())
    static let text = "Sparse kites fly far."

    /// Serves the body where the client says that it takes the coding.
    private func serve(
        _ coding: String, _ body: [UInt8], max: Int = 1 << 20
    ) async throws -> Result<HTTPResponse, FetchError>? {
        let handler: HTTPTestServer.Handler = { request in
            let accepted = request.headers["accept-encoding"] ?? ""
            let needed = coding.split(separator: ",").map { $0.filter { $0 != " " } }.last ?? ""
            guard needed.hasPrefix("x") || accepted.contains(needed) else { return .response(406) }
            return .response(200, ["Content-Encoding": coding], body: body)
        }
        let result: Result<HTTPResponse, FetchError> = try await HTTPTestServer.run(handler) { _, port in
            let fetcher = HTTPFetcher(try Fetching().settings)
            let request = HTTPRequest(url: try WebAddress("http://localhost:\(port)/"), maxBytes: max)
            do throws(FetchError) { return .success(try await fetcher.fetch(request)) } catch { return .failure(error) }
        }
        // Not every libcurl is built with every coding.
        if case .success(let response) = result, response.status == 406 { return nil }
        return result
    }

    @Test func decodesWhatItWasBuiltFor() async throws {
        let plain = Array(Self.text.utf8)
        let brotli = [UInt8](Data(base64Encoded: "CwqAU3BhcnNlIGtpdGVzIGZseSBmYXIuAw==") ?? Data())
        let bodies: [(String, [UInt8])] = [
            ("gzip", Deflated.gzip(plain)), ("x-gzip", Deflated.gzip(plain)), ("deflate", Deflated.zlib(plain)),
            ("deflate", Deflated.raw(plain)), ("br", brotli), ("gzip, gzip", Deflated.gzip(Deflated.gzip(plain))),
        ]
        for (coding, body) in bodies {
            guard let result = try await serve(coding, body) else { continue }
            #expect(try result.get().text == Self.text, "\(coding)")
        }
    }

    @Test func aBombStopsAtTheLimit() async throws {
        // 100 MB each, out of 630 KB, 3 KB and 158 octets.
        let bombs = [
            ("gzip", Deflated.bomb(copies: 388_000)), ("zstd", Deflated.zstandardBomb(blocks: 763)),
            ("br", Self.brotliBomb), ("gzip, gzip", Deflated.gzip(Deflated.bomb(copies: 388_000))),
        ]
        for (coding, body) in bombs {
            guard let result = try await serve(coding, body) else { continue }
            #expect(result == .failure(FetchError(.bodyTooLarge(limit: 1 << 20), host: host(of: result))), "\(coding)")
        }
    }

    @Test func theLimitCountsDecodedOctets() async throws {
        let body = Deflated.gzip(Array(repeating: 0x61, count: 1_000))
        let whole = try #require(await serve("gzip", body, max: 1_000))
        #expect(try whole.get().body.count == 1_000)
        let cut = try #require(await serve("gzip", body, max: 999))
        #expect(cut == .failure(FetchError(.bodyTooLarge(limit: 999), host: host(of: cut))))
    }

    @Test func brokenCodingsAndWhatLibcurlLeavesOutAreErrors() async throws {
        let good = Deflated.gzip(Array(Self.text.utf8))
        var flipped = good
        flipped[flipped.count - 6] ^= 1
        let bodies: [(String, [UInt8])] = [
            ("gzip", Array("<feed/>, and no gzip at all".utf8)), ("gzip", flipped),
            ("br", Array(repeating: 0xFF, count: 64)),
            ("deflate", Array(repeating: 0xFF, count: 64)), ("xz", good), ("gzip", good + [1, 2, 3, 4]),
            ("gzip", good + good),
        ]
        for (coding, body) in bodies {
            guard let result = try await serve(coding, body) else { continue }
            #expect(result == .failure(FetchError(.badEncoding, host: host(of: result))), "\(coding)")
        }
    }

    private func host(of result: Result<HTTPResponse, FetchError>) -> String {
        if case .failure(let error) = result { error.host } else { "" }
    }
}

import TestSupport
import Testing

@testable import Transfer

/// Fetches from a scripted server on `localhost`, which is allowed; everything else private is not.
struct Fetching {
    var settings = FetchSettings(userAgent: "Paperboy-Test/1 (+mailto:papers@example.org)")

    init(allow hosts: [String] = ["localhost"]) throws {
        settings.allowedHosts = try AllowedHosts(hosts)
        settings.totalTimeout = .seconds(120)
    }

    func callAsFunction(_ url: String, _ change: (inout HTTPRequest) -> Void = { _ in }) async throws -> HTTPResponse {
        var request = HTTPRequest(url: try WebAddress(url))
        change(&request)
        return try await HTTPFetcher(settings).fetch(request)
    }

    /// The error of a fetch that has to fail.
    func error(
        _ url: String, _ change: (inout HTTPRequest) -> Void = { _ in },
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> FetchError {
        do {
            let response = try await self(url, change)
            Testing.Issue.record("it answered \(response.status)", sourceLocation: sourceLocation)
            return FetchError(.unclassified, host: "")
        } catch let error as FetchError {
            return error
        }
    }

    /// What the script brings, fetched once.
    static func error(
        of script: HTTPScript, _ change: (inout HTTPRequest) -> Void = { _ in },
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> FetchError {
        try await HTTPTestServer.run({ _ in script }) { _, port in
            try await Fetching().error("http://localhost:\(port)/feed", change, sourceLocation: sourceLocation)
        }
    }

    /// What the script brings, fetched once.
    static func response(
        of script: HTTPScript, _ change: (inout HTTPRequest) -> Void = { _ in }
    ) async throws -> HTTPResponse {
        try await HTTPTestServer.run({ _ in script }) { _, port in
            try await Fetching()("http://localhost:\(port)/feed", change)
        }
    }
}

extension HTTPResponse {
    var text: String { String(decoding: body, as: UTF8.self) }
}

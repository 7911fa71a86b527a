/// One request as the server of a test took it.
public struct HTTPTestRequest: Hashable, Sendable {
    /// `GET`.
    public var method: String
    /// `/feed?page=2`; in full for a proxy.
    public var target: String
    /// By name in lower case; the last of a name counts.
    public var headers: [String: String]
    /// Which connection brought it, from 1.
    public var connection: Int

    /// The target without its query.
    public var path: String { String(target.prefix { $0 != "?" }) }

    /// The value of a query's parameter, as it was sent.
    public func query(_ name: String) -> String? {
        let query = target.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
        return query.split(separator: "&").first { $0.hasPrefix("\(name)=") }.map {
            String($0.dropFirst(name.count + 1))
        }
    }

    /// Takes a header block off the bytes; `nil` until it is complete.
    static func take(from bytes: inout [UInt8], connection: Int) -> HTTPTestRequest? {
        guard let end = bytes.firstRange(of: [13, 10, 13, 10]) else { return nil }
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
        bytes.removeSubrange(..<end.upperBound)
        let words = (lines.first ?? "").split(separator: " ")
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " })
        }
        return HTTPTestRequest(
            method: String(words.first ?? ""), target: String(words.dropFirst().first ?? ""), headers: headers,
            connection: connection)
    }
}

internal import Foundation
internal import Ingest
internal import Papers
internal import Storage
internal import Transfer

/// What the addresses of known services say, and how their days and slices are asked for.
enum SourceAddress {
    /// The most papers that Hugging Face gives in one answer; without asking, it gives 50.
    static let mostDailyPapers = 100
    /// The most that arXiv's API gives in one slice (its terms of use).
    static let mostResults = 2_000

    /// The format that the address tells, where nobody named another.
    static func format(of address: WebAddress, besides format: SourceFormat) -> SourceFormat {
        guard format == .auto else { return format }
        let path = parts(address).path
        if path.hasSuffix("/api/daily_papers") { return .hfJSON }
        if address.host == "huggingface.co", path.hasPrefix("/papers") { return .hfHTML }
        if path.hasSuffix("/api/query"), query(address).contains(where: { $0.name == "search_query" }) {
            return .arxivAtom
        }
        return address.host == "rss.arxiv.org" ? .arxivRSS : .auto
    }

    /// A stable id for an address that nobody configured: `example-org-feed-xml~1f0a93c2d4e5`. No configured id holds a
    /// tilde, and no other address has the same one, however alike their words are.
    static func id(of address: WebAddress) -> String {
        // A query may hold a key.
        id(String(address.text.prefix { $0 != "?" }.drop { $0 != ":" }), of: address.text)
    }

    /// The same for a file that somebody hands in: `page-txt~1f0a93c2d4e5`; `stdin` for standard input.
    static func id(ofFile path: String) -> String {
        guard path != "-" else { return "stdin" }
        let file = URL(fileURLWithPath: path).standardizedFileURL
        return id(file.lastPathComponent, of: file.path)
    }

    private static func id(_ name: String, of place: String) -> String {
        let words = name.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
        return "\(words.joined(separator: "-").prefix(64))~\(ContentID.of(Array(place.utf8)).prefix(12))"
    }

    /// The address of one day's digest; `nil` where the source keeps no days.
    static func address(of day: Day, in format: SourceFormat, _ address: WebAddress) -> WebAddress? {
        switch format {
        case .hfJSON:
            let rest = query(address).filter { !["date", "week", "month", "p"].contains($0.name) }
            return with(rest + [("date", day.description)], address)
        case .hfHTML:
            let path = parts(address).path
            guard let papers = path.range(of: "/papers") else { return nil }
            return with([], address, path: "\(path[..<papers.upperBound])/date/\(day)")
        case .arxivAtom:
            var items = query(address)
            guard let place = items.firstIndex(where: { $0.name == "search_query" }) else { return nil }
            let compact = day.description.filter { $0 != "-" }
            // As arXiv's manual writes it: plus signs for spaces, brackets as they are or encoded.
            items[place].value = "%28\(items[place].value)%29+AND+submittedDate:%5B\(compact)0000+TO+\(compact)2359%5D"
            return with(items, address)
        case .auto, .text, .arxivRSS, .feed:
            return nil
        }
    }

    /// Name and value as they stand in the address.
    static func query(_ address: WebAddress) -> [(name: String, value: String)] {
        parts(address).query.split(separator: "&").map { part in
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (String(sides[0]), sides.count > 1 ? String(sides[1]) : "")
        }
    }

    /// The same address with other parameters.
    static func with(
        _ query: [(name: String, value: String)], _ address: WebAddress, path: String? = nil
    ) -> WebAddress? {
        let (start, own) = (parts(address).start, parts(address).path)
        let text = query.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
        return try? WebAddress(start + (path ?? own) + (text.isEmpty ? "" : "?\(text)"))
    }

    private static func parts(_ address: WebAddress) -> (start: String, path: String, query: String) {
        let text = address.text
        let rest = text.dropFirst(address.scheme.rawValue.count + 3)
        let path = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        let question = rest[path...].firstIndex(of: "?")
        return (
            String(text[..<path]), String(text[path..<(question ?? text.endIndex)]),
            question.map { String(text[text.index(after: $0)...]) } ?? ""
        )
    }
}

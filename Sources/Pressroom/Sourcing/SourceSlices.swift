internal import Ingest
internal import Papers
internal import Transfer

/// A digest that a service hands out slice by slice: all slices together are one digest.
struct SourceSlices {
    /// The most papers that one look takes: far more than a day's, far less than an archive.
    static let mostPapers = 10_000

    private let address: WebAddress
    private let parameter: String
    /// Papers in a slice that is full.
    private let size: Int
    /// Papers in all slices together.
    private let most: Int
    /// Whether the parameter counts slices, or papers.
    private let countsSlices: Bool
    private let first: Int

    /// - Returns: `nil` for what comes in one piece.
    init?(_ format: SourceFormat, _ address: WebAddress) {
        self.address = address
        let query = SourceAddress.query(address)
        func number(_ name: String) -> Int? { query.first { $0.name == name }.flatMap { Int($0.value) } }
        switch format {
        case .hfJSON where address.host == "huggingface.co":
            size = min(number("limit") ?? SourceAddress.mostDailyPapers, SourceAddress.mostDailyPapers)
            (parameter, countsSlices, first, most) = ("p", true, number("p") ?? 0, Self.mostPapers)
        case .arxivAtom where query.contains { $0.name == "search_query" }:
            most = min(number("max_results") ?? Self.mostPapers, Self.mostPapers)
            size = min(most, SourceAddress.mostResults)
            (parameter, countsSlices, first) = ("start", false, number("start") ?? 0)
        default:
            return nil
        }
    }

    /// The address of the next slice after so many papers were seen.
    func address(after seen: Int) -> WebAddress? {
        let paged = ["p", "limit", "start", "max_results", "sortBy", "sortOrder"]
        var query = SourceAddress.query(address)
        if countsSlices {
            query.removeAll { paged.prefix(2).contains($0.name) }
            query.append(("limit", "\(size)"))
            if first + seen / size > 0 { query.append((parameter, "\(first + seen / size)")) }
        } else {
            query.removeAll { paged.dropFirst(2).contains($0.name) }
            // Newest first, so that the first known paper ends it.
            query += [("sortBy", "submittedDate"), ("sortOrder", "descending")]
            query += [(parameter, "\(first + seen)"), ("max_results", "\(min(size, most - seen))")]
        }
        return SourceAddress.with(query, address)
    }

    /// Whether another slice is to be asked for.
    /// - Parameters:
    ///   - slice: the last one.
    ///   - seen: papers of all slices so far.
    ///   - known: papers that this source has shown before.
    func goesOn(after slice: DigestReading, seen: Int, known: Set<PaperID>) -> Bool {
        guard slice.papersSeen > 0, seen < most else { return false }
        if let total = slice.total {
            guard first + seen < total else { return false }
        } else if slice.papersSeen < size {
            return false
        }
        return !slice.digest.sightings.contains { known.contains($0.paper.id) }
    }
}

extension DigestReading {
    /// Adds a further slice: papers that moved into it meanwhile are kept once.
    mutating func append(_ slice: DigestReading) {
        let known = Set(digest.sightings.map(\.paper.id))
        let fresh = slice.digest.sightings.filter { !known.contains($0.paper.id) }
        let start = digest.sightings.count
        digest.sightings += fresh.enumerated().map { offset, sighting in
            var sighting = sighting
            sighting.position = start + offset
            return sighting
        }
        duplicates += slice.duplicates + slice.digest.sightings.count - fresh.count
        skipped += slice.skipped
        diagnostics += slice.diagnostics
    }
}

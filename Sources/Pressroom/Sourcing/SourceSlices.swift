internal import Ingest
internal import Papers
internal import Transfer

/// A digest that a service hands out slice by slice: all slices together are one digest.
struct SourceSlices {
    /// The most papers that one look takes: far more than a day's, far less than an archive.
    static let mostPapers = 10_000
    /// Slices or papers that an address may leave out; what no service has stays within what can be counted.
    private static let mostSkipped = 1_000_000

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
        /// Anybody may write any number into an address.
        func number(_ name: String, _ range: ClosedRange<Int>, else usual: Int) -> Int {
            let number = query.first { $0.name == name }.flatMap { Int($0.value) } ?? usual
            return min(max(number, range.lowerBound), range.upperBound)
        }
        let skipped = 0...Self.mostSkipped
        switch format {
        case .hfJSON where address.host == "huggingface.co":
            size = number("limit", 1...SourceAddress.mostDailyPapers, else: SourceAddress.mostDailyPapers)
            (parameter, countsSlices, first, most) = ("p", true, number("p", skipped, else: 0), Self.mostPapers)
        case .arxivAtom where query.contains { $0.name == "search_query" }:
            most = number("max_results", 1...Self.mostPapers, else: Self.mostPapers)
            size = min(most, SourceAddress.mostResults)
            (parameter, countsSlices, first) = ("start", false, number("start", skipped, else: 0))
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
        futureDated.formUnion(slice.futureDated)
    }
}

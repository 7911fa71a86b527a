import Ingest

extension Sample {
    /// Read: page text → digest.
    func measureReading() throws -> Table {
        let reading = try Timing.measure { try Self.read(bytes, day: day).papersRead }
        let rate = Figure.rate(Double(bytes.count) / reading.seconds / 1e6, "MB")
        return Table(
            title: "read",
            rows: [Row(what: "a page of \(papers.count) papers", figure: Figure.time(reading), beside: rate)])
    }
}

import Ingest

extension Sample {
    /// Read: bytes → digest, format by format.
    func measureReading() throws -> Table {
        let sources = [
            ("a page of \(papers.count) papers, as text", bytes), ("a day of 100 papers, JSON", DailyPapers.json(100)),
            ("a page of 37 papers, HTML", DailyPapers.page(37)),
        ]
        let rows = try sources.map { what, bytes in
            let reading = try Timing.measure { try Self.read(bytes, day: day).papersRead }
            let rate = Figure.rate(Double(bytes.count) / reading.seconds / 1e6, "MB")
            return Row(what: what, figure: Figure.time(reading), beside: "\(bytes.count / 1000) KB, \(rate)")
        }
        return Table(title: "read", rows: rows)
    }
}

import JSONText
import Subscribers

/// What tests of imports say and ask.
enum Import {
    /// The operator's file that rows may name profiles of.
    static let file = """
        {"version": 1, "defaults": {"minScore": 0.3, "maxAgeDays": 9, "delivery": {"sendAt": "06:15"}},
         "profiles": {"robots": {"keywords": ["robot"], "maxAgeDays": 12}}, "subscribers": []}
        """

    static func shared() throws -> SharedRules {
        try SubscribersFile.readAll(Array(file.utf8), file: "subscribers.json").shared
    }

    /// Rows as text: `3 reader {…}`, `4 suppressed x@example.org (unsubscribed)`, `5:7 message`.
    static func rows(
        _ format: ImportFormat, _ text: String, chunk: Int = .max, _ options: ImportReader.Options = .init()
    ) throws -> (rows: [String], left: [String]) {
        var reader = ImportReader(format, file: "list", shared: try shared(), options: options)
        var lines: [String] = []
        var left: [Leaving] = []
        let bytes = Array(text.utf8)
        var rows: [ImportReader.Row] = []
        var start = 0
        while start < bytes.count {
            let end = chunk < bytes.count - start ? start + chunk : bytes.count
            rows += try reader.rows(in: Array(bytes[start..<end]), isLast: false)
            start = end
        }
        rows += try reader.rows(in: [], isLast: true)
        for row in rows {
            let (outcome, leavings) = reader.outcome(of: row)
            left += leavings
            switch outcome {
            case .reader(let record):
                lines.append("\(row.line) reader \(record.id ?? "-") \(String(decoding: record.json, as: UTF8.self))")
            case .suppression(let address, let reason): lines.append("\(row.line) suppressed \(address) (\(reason))")
            case .nobody: lines.append("\(row.line) nobody")
            case .refused(let diagnostics): lines += diagnostics.map(line)
            }
        }
        return (lines, (reader.leavings + left).map(\.what))
    }

    static func line(_ diagnostic: Diagnostic) -> String {
        "\(diagnostic.position?.line ?? 0):\(diagnostic.position?.column ?? 0) \(diagnostic.message)"
    }

    /// The errors of a file that is refused whole.
    static func errors(_ work: () throws -> Void) -> [String] {
        do {
            try work()
            return []
        } catch let error as RefusedFile {
            return error.diagnostics.map(line)
        } catch {
            return ["\(error)"]
        }
    }
}

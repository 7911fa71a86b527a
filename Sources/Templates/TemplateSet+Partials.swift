extension TemplateSet {
    /// Partials that do not exist, and templates that include themselves (which the library would follow without end).
    static func brokenPartials(_ scans: [String: TemplateScan]) -> [TemplateError] {
        var errors: [TemplateError] = []
        for (name, scan) in scans.sorted(by: { $0.key < $1.key }) {
            for tag in scan.partials {
                let reason: TemplateError.Reason
                if scans[tag.name] == nil {
                    reason = .unknownPartial(tag.name, suggestion: nearest(to: tag.name, in: scans.keys))
                } else if let path = path(from: tag.name, to: name, in: scans) {
                    reason = .cycle([name] + path)
                } else {
                    continue
                }
                errors.append(TemplateError(file: scan.file, line: tag.line, column: tag.column, reason: reason))
            }
        }
        return errors
    }

    /// The shortest way by partials, both ends included.
    private static func path(from start: String, to goal: String, in scans: [String: TemplateScan]) -> [String]? {
        var seen: Set<String> = [start]
        var paths = [[start]]
        while !paths.isEmpty {
            var longer: [[String]] = []
            for path in paths {
                guard let last = path.last else { continue }
                if last == goal { return path }
                for next in scans[last]?.partials.map(\.name) ?? [] where seen.insert(next).inserted {
                    longer.append(path + [next])
                }
            }
            paths = longer
        }
        return nil
    }

    /// The candidate that a typing mistake or two away from `name` stands nearest; `nil` where none is near.
    static func nearest(to name: String, in candidates: some Sequence<String>) -> String? {
        let best = candidates.map { ($0, distance(name, $0)) }.min { ($0.1, $0.0) < ($1.1, $1.0) }
        guard let best, best.1 <= (name.count < 4 ? 1 : max(2, min(3, name.count / 3))) else { return nil }
        return best.0
    }

    /// Levenshtein distance in characters.
    private static func distance(_ first: String, _ second: String) -> Int {
        let columns = Array(second)
        var row = Array(0...columns.count)
        for (line, character) in first.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for (column, other) in columns.enumerated() {
                let substituted = diagonal + (character == other ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(substituted, row[column] + 1, diagonal + 1)
            }
        }
        return row[columns.count]
    }
}

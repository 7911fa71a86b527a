internal import JSONText

/// A table's header, and what its rows say by it.
struct CSVTable: Sendable {
    /// What a row says.
    enum Reading: Sendable {
        case reader(RecordText, [Leaving])
        case suppression(String, reason: String, Position)
        case nobody(Leaving)
        case refused([Fault])
    }

    struct Fault: Sendable {
        var fault: ImportFault
        var position: Position
        var path = ""
    }

    private let format: ImportFormat
    private let options: ImportReader.Options
    private static let mostColumns = 1_000

    /// One a column; `nil` = nobody takes it.
    private let columns: [CSVColumn?]
    private let names: [String]
    /// What nobody takes of the header.
    let leavings: [Leaving]

    /// - Throws: `RefusedFile` where the header names no address.
    init(
        _ header: CSVRow, format: ImportFormat, file: String, options: ImportReader.Options
    ) throws(RefusedFile) {
        self.format = format
        self.options = options
        names = header.cells.map { options.encoding.text($0.bytes[...]).trimmed }
        guard names.count <= Self.mostColumns else {
            throw ImportFault.tooManyColumns(most: Self.mostColumns).refusing(file)
        }
        if let fault = header.fault { throw fault.fault.refusing(file, at: fault.position) }
        let wanted = options.keywordsFrom.map(CSVColumn.squeezed)
        var columns = names.map { name -> CSVColumn? in
            if let wanted, CSVColumn.squeezed(name) == wanted { return CSVColumn("keywords") }
            return CSVColumn(name)
        }
        if format == .listmonk {
            columns = zip(names, columns).map { name, column in
                ["email", "name"].contains(name.lowercased()) || column?.key == "keywords" ? column : nil
            }
        }
        var seen: Set<String> = []
        for (column, cell) in zip(columns, header.cells) {
            guard let column, !seen.insert(column.key).inserted else { continue }
            throw ImportFault.sameColumn(column.name).refusing(file, at: cell.position)
        }
        guard seen.contains("email") else {
            throw ImportFault.noAddressColumn(columns: names)
                .refusing(file, at: Position(line: header.line, column: 1))
        }
        if let wanted, format == .csv, !names.contains(where: { CSVColumn.squeezed($0) == wanted }) {
            throw ImportFault.noColumn(options.keywordsFrom ?? "").refusing(file)
        }
        self.columns = columns
        leavings = zip(names, columns).compactMap { name, column in
            guard column == nil, !name.isEmpty else { return nil }
            if format == .listmonk {
                let isRead = ["attributes", "status"].contains(name.lowercased())
                return isRead ? nil : .listmonkColumn(name)
            }
            return .column(name, guess: CSVColumn.suggestion(for: name))
        }
    }

    /// What a row says.
    func reading(of row: CSVRow) -> Reading {
        if let fault = row.fault { return .refused([Fault(fault: fault.fault, position: fault.position)]) }
        let start = Position(line: row.line, column: 1)
        guard row.cells.count == columns.count else {
            return .refused([
                Fault(fault: .cellCount(found: row.cells.count, wanted: columns.count), position: start)
            ])
        }
        var record = RecordText()
        var leavings: [Leaving] = []
        for (column, cell) in zip(columns, row.cells) {
            guard let column else { continue }
            guard options.encoding.reads(cell.bytes) else {
                return .refused([Fault(fault: .notUTF8, position: cell.position, path: column.name)])
            }
            let text = options.encoding.text(cell.bytes[...]).trimmed
            if !text.isEmpty { Self.set(column, text, cell.position, &record, &leavings) }
        }
        if format == .listmonk, let other = listmonk(row, &record, &leavings) { return other }
        if !options.profiles.isEmpty, !["keywords", "require", "profiles"].contains(where: record.has) {
            record.set("profiles", list: options.profiles, at: start, as: "--profiles")
        }
        return .reader(record, leavings)
    }

    private static func set(
        _ column: CSVColumn, _ text: String, _ place: Position, _ record: inout RecordText, _ leavings: inout [Leaving]
    ) {
        switch column.kind {
        case .text: record.set(column.key, text, at: place, as: column.name)
        case .number, .flag: record.set(column.key, word: text, column.kind, at: place, as: column.name)
        case .list:
            let terms = TermList.terms(of: text)
            if column.key == "keywords", terms.contains(where: { $0.contains(",") && !$0.contains("author:") }) {
                leavings.append(.commas)
            }
            record.set(column.key, list: terms, at: place, as: column.name)
        }
    }

    /// Status and attributes of a row of listmonk's.
    /// - Returns: what the row is in place of a reader.
    private func listmonk(_ row: CSVRow, _ record: inout RecordText, _ leavings: inout [Leaving]) -> Reading? {
        func cell(_ name: String) -> CSVCell? {
            names.firstIndex { $0.lowercased() == name }.map { row.cells[$0] }
        }
        let status = cell("status")
        let word = status.map { options.encoding.text($0.bytes[...]).trimmed.lowercased() } ?? "enabled"
        switch word {
        case "enabled", "confirmed": break
        case "disabled":
            record.set("enabled", word: "false", .flag, at: Position(line: row.line, column: 1), as: "status")
        case "unsubscribed", "blocklisted", "blacklisted":
            guard let email = cell("email") else { return .nobody(.unconfirmed) }
            let reason = word == "unsubscribed" ? word : "blocklisted"
            return .suppression(options.encoding.text(email.bytes[...]).trimmed, reason: reason, email.position)
        case "unconfirmed": return .nobody(.unconfirmed)
        default:
            let place = status?.position ?? Position(line: row.line, column: 1)
            return .refused([Fault(fault: .status(word), position: place, path: "status")])
        }
        guard let attributes = cell("attributes"), attributes.bytes.contains(where: { $0 != 0x20 }) else { return nil }
        let (document, faults) = JSONDocument.read(attributes.bytes, file: "", rules: Self.rules)
        guard let root = document?.root, root.kind == .object, faults.isEmpty else {
            let why = faults.first?.message ?? "it is something else"
            return .refused([Fault(fault: .attributes(why), position: attributes.position, path: "attributes")])
        }
        for (key, value) in root.members {
            take(key.string ?? "", value, at: attributes.position, &record, &leavings)
        }
        return nil
    }

    private static let rules = ReadingRules(allowsComments: false, allowsDuplicateKeys: true)

    /// An attribute that `subscribers.json` knows, or that the caller names, is taken; of any other it is said.
    private func take(
        _ key: String, _ value: JSONValue, at place: Position, _ record: inout RecordText, _ leavings: inout [Leaving]
    ) {
        if value.kind == .null { return }
        let isNamed = key == options.keywordsFrom
        let known = ["keywords", "exclude", "require", "profiles", "minScore", "minVotes", "maxAgeDays", "description"]
        guard isNamed || known.contains(key) || SubscribersGrammar.delivery.keys.contains(key) || key == "delivery"
        else { return leavings.append(.attribute(key)) }
        if key == "delivery", value.kind == .object {
            for (inner, value) in value.members {
                let name = inner.string ?? ""
                if SubscribersGrammar.delivery.keys.contains(name) {
                    record.set(name, at: place, as: "attributes") { $0.value(value) }
                } else {
                    leavings.append(.attribute("delivery.\(name)"))
                }
            }
            return
        }
        let target = isNamed ? "keywords" : key
        if value.kind == .string, let text = value.string, CSVColumn(target)?.kind == .list {
            record.set(target, list: TermList.terms(of: text), at: place, as: "attributes")
        } else {
            record.set(target, at: place, as: "attributes") { $0.value(value) }
        }
    }
}

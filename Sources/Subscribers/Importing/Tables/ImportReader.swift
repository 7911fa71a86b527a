public import JSONText
public import MIME

/// Reads tables of readers (JSON lines, CSV, listmonk's export) of any length: bytes come in chunks, rows go out.
///
/// Cutting bytes into rows goes in order (`rows`); what a row says can be found out beside (`outcome`), on as many
/// threads as there are.
public struct ImportReader: Sendable {
    /// What the caller knows beyond the file.
    public struct Options: Sendable {
        /// Column or attribute that holds keywords; `nil` = `keywords`.
        public var keywordsFrom: String?
        /// Profiles of the operator's file for rows that say nothing of what they want.
        public var profiles: [String] = []
        public var encoding = TextEncoding.utf8

        public init() {}
    }

    /// A row, not looked into.
    public struct Row: Sendable {
        /// Where it begins, from 1.
        public var line: Int
        var content: Content

        enum Content: Sendable {
            case json([UInt8])
            case cells(CSVRow)
            case fault(ImportFault, Position)
        }
    }

    /// What a row says.
    public enum Outcome: Sendable {
        case reader(SubscriberRecord)
        /// This address gets no letters; the word is why.
        case suppression(Address, reason: String)
        /// Errors, each with its place.
        case refused([Diagnostic])
        /// Nobody who could be written to.
        case nobody
    }

    public let format: ImportFormat
    let file: String
    let line: SubscriberLine
    let options: Options
    private var lines = LineSplitter()
    private var cells: CSVSplitter?
    /// Bytes of the first line, before its delimiter is known.
    private var head: [UInt8] = []
    private(set) var table: CSVTable?
    /// What the header says and nobody takes.
    public private(set) var leavings: [Leaving] = []

    /// - Parameters:
    ///   - format: one of the tables.
    ///   - file: its name for messages.
    ///   - shared: the defaults and profiles of the operator's file.
    public init(_ format: ImportFormat, file: String, shared: SharedRules, options: Options = Options()) {
        self.format = format
        self.file = file
        self.options = options
        line = SubscriberLine(file: file, shared: shared)
    }

    /// The rows that end in these bytes, in order; blank ones are left out.
    /// - Throws: `RefusedFile` where nothing of the file can be read: no header, or a quote that never closes.
    public mutating func rows(in bytes: [UInt8], isLast: Bool) throws(RefusedFile) -> [Row] {
        guard format != .jsonLines else { return lines.rows(in: bytes, isLast: isLast) }
        var bytes = bytes
        if cells == nil {
            head += bytes
            guard let end = head.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) ?? (isLast ? head.count : nil) else {
                return []
            }
            if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
                throw ImportFault.utf16.refusing(file)
            }
            cells = CSVSplitter(delimiter: CSVSplitter.delimiter(of: String(decoding: head[..<end], as: UTF8.self)))
            (bytes, head) = (head, [])
        }
        var rows = cells?.rows(in: bytes, isLast: isLast) ?? []
        for row in rows {
            guard let fault = row.fault, fault.fault == .openQuote else { continue }
            throw fault.fault.refusing(file, at: fault.position)
        }
        if table == nil, !rows.isEmpty {
            let table = try CSVTable(rows.removeFirst(), format: format, file: file, options: options)
            leavings = table.leavings
            self.table = table
        }
        if isLast, table == nil { throw ImportFault.empty.refusing(file) }
        return rows.map { Row(line: $0.line, content: .cells($0)) }
    }

    /// What a row says, and what of it nobody takes. Needs no other row.
    public func outcome(of row: Row) -> (outcome: Outcome, leavings: [Leaving]) {
        let start = Position(line: row.line, column: 1)
        switch row.content {
        case .fault(let fault, let place): return (.refused([fault.diagnostic(file, at: place)]), [])
        case .json(let bytes):
            do {
                return (.reader(try line.record(bytes)), [])
            } catch {
                return (.refused(error.diagnostics.map { $0.moved(by: row.line - 1) }), [])
            }
        case .cells(let cells):
            guard let table else { return (.nobody, []) }
            switch table.reading(of: cells) {
            case .refused(let faults):
                return (.refused(faults.map { $0.fault.diagnostic(file, at: $0.position, path: $0.path) }), [])
            case .suppression(let text, let reason, let place):
                do {
                    return (.suppression(try Address(text), reason: reason), [])
                } catch {
                    let fault = SubscriberFault.address(error)
                    let found = Diagnostic(
                        file: file, position: place, path: "email", code: fault.code, message: fault.message)
                    return (.refused([found]), [])
                }
            case .nobody(let leaving): return (.nobody, [leaving])
            case .reader(let record, let leavings):
                do {
                    return (.reader(try line.record(record.bytes)), leavings)
                } catch {
                    return (.refused(record.placed(error, in: file, row: start)), [])
                }
            }
        }
    }
}

extension Diagnostic {
    /// The same, so many lines further down.
    fileprivate func moved(by lines: Int) -> Diagnostic {
        var copy = self
        copy.position?.line += lines
        if position == nil { copy.position = Position(line: lines + 1, column: 1) }
        return copy
    }
}

/// Cuts bytes into lines, whatever the chunks are that they come in.
struct LineSplitter: Sendable {
    private var rest: [UInt8] = []
    private var number = 0

    mutating func rows(in bytes: [UInt8], isLast: Bool) -> [ImportReader.Row] {
        var rows: [ImportReader.Row] = []
        var start = 0
        while let end = bytes[start...].firstIndex(of: 0x0A) {
            take(bytes[start..<end], &rows)
            start = end + 1
        }
        if rest.count < SubscriberLine.maxBytes + 2 { rest += bytes[start...] }
        if isLast, !rest.isEmpty { take([], &rows) }
        return rows
    }

    private mutating func take(_ bytes: ArraySlice<UInt8>, _ rows: inout [ImportReader.Row]) {
        number += 1
        var line = rest.isEmpty ? Array(bytes) : rest + bytes
        rest = []
        if line.last == 0x0D { line.removeLast() }
        guard line.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { return }
        if line.count > SubscriberLine.maxBytes {
            let fault = ImportFault.longLine(most: SubscriberLine.maxBytes)
            rows.append(.init(line: number, content: .fault(fault, Position(line: number, column: 1))))
        } else {
            rows.append(.init(line: number, content: .json(line)))
        }
    }
}

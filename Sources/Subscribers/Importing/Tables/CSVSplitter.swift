internal import JSONText

/// A cell of a table.
struct CSVCell: Hashable, Sendable {
    /// Without its quotes.
    var bytes: [UInt8] = []
    /// Where it begins.
    var position: Position
}

/// A row of a table.
struct CSVRow: Hashable, Sendable {
    /// Where it begins, from 1.
    var line: Int
    var cells: [CSVCell]
    /// What is wrong with its quotes, and where.
    var fault: Fault?

    struct Fault: Hashable, Sendable {
        var fault: ImportFault
        var position: Position
    }
}

/// Cuts a table (RFC 4180) into rows and cells, whatever the chunks are that its bytes come in.
///
/// Beyond the RFC: any delimiter, LF or CR alone as line ends, blanks before an opening and behind a closing quote.
/// A quote inside of a cell without quotes is a character. Blank lines are no rows.
struct CSVSplitter: Sendable {
    private enum State { case start, plain, quoted, quoteInQuoted, afterQuote }

    private let delimiter: UInt8
    private var state = State.start
    private var row: CSVRow
    private var cell: CSVCell
    private var position = Position(line: 1, column: 1)
    private var size = 0
    private var quote = Position(line: 1, column: 1)
    private var lastWasCR = false
    /// Bytes of a byte order mark that have been passed over; 3 = none may follow.
    private var mark = 0

    /// Most bytes of a row.
    static let maxBytes = 1 << 20

    init(delimiter: UInt8) {
        self.delimiter = delimiter
        row = CSVRow(line: 1, cells: [])
        cell = CSVCell(position: Position(line: 1, column: 1))
    }

    /// The delimiter that the first line uses most, outside of quotes: comma, semicolon, tab; else a comma.
    static func delimiter(of line: some StringProtocol) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in line.utf8 {
            if byte == 0x22 { isQuoted.toggle() }
            if !isQuoted, [0x2C, 0x3B, 0x09].contains(byte) { counts[byte, default: 0] += 1 }
        }
        return [0x2C, 0x3B, 0x09].max { counts[$0, default: 0] < counts[$1, default: 0] } ?? 0x2C
    }

    /// The rows that end in these bytes.
    mutating func rows(in bytes: [UInt8], isLast: Bool) -> [CSVRow] {
        var rows: [CSVRow] = []
        for byte in bytes { take(byte, &rows) }
        guard isLast else { return rows }
        if state == .quoted { row.fault = row.fault ?? CSVRow.Fault(fault: .openQuote, position: quote) }
        if state != .start || !row.cells.isEmpty || !cell.bytes.isEmpty { endRow(&rows) }
        return rows
    }

    private mutating func take(_ byte: UInt8, _ rows: inout [CSVRow]) {
        if mark < 3 {
            // A byte order mark is no part of the first column's name.
            mark = byte == [0xEF, 0xBB, 0xBF][mark] ? mark + 1 : 3
            if mark < 3 || byte == 0xBF { return }
        }
        let isNewline = byte == 0x0A || byte == 0x0D
        defer { advance(byte) }
        size += 1
        if size > Self.maxBytes, row.fault == nil {
            row.fault = CSVRow.Fault(
                fault: state == .quoted ? .openQuote : .longLine(most: Self.maxBytes),
                position: state == .quoted ? quote : cell.position)
            // The rest of a file behind a quote that never closes is not kept.
            if state == .quoted { state = .plain }
        }
        switch state {
        case .quoted:
            if byte == 0x22 { state = .quoteInQuoted } else { keep(byte) }
            return
        case .quoteInQuoted where byte == 0x22:
            keep(byte)
            state = .quoted
            return
        case .quoteInQuoted: state = .afterQuote
        default: break
        }
        if isNewline {
            if byte == 0x0A, lastWasCR { return }
            return endRow(&rows)
        }
        if byte == delimiter { return endCell() }
        switch state {
        case .start where byte == 0x22 && cell.bytes.allSatisfy { $0 == 0x20 }:
            cell.bytes = []
            quote = position
            state = .quoted
        case .start, .plain:
            if byte != 0x20 { state = .plain }
            keep(byte)
        default:
            guard byte != 0x20, row.fault == nil else { return }
            row.fault = CSVRow.Fault(fault: .textAfterQuote, position: position)
        }
    }

    private mutating func keep(_ byte: UInt8) {
        if size <= Self.maxBytes { cell.bytes.append(byte) }
    }

    private mutating func endCell() {
        row.cells.append(cell)
        state = .start
        cell = CSVCell(position: Position(line: position.line, column: position.column + 1))
    }

    private mutating func endRow(_ rows: inout [CSVRow]) {
        row.cells.append(cell)
        if row.cells.count > 1 || row.fault != nil || cell.bytes.contains(where: { $0 != 0x20 && $0 != 0x09 }) {
            rows.append(row)
        }
        let next = position.line + 1
        row = CSVRow(line: next, cells: [])
        cell = CSVCell(position: Position(line: next, column: 1))
        state = .start
        size = 0
    }

    private mutating func advance(_ byte: UInt8) {
        if byte == 0x0D || (byte == 0x0A && !lastWasCR) {
            position = Position(line: position.line + 1, column: 1)
        } else if byte != 0x0A, byte & 0xC0 != 0x80 {
            position.column += 1
        }
        lastWasCR = byte == 0x0D
    }
}

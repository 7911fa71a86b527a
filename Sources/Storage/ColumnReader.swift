internal import Foundation
internal import GRDB

/// Reads a row's columns one after the other: looking them up by name is most of the cost of a row.
///
/// The tables are STRICT and their columns NOT NULL, so that a value of another type cannot stand there.
struct ColumnReader {
    private let row: Row
    private var index = 0

    init(_ row: Row) {
        self.row = row
    }

    private mutating func place() -> Int {
        defer { index += 1 }
        return index
    }

    mutating func text() -> String { row[place()] }
    mutating func optionalText() -> String? { row[place()] }
    mutating func integer() -> Int { row[place()] }
    mutating func flag() -> Bool { row[place()] }
    mutating func data() -> Data { row[place()] }
    mutating func instant() -> Date { Date(milliseconds: row[place()]) }
    mutating func optionalInstant() -> Date? { (row[place()] as Int64?).map { Date(milliseconds: $0) } }
}

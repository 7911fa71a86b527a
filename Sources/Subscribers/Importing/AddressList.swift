public import JSONText
public import MIME

/// Addresses, one a line, or the column `email` of a table.
public enum AddressList {
    private static let part = 1 << 16

    /// - Returns: the addresses in order, and an error for each row that has none.
    public static func read(
        _ bytes: [UInt8], encoding: TextEncoding, file: String
    ) -> (addresses: [Address], errors: [Diagnostic]) {
        let first = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
        let delimiter = CSVSplitter.delimiter(of: String(decoding: first, as: UTF8.self))
        var splitter = CSVSplitter(delimiter: delimiter)
        var column: Int?
        var isFirst = true
        var addresses: [Address] = []
        var errors: [Diagnostic] = []
        func take(_ row: CSVRow) {
            if row.cells.first?.bytes.first == 0x23 { return }
            if isFirst {
                isFirst = false
                column = row.cells.prefix(1_000).firstIndex {
                    CSVColumn.key(of: CSVColumn.squeezed(encoding.text($0.bytes[...]))) == "email"
                }
                if column != nil { return }
            }
            let column = column ?? 0
            let cell = row.cells.indices.contains(column) ? row.cells[column] : nil
            do {
                addresses.append(try Address(encoding.text((cell?.bytes ?? [])[...]).trimmed))
            } catch {
                let fault = SubscriberFault.address(error)
                errors.append(
                    Diagnostic(
                        file: file, position: cell?.position ?? Position(line: row.line, column: 1), code: fault.code,
                        message: "this is no mail address: \(error)"))
            }
        }
        // In parts: rows take many times the bytes that they hold.
        for start in stride(from: 0, to: bytes.count, by: part) {
            for row in splitter.rows(in: Array(bytes[start..<min(start + part, bytes.count)]), isLast: false) {
                take(row)
            }
        }
        for row in splitter.rows(in: [], isLast: true) { take(row) }
        return (addresses, errors)
    }
}

internal import Foundation

extension Date {
    /// Since 1970-01-01, rounded to the nearest: equal instants stay equal on the way through the file.
    var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1_000).rounded()) }

    init(milliseconds: Int64) {
        self.init(timeIntervalSince1970: Double(milliseconds) / 1_000)
    }
}

/// JSON as it stands in the file: sorted keys, so that equal values are equal bytes.
enum StoredJSON {
    static func encoder() -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }

    static func encode(_ value: some Encodable) throws -> Data { try encoder().encode(value) }

    static func text(_ value: some Encodable) throws -> String { String(decoding: try encode(value), as: UTF8.self) }

    /// - Parameter decoder: one for many values.
    static func decode<Value: Decodable>(
        _ type: Value.Type, _ data: Data, with decoder: JSONDecoder = JSONDecoder()
    ) throws -> Value {
        do {
            return try decoder.decode(type, from: data)
        } catch {
            throw StorageError(.corrupt, "a stored \(type) cannot be read")
        }
    }

    /// An argument for `IN (SELECT value FROM json_each(?))`: one statement for lists of any length.
    static func list(_ items: some Sequence<String>) throws -> String {
        String(decoding: try JSONEncoder().encode(Array(items)), as: UTF8.self)
    }
}

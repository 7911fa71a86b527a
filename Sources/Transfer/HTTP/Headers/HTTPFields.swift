/// The header fields of a response, in the order in which they came.
public struct HTTPFields: Hashable, Sendable {
    private var fields: [(name: String, value: [UInt8])] = []

    /// None.
    public init() {}

    /// Fields of these names and values.
    public init(_ fields: KeyValuePairs<String, String>) {
        for (name, value) in fields { append(name, Array(value.utf8)) }
    }

    /// All values of a field in order; bytes that are not UTF-8 are replaced.
    /// - Parameter name: in any case.
    public func values(_ name: String) -> [String] {
        let name = name.lowercased()
        return fields.filter { $0.name == name }.map { String(decoding: $0.value, as: UTF8.self) }
    }

    /// The first value of a field; `nil` where it is missing.
    public subscript(_ name: String) -> String? { bytes(name).map { String(decoding: $0, as: UTF8.self) } }

    /// All values of a field as one list (RFC 9110 §5.3); `nil` where it is missing.
    public func list(_ name: String) -> String? {
        let values = values(name)
        return values.isEmpty ? nil : values.joined(separator: ", ")
    }

    /// The first value as it came, without the blanks around it.
    func bytes(_ name: String) -> [UInt8]? {
        let name = name.lowercased()
        return fields.first { $0.name == name }?.value
    }

    mutating func append(_ name: String, _ value: [UInt8]) {
        fields.append((name.lowercased(), value))
    }

    /// Takes one line as it came; one that begins with a blank goes on with the line before (RFC 9112 §5.2).
    mutating func append(line: UnsafeRawBufferPointer) {
        let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }
        guard let first = line.first else { return }
        if isBlank(first) {
            let more = Self.trimmed(line[...], isBlank)
            if !fields.isEmpty, !more.isEmpty { fields[fields.count - 1].value += [0x20] + more }
            return
        }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return }
        append(
            String(decoding: Self.trimmed(line[..<colon], isBlank), as: UTF8.self),
            Self.trimmed(line[(colon + 1)...], isBlank))
    }

    private static func trimmed(_ bytes: Slice<UnsafeRawBufferPointer>, _ isBlank: (UInt8) -> Bool) -> [UInt8] {
        guard let first = bytes.firstIndex(where: { !isBlank($0) }), let last = bytes.lastIndex(where: { !isBlank($0) })
        else { return [] }
        return Array(bytes[first...last])
    }

    /// Same names and values in the same order.
    public static func == (left: HTTPFields, right: HTTPFields) -> Bool {
        left.fields.elementsEqual(right.fields) { $0 == $1 }
    }

    /// Hashes names and values.
    public func hash(into hasher: inout Hasher) {
        for field in fields {
            hasher.combine(field.name)
            hasher.combine(field.value)
        }
    }
}

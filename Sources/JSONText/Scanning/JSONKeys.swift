/// The keys of an object that its reader knows, found by their bytes.
public struct JSONKeys<Key: Sendable>: Sendable {
    let table: KeyTable
    let keys: [Key]

    /// - Parameter names: each once; at most 64 bytes long.
    public init(_ names: [(String, Key)]) {
        table = KeyTable(names.map(\.0))
        keys = names.map(\.1)
    }
}

extension JSONKeys where Key: CaseIterable & RawRepresentable, Key.RawValue == String {
    /// All cases, by their raw values.
    public init() {
        self.init(Key.allCases.map { ($0.rawValue, $0) })
    }
}

/// What a search for the next key of an object gives.
public enum JSONKeyMatch<Key: Sendable>: Sendable {
    case known(Key)
    /// A key that the reader does not know; its value is still to be read or skipped.
    case unknown
    /// The object has ended, and is left.
    case end
}

extension JSONScanner {
    /// Goes to the value of the object's next key.
    public mutating func nextKey<Key>(in keys: JSONKeys<Key>) throws(JSONScanError) -> JSONKeyMatch<Key> {
        guard let key = try nextKey() else { return .end }
        let index = index(of: key, in: keys.table)
        return index < 0 ? .unknown : .known(keys.keys[index])
    }

    private func index(of key: ScannedString, in table: KeyTable) -> Int {
        guard key.hasEscapes else { return table.index(of: bytes[key.start..<key.end]) }
        var text = text(of: key)
        return text.withUTF8 { table.index(of: $0[...]) }
    }
}

/// Names by their length.
struct KeyTable: Sendable {
    private let byLength: [[(name: [UInt8], index: Int)]]

    init(_ names: [String]) {
        var byLength: [[(name: [UInt8], index: Int)]] = []
        for (index, name) in names.enumerated() {
            let name = Array(name.utf8)
            while byLength.count <= name.count { byLength.append([]) }
            byLength[name.count].append((name, index))
        }
        self.byLength = byLength
    }

    /// −1 where there is none.
    func index(of name: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        guard name.count < byLength.count else { return -1 }
        for entry in byLength[name.count] where entry.name.elementsEqual(name) { return entry.index }
        return -1
    }
}

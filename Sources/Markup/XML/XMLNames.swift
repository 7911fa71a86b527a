/// The names of one document, each kept once and known by its number.
///
/// libxml2 keeps one copy of every name while it parses, so that a name is recognised by its address; only the first
/// sight of each makes strings.
struct XMLNames {
    private struct Slot {
        var local: UInt = 0
        var qualifier: UInt = 0
        var id: Int32 = -1
    }

    /// The number of `xml:base`, and that of `xml:lang`; `0` stands for names beyond the limit.
    static let base: Int32 = 1
    static let language: Int32 = 2

    /// A document with more names is no feed; what is beyond shares one nameless name, so that memory stays small.
    private static let limit = 8192

    private(set) var entries: [XMLName] = []
    private var isRecord: [Bool] = []
    private var ids: [XMLName: Int32] = [:]
    private var slots = [Slot](repeating: Slot(), count: 512)
    private let recordNames: Set<String>

    init(recordNames: Set<String>) {
        self.recordNames = recordNames
        for name in [XMLName(""), .base, .language] { _ = register(name) }
    }

    func isRecord(_ id: Int32) -> Bool { isRecord[Int(id)] }

    /// The number of a name that libxml2 hands over.
    mutating func id(
        local: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, namespace: UnsafePointer<UInt8>?
    ) -> Int32 {
        let localAddress = UInt(bitPattern: local)
        let qualifier = UInt(bitPattern: namespace ?? prefix)
        let index = Int(truncatingIfNeeded: (localAddress >> 1) ^ (localAddress >> 10) ^ (qualifier >> 3)) & 511
        let slot = slots[index]
        if slot.id >= 0, slot.local == localAddress, slot.qualifier == qualifier { return slot.id }
        let id = register(name(local: local, prefix: prefix, namespace: namespace))
        slots[index] = Slot(local: localAddress, qualifier: qualifier, id: id)
        return id
    }

    private func name(
        local: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, namespace: UnsafePointer<UInt8>?
    ) -> XMLName {
        if let namespace { return XMLName(String(cString: local), in: String(cString: namespace)) }
        return XMLName(
            String(cString: local), in: prefix.map { WellKnownPrefix.namespace(of: String(cString: $0)) } ?? "")
    }

    private mutating func register(_ name: XMLName) -> Int32 {
        if let id = ids[name] { return id }
        let isRecord = recordNames.contains(name.local)
        if entries.count >= Self.limit, !isRecord { return 0 }
        let id = Int32(entries.count)
        entries.append(name)
        self.isRecord.append(isRecord)
        ids[name] = id
        return id
    }
}

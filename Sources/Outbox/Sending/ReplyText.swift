/// Text from a relay is third-party text.
enum ReplyText {
    /// One line without controls, at most 500 characters.
    static func clean(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { scalar in
            scalar.properties.generalCategory == .control || scalar.value == 0x2028 || scalar.value == 0x2029
                ? " " : scalar
        }
        var clean = String.UnicodeScalarView()
        clean.append(contentsOf: scalars)
        return String(String(clean).prefix(500))
    }

    /// Without the address, whatever its case: what a log may show.
    static func masked(_ text: String, _ address: String) -> String {
        guard !address.isEmpty else { return text }
        let needle = Array(address.lowercased().utf8)
        let lowered = Array(text.utf8).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if lowered[index...].starts(with: needle) {
                result.append(contentsOf: "…".utf8)
                index += needle.count
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

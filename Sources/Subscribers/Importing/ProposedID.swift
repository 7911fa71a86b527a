public import MIME

/// Ids for a reader who was given none: they are made of the address, and always the same.
public enum ProposedID {
    /// The local part, in the letters of an id: `Ada.Lovelace+papers@…` → `ada-lovelace-papers`.
    public static func plain(_ address: Address) -> String {
        var id = ""
        for byte in address.localPart.lowercased().utf8 {
            switch byte {
            case 0x30...0x39, 0x61...0x7A: id.unicodeScalars.append(Unicode.Scalar(byte))
            default: if !id.isEmpty, id.last != "-" { id += "-" }
            }
        }
        let trimmed = id.prefix(64).trimmingSuffix { $0 == "-" }
        return trimmed.isEmpty ? "reader" : trimmed
    }

    /// The same with ten digits that depend on the whole address: for all but the first `info@…`.
    public static func spare(_ address: Address) -> String {
        // FNV-1a; 50 of its bits tell a million namesakes apart.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in address.description.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567")
        let digits = (0..<10).map { alphabet[Int((hash >> (14 + UInt64($0) * 5)) & 31)] }
        return "\(plain(address).prefix(53).trimmingSuffix { $0 == "-" })-\(String(digits))"
    }
}

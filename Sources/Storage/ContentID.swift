internal import Crypto

/// What the store knows bytes by: their SHA-256, hexadecimal.
public enum ContentID {
    /// 64 digits.
    public static func of(_ bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}

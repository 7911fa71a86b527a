#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An IPv4 or IPv6 address, and whether it lies on the public internet.
struct IPAddress: Hashable, Sendable, CustomStringConvertible {
    /// 4 or 16 octets, the first one first.
    let octets: [UInt8]

    /// Reads `192.0.2.1` or `2001:db8::1`, without brackets, zone or port; `nil` for anything else.
    init?(_ text: some StringProtocol) {
        var four = in_addr()
        var six = in6_addr()
        if inet_pton(AF_INET, String(text), &four) == 1 {
            octets = withUnsafeBytes(of: &four) { Array($0) }
        } else if inet_pton(AF_INET6, String(text), &six) == 1 {
            octets = withUnsafeBytes(of: &six) { Array($0) }
        } else {
            return nil
        }
    }

    /// Reads a `sockaddr`; `nil` for a family that is neither.
    init?(socketAddress: UnsafeRawBufferPointer, family: Int32) {
        let (offset, count) =
            family == AF_INET
            ? (MemoryLayout<sockaddr_in>.offset(of: \.sin_addr), 4)
            : (MemoryLayout<sockaddr_in6>.offset(of: \.sin6_addr), 16)
        guard family == AF_INET || family == AF_INET6, let offset, socketAddress.count >= offset + count else {
            return nil
        }
        octets = Array(socketAddress[offset..<offset + count])
    }

    /// The shortest text: `127.0.0.1`, `2001:db8::1`.
    var description: String {
        var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = octets.count == 4 ? AF_INET : AF_INET6
        guard inet_ntop(family, octets, &buffer, socklen_t(buffer.count)) != nil else { return "?" }
        return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Whether anybody on the internet may have it: no loopback, private, link-local, shared, multicast, documentation,
    /// benchmarking, reserved or unspecified address (the registries of RFC 6890).
    ///
    /// What carries an IPv4 address inside (mapped, NAT64 of RFC 6052, 6to4) is as public as that: networks without
    /// IPv4 reach every IPv4 host through NAT64.
    var isPublic: Bool {
        if octets.count == 4 { return Self.isPublicFour(octets) }
        if starts(with: "::ffff:0:0", bits: 96) || starts(with: "64:ff9b::", bits: 96) {
            return Self.isPublicFour(Array(octets[12...]))
        }
        if starts(with: "2002::", bits: 16) { return Self.isPublicFour(Array(octets[2..<6])) }
        guard starts(with: "2000::", bits: 3) else { return false }
        return !Self.reservedSix.contains { starts(with: $0.0, bits: $0.1) }
    }

    private static func isPublicFour(_ octets: [UInt8]) -> Bool {
        let number = octets.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return !reservedFour.contains { number & (~0 << (32 - $0.bits)) == $0.network }
    }

    private func starts(with network: String, bits: Int) -> Bool {
        guard let network = IPAddress(network), network.octets.count == octets.count else { return false }
        return (0..<bits).allSatisfy { bit in
            (octets[bit / 8] ^ network.octets[bit / 8]) & (0x80 >> (bit % 8)) == 0
        }
    }

    /// The parts of 2000::/3 that are not for everybody: IETF protocols and Teredo, documentation twice.
    private static let reservedSix = [("2001::", 23), ("2001:db8::", 32), ("3fff::", 20)]

    private static let reservedFour: [(network: UInt32, bits: UInt32)] = [
        (0x0000_0000, 8),  // this network
        (0x0A00_0000, 8),  // private
        (0x6440_0000, 10),  // shared, behind a carrier's NAT
        (0x7F00_0000, 8),  // loopback
        (0xA9FE_0000, 16),  // link-local; clouds answer with their secrets here
        (0xAC10_0000, 12),  // private
        (0xC000_0000, 24),  // IETF protocols
        (0xC000_0200, 24),  // documentation
        (0xC058_6300, 24),  // 6to4 relays of old
        (0xC0A8_0000, 16),  // private
        (0xC612_0000, 15),  // benchmarking
        (0xC633_6400, 24),  // documentation
        (0xCB00_7100, 24),  // documentation
        (0xE000_0000, 4),  // multicast
        (0xF000_0000, 4),  // reserved, and broadcast
    ]
}

/// An address with a display name, as `From` and `To` show it (RFC 5322 §3.4).
public struct NamedAddress: Hashable, Sendable, Codable {
    /// On one line, without controls; `nil` where there is none.
    public let name: String?
    /// The mailbox itself.
    public let address: Address

    /// - Parameter name: line breaks and controls in it become blanks; an empty one is none.
    public init(name: String? = nil, address: Address) {
        let clean = name.map(HeaderText.cleaned) ?? ""
        self.name = clean.isEmpty ? nil : clean
        self.address = address
    }

    /// `Ada <ada@example.org>` for people; headers are written by `HeaderField.addresses`.
    public var display: String {
        name.map { "\($0) <\(address)>" } ?? address.description
    }

    /// The parts that a header line may be folded between.
    var tokens: [String] {
        guard let name else { return [address.description] }
        return HeaderText.phrase(name) + ["<\(address)>"]
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            name: try container.decodeIfPresent(String.self, forKey: .name),
            address: try container.decode(Address.self, forKey: .address))
    }
}

/// An enhanced mail system status code (RFC 3463), `5.1.1`: what a reply code alone cannot say.
public struct EnhancedCode: Hashable, Sendable, CustomStringConvertible {
    /// 2 success, 4 persistent transient failure, 5 permanent failure.
    public let kind: Int
    /// 0…999: 1 addressing, 2 mailbox, 3 mail system, 4 network and routing, 5 protocol, 6 content, 7 policy.
    public let subject: Int
    /// 0…999, read together with the subject.
    public let detail: Int

    /// The code `kind.subject.detail`, unchecked: for tables and tests.
    public init(_ kind: Int, _ subject: Int, _ detail: Int) {
        self.kind = kind
        self.subject = subject
        self.detail = detail
    }

    /// Reads a whole text such as `5.1.10`; `nil` for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, ["2", "4", "5"].contains(parts[0]) else { return nil }
        var numbers: [Int] = []
        for part in parts {
            guard (1...3).contains(part.utf8.count), part.utf8.allSatisfy({ (48...57).contains($0) }),
                let number = Int(part)
            else { return nil }
            numbers.append(number)
        }
        self.init(numbers[0], numbers[1], numbers[2])
    }

    /// `5.1.1`.
    public var description: String { "\(kind).\(subject).\(detail)" }
}

import MIME

@testable import Transfer

/// A small message that carries `text` in its body.
func message(_ text: String) -> [UInt8] {
    Array("From: papers@example.org\r\nTo: reader@example.org\r\nSubject: Papers\r\n\r\n\(text)\r\n".utf8)
}

/// Letter `number` to `r<number>@example.org`.
func outgoing(_ number: Int, to recipient: String? = nil, _ bytes: [UInt8]? = nil) throws -> Outgoing {
    Outgoing(
        sender: try Address("bounce@example.org"), recipient: try Address(recipient ?? "r\(number)@example.org"),
        bytes: bytes ?? message("Letter \(number)"))
}

func letter(_ number: Int, to recipient: String? = nil, _ bytes: [UInt8]? = nil) throws -> Dialogue.Letter {
    let outgoing = try outgoing(number, to: recipient, bytes)
    return Dialogue.Letter(
        sender: outgoing.sender, recipient: outgoing.recipient, payload: try Payload(outgoing.bytes))
}

extension Verdict {
    /// A short word for tables: `accepted`, `refused 550 recipient`, `notSent closing`, `unknown lost`.
    var word: String {
        switch self {
        case .accepted: "accepted"
        case .refused(let reply, let phase): "refused \(reply.code) \(phase.rawValue)"
        case .notSent(.relay(let error)): "notSent \(error.kind.rawValue)"
        case .notSent(let reason): "notSent \(reason)"
        case .unknown(let error): "unknown \(error.kind.rawValue)"
        }
    }
}

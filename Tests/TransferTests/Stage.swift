@testable import Transfer

/// A dialogue with a hand for its server half.
struct Stage {
    var dialogue: Dialogue

    init(_ letters: Int = 1, offers: String = "PIPELINING") throws {
        try self.init((1...letters).map { try letter($0, "x\r\n".bytes) }, offers: offers)
    }

    init(_ letters: [Dialogue.Letter], offers: String = "PIPELINING") throws {
        dialogue = Dialogue(capabilities: Capabilities(lines: ["host"] + offers.split(separator: ",").map(String.init)))
        dialogue.begin(letters)
    }

    /// What the client wants to say now, lines joined by `|`; all of it is sent.
    mutating func says() -> String {
        let text = peek()
        dialogue.sent(dialogue.withOutput { $0.count })
        return text
    }

    func peek() -> String {
        dialogue.withOutput { String(decoding: $0, as: UTF8.self) }.split(separator: "\r\n").joined(separator: "|")
    }

    /// Sends only the first `count` octets.
    mutating func sends(_ count: Int) {
        dialogue.sent(count)
    }

    /// The server says these lines.
    mutating func hears(_ lines: String...) {
        hears(bytes: lines.joined(separator: "\r\n").bytes + [13, 10])
    }

    mutating func hears(bytes: [UInt8]) {
        bytes.withUnsafeBytes { dialogue.receive($0) }
    }

    /// Says all and hears these lines.
    mutating func exchange(_ lines: String...) -> String {
        let said = says()
        hears(bytes: lines.joined(separator: "\r\n").bytes + [13, 10])
        return said
    }

    mutating func loses(_ kind: RelayError.Kind = .lost) {
        dialogue.lose(RelayError(kind, dialogue.phase))
    }

    var words: [String] { dialogue.verdicts.map { $0?.word ?? "-" } }
}

extension String {
    var bytes: [UInt8] { Array(utf8) }
}

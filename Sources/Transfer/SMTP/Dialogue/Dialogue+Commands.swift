import MIME

extension Dialogue {
    /// Begins a window; the former one must have ended.
    mutating func begin(_ window: [Letter]) {
        letters = window
        verdicts = Array(repeating: nil, count: window.count)
        next = 0
        isWindingDown = false
        expected.removeAll(keepingCapacity: true)
        expectedHead = 0
        writeNextEnvelope()
    }

    /// Says QUIT, after which nothing follows.
    mutating func quit() {
        write("QUIT\r\n".utf8)
        expect(.quit, letter: letters.count)
    }

    /// Writes the next letter's envelope: the whole group, or its first command.
    mutating func writeNextEnvelope() {
        guard let letter = nextAdmissible() else { return }
        refusal = nil
        if needsReset {
            write("RSET\r\n".utf8)
            expect(.reset, letter: letter)
            if !isGrouping { return }
        }
        writeMail(letter)
        guard isGrouping else { return }
        writeRecipient(letter)
        writeData(letter)
    }

    /// Grouping is in force for the letter in progress.
    var isGrouping: Bool { groups && !isTrial }

    mutating func writeMail(_ letter: Int) {
        let message = letters[letter]
        write("MAIL FROM:<".utf8)
        write(message.sender.description.utf8)
        write(">".utf8)
        if capabilities.declaresSize { write(" SIZE=\(message.payload.size)".utf8) }
        if message.payload.isEightBit { write(" BODY=8BITMIME".utf8) }
        write("\r\n".utf8)
        expect(.mail, letter: letter)
    }

    mutating func writeRecipient(_ letter: Int) {
        write("RCPT TO:<".utf8)
        write(letters[letter].recipient.description.utf8)
        write(">\r\n".utf8)
        expect(.recipient, letter: letter)
    }

    mutating func writeData(_ letter: Int) {
        write("DATA\r\n".utf8)
        expect(.data, letter: letter)
    }

    /// Writes the message, its dot, and where commands are grouped the next letter's envelope behind it.
    mutating func writeMessage(_ letter: Int) {
        writePayload(of: letter)
        writeDot(.dot, letter: letter)
        if groups { writeNextEnvelope() }
    }

    mutating func writeDot(_ step: Expectation.Step, letter: Int) {
        dotOffset = writtenTotal
        write(".\r\n".utf8)
        expect(step, letter: letter)
    }

    private mutating func expect(_ step: Expectation.Step, letter: Int) {
        if expectedHead > 64 {
            expected.removeFirst(expectedHead)
            expectedHead = 0
        }
        expected.append(Expectation(step: step, letter: letter))
    }

    /// The next letter that this relay can take; those it cannot are settled on the way.
    private mutating func nextAdmissible() -> Int? {
        while next < letters.count {
            let letter = next
            next += 1
            if isWindingDown || lane.stop != nil {
                verdicts[letter] = .notSent(.stopped)
            } else if let reason = obstacle(to: letters[letter]) {
                verdicts[letter] = .notSent(reason)
            } else {
                return letter
            }
        }
        return nil
    }

    private func obstacle(to letter: Letter) -> NotSent? {
        if let limit = capabilities.maxSize, letter.payload.size > limit {
            return .tooLarge(size: letter.payload.size, limit: limit)
        }
        if letter.payload.isEightBit, !capabilities.eightBitMIME { return .needsEightBitMIME }
        return nil
    }
}

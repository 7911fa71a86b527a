import MIME
import TestSupport
import Testing

@testable import Mailbox
@testable import Transfer

/// The client's dialogue against the server's session, both without I/O, under random faults and random portions.
@Suite struct DialogueSimulationTests {
    private struct Outcome: Equatable {
        var words: [String]
        var stored: [ReceivedMessage]
        /// Places of the letters whose 250 was cut off.
        var violations: [Violation]
    }

    /// - Parameter portion: how many octets go at once.
    private func run(_ script: FaultScript, letters: [Dialogue.Letter], portion: () -> Int) -> Outcome {
        let settings = SessionSettings(name: "sim.test", login: nil, canStartTLS: false, maxSize: 100_000)
        var session = Session(settings: settings, connection: 1, faults: FaultPlan(script), isEncrypted: false)
        var offers = ["host", "SIZE 100000"]
        if !script.hidesPipelining { offers.append("PIPELINING") }
        session.helloName = "client.test"
        session.isExtended = true
        var outcome = Outcome(words: [], stored: [], violations: [])
        var dialogue = Dialogue(capabilities: Capabilities(lines: offers))
        dialogue.begin(letters)
        var isQuitSaid = false
        var toClient: [UInt8] = []
        var isClosed = false
        while dialogue.isBusy {
            var moved = false
            if dialogue.hasOutput {
                let count = min(portion(), dialogue.withOutput { $0.count })
                session.receive(dialogue.withOutput { Array($0[..<count]) })
                dialogue.sent(count)
                moved = true
            }
            while let output = session.next() {
                moved = true
                switch output {
                case .send(let bytes): toClient += bytes
                case .store(let message):
                    outcome.stored.append(message)
                    session.stored(as: "M\(1000 + outcome.stored.count)")
                case .close: isClosed = true
                case .pause, .startTLS, .announce: break
                }
            }
            if !toClient.isEmpty {
                let count = min(portion(), toClient.count)
                toClient[..<count].withUnsafeBytes { dialogue.receive($0) }
                toClient.removeFirst(count)
                moved = true
            } else if isClosed {
                dialogue.lose(RelayError(.lost, dialogue.phase))
            }
            if !dialogue.isBusy, !isQuitSaid, case .open = dialogue.state {
                isQuitSaid = true
                dialogue.quit()
            }
            if !moved { dialogue.lose(RelayError(.timeout, dialogue.phase)) }
        }
        outcome.words = dialogue.verdicts.map { $0?.word ?? "-" }
        // What was on its way when a 421 left is no fault of the client's; pauses are not waited for here.
        outcome.violations = session.takeViolations().filter { $0.kind != .afterClosing }
        return outcome
    }

    private func randomScript(_ random: inout SeededGenerator) -> FaultScript {
        let phases: [FaultScript.Phase] = [.mail, .recipient, .data, .body, .dot, .reset]
        let faults: [FaultScript.Fault] = [
            .reply("451 4.3.0 later"), .reply("550 5.1.1 nobody"), .reply("554 no"), .reply("503 5.5.1 order"),
            .reply("452 4.5.3 too many"), .replyAndClose("421 4.3.2 bye"), .drop, .dropAfter, .garbage("hm?\r\n".bytes),
            .reply("354 go"), .stall(.seconds(1)),
        ]
        var script = FaultScript()
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            let which: FaultScript.Which =
                Bool.random(using: &random)
                ? .nth(Int.random(in: 1...4, using: &random)) : .every(Int.random(in: 1...3, using: &random))
            script.rules.append(
                .init(
                    phases.randomElement(using: &random) ?? .mail, faults.randomElement(using: &random) ?? .drop,
                    on: which))
        }
        script.hidesPipelining = Int.random(in: 0..<4, using: &random) == 0
        return script
    }

    @Test func underAnyFaultNoVerdictIsWrongAndNoPortionMatters() throws {
        var random = SeededGenerator(seed: 2_026)
        let texts = ["one", ".dot\r\n.", String(repeating: "long line ", count: 40), "..\r\n\r\nx"]
        for number in 0..<1_000 {
            let script = randomScript(&random)
            let count = Int.random(in: 1...5, using: &random)
            let letters = try (1...count).map { try letter($0, message(texts[($0 + number) % texts.count])) }
            let whole = run(script, letters: letters) { .max }
            check(whole, letters, "case \(number): \(script)")
            // Faults strike by count, so where octets are cut must not change what happens.
            let pieces = run(script, letters: letters) { Int.random(in: 1...40, using: &random) }
            check(pieces, letters, "case \(number), in portions: \(script)")
            let hasBodyFault = script.rules.contains { $0.phase == .body }
            if !hasBodyFault { #expect(whole.words == pieces.words, "case \(number): \(script)") }
        }
    }

    private func check(_ outcome: Outcome, _ letters: [Dialogue.Letter], _ comment: String) {
        #expect(outcome.words.count == letters.count)
        #expect(outcome.violations.isEmpty, "\(outcome.violations) \(comment)")
        for (letter, word) in zip(letters, outcome.words) {
            let copies = outcome.stored.filter { $0.recipients == [letter.recipient.description] }
            for copy in copies { #expect(copy.bytes == letter.payload.bytes, "\(comment)") }
            switch word.split(separator: " ").first {
            case "accepted": #expect(copies.count == 1, "\(comment)")
            case "unknown": #expect(copies.count <= 1, "\(comment)")
            default: #expect(copies.isEmpty && word != "-", "\(word) \(comment)")
            }
        }
    }

    @Test func randomBytesNeverCrashOrHang() throws {
        var random = SeededGenerator(seed: 7)
        let alphabet = "0123456789 -.\r\n\n25045\u{0}é".bytes
        for _ in 0..<1_000 {
            var stage = try Stage(3, offers: Bool.random(using: &random) ? "PIPELINING" : "")
            for _ in 0..<Int.random(in: 1...20, using: &random) {
                _ = stage.says()
                let count = Int.random(in: 0...12, using: &random)
                stage.hears(bytes: (0..<count).map { _ in alphabet.randomElement(using: &random) ?? 0 })
            }
            stage.loses()
            #expect(stage.words.allSatisfy { $0 != "-" })
            #expect(!stage.dialogue.isBusy)
        }
    }
}

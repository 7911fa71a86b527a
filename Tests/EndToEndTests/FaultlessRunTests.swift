import Foundation
import Mailbox
import Testing

@Suite struct FaultlessRunTests {
    @Test func aRunSendsEachLetterOnceAndTheNextSendsNothing() async throws {
        try await withRelay { relay, port in
            let site = try await Site(readers: 70, port: port, isWhole: true)
            let first = try await site.run()
            #expect(first.status == 0, "\(first.errors)")
            #expect(first.output.contains("read     25 of 25 papers"))
            #expect(first.output.contains("letters: 70 sent"))
            let audit = try await Audit(site, relay)
            audit.check()
            #expect(audit.counts == ["sent": 70])
            #expect(relay.messages.allSatisfy { !$0.isEncrypted && $0.sender == "papers@example.org" })
            let second = try await site.run()
            #expect(second.status == 0)
            #expect(second.output.contains("nothing new: no letter was due, none was sent"))
            #expect(relay.messageCount == 70)
            let list = try await site.call("deliveries")
            #expect(list.errors.contains("70 letters: 70 sent"))
        }
    }

    /// Relays as they are, with nothing wrong that a letter should notice.
    enum Kind: String, CaseIterable {
        case noPipelining, noEightBitMIME, pipeliningByMistake, fewLettersAConnection, repliesInPieces

        var script: FaultScript {
            var script = FaultScript()
            switch self {
            case .noPipelining: script.hidesPipelining = true
            case .noEightBitMIME: script.hidesEightBitMIME = true
            case .pipeliningByMistake: script.refusesGroups = true
            case .fewLettersAConnection: script.messagesPerConnection = 9
            case .repliesInPieces: script.rules = [.init(.dot, .slow(.microseconds(100)), on: .every(5))]
            }
            return script
        }
    }

    @Test(arguments: Kind.allCases) func everyKindOfRelayGetsEachLetterOnce(kind: Kind) async throws {
        try await withRelay(kind.script) { relay, port in
            let site = try await Site(readers: 20, port: port)
            let outcome = try await site.run()
            #expect(outcome.status == 0, "\(outcome.errors)")
            let audit = try await Audit(site, relay)
            audit.check()
            #expect(audit.counts == ["sent": 20])
        }
    }
}

import Outbox
import Testing
import Transfer

@testable import Pressroom

@Suite struct RefusalMeaningTests {
    @Test(arguments: [
        (550, "5.1.1", SMTPPhase.recipient, Refusal.Meaning.noMailbox),
        (550, "5.1.1", .mail, .policy), (552, "5.3.4", .mail, .never),
        (550, "5.7.1", .recipient, .policy), (535, "5.7.8", .mail, .login),
        (502, "", .data, .policy), (552, "", .recipient, .mailboxFull), (552, "", .dot, .never),
        (452, "4.2.2", .recipient, .mailboxFull), (452, "4.5.3", .recipient, .relayBusy),
        (452, "", .recipient, .notNow), (421, "", .recipient, .relayBusy), (451, "", .dot, .notNow),
    ])
    func theLedgerTakesTheMeaningFromTheRelaysClient(
        code: Int, enhanced: String, phase: SMTPPhase, meaning: Refusal.Meaning
    ) throws {
        let reply = Reply(code: code, enhanced: EnhancedCode(enhanced), text: "no")
        guard case .refused(let refusal) = Outbox.Verdict(Transfer.Verdict.refused(reply, phase)) else {
            Testing.Issue.record("a refusal stays one")
            return
        }
        #expect(refusal.meaning == meaning)
        #expect((refusal.code, refusal.text) == (code, reply.description))
    }

    @Test func lettersOfAnotherProcessAreARemarkAndNotUnknown() {
        var dispatch = DispatchReport()
        dispatch.late = 2
        let report = SendingReport(dispatch, destination: "smtp://127.0.0.1:25")
        #expect(report.unknown == 0)
        #expect(report.remarks == ["2 taken over by another process, which says what became of them"])
        #expect(report.status == .someLeft)
    }
}

internal import Editions
internal import Foundation
internal import MIME
internal import Outbox
internal import Transfer

/// A reader's letter of the newest digest to any address, outside the ledger: for looking at it in a real mail program.
public struct TestCopy: Sendable {
    let press: Press
    let subscriber: String
    let to: String

    public init(_ press: Press, subscriber: String, to: String) {
        self.press = press
        self.subscriber = subscriber
        self.to = to
    }

    /// - Returns: What the relay said.
    public func send() async throws(Failure) -> String {
        let recipient: Address
        do {
            recipient = try Address(to)
        } catch {
            throw Failure(.usage, "--to: \(error)")
        }
        guard let letter = try await PreviewAnswer.read(press, subscriber: subscriber, digest: nil).letter else {
            throw Failure(.usage, "there is no letter for \(subscriber): no paper of the newest digest passes")
        }
        guard let sender = press.configuration.mail.bounce ?? press.configuration.mail.from?.address else {
            throw Failure(.configuration, "mail.from is needed to send")
        }
        let client = SMTPClient(relay: try press.relay())
        let report = await client.deliver([Outgoing(sender: sender, recipient: recipient, bytes: letter.bytes)])
        await client.close()
        switch report.verdicts.first.map(Outbox.Verdict.init) {
        case .accepted(let reply, _): return "sent: \(reply)"
        case .refused(let refusal): throw Failure(.unavailable, "refused: \(refusal.text)")
        case .notSent(let reason): throw Failure(.unavailable, "not sent: \(reason)")
        case .unknown(let reason): throw Failure(.someLeft, "it may have arrived: \(reason)")
        case nil: throw Failure(.bug, "the relay's client gave no verdict")
        }
    }
}

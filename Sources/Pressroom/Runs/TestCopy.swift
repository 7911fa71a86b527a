internal import Editions
internal import Foundation
internal import MIME
internal import Outbox
internal import Papers
internal import Storage

/// A reader's letter of the newest digest to any address, outside the ledger: for looking at it in a real mail program.
///
/// Its Message-ID is its own, so that the real letter is not taken for a duplicate, and its links open nothing.
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
        let post = PostRoom(press, try press.existingStore())
        try post.refuseUnready()
        let silent = try await Failure.translating(post.store.path) {
            try await post.store.suppressed(among: [recipient.description])
        }
        guard silent.isEmpty else {
            throw Failure(
                .usage, "this address is suppressed: it gets no letter, no test copy either",
                hint: "`paperboy suppress remove` lifts it")
        }
        let name = press.surroundings.uniqueName
        let answer = try await PreviewAnswer.read(press, subscriber: subscriber, digest: nil, copy: name)
        guard let letter = answer.letter, let from = press.configuration.mail.from?.address else {
            throw Failure(.usage, "there is no letter for \(subscriber): no paper of the newest digest passes")
        }
        let message = OutgoingMessage(
            id: EditionID(subscriber: subscriber, day: press.today), sender: press.configuration.mail.bounce ?? from,
            recipient: recipient, bytes: letter.bytes)
        guard let sender = try post.openWay().senders.first else { throw Failure(.bug, "there is no way out") }
        let report = await sender.deliver([message])
        await sender.close()
        switch report.verdicts.first {
        case .accepted(let reply, _): return "sent: \(reply)"
        case .refused(let refusal): throw Failure(.unavailable, "refused: \(refusal.text)")
        case .notSent(let reason): throw Failure(.unavailable, "not sent: \(reason)")
        case .unknown(let reason): throw Failure(.someLeft, "it may have arrived: \(reason)")
        case nil: throw Failure(.bug, "the relay's client gave no verdict")
        }
    }
}

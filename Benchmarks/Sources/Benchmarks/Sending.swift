import Foundation
import MIME
import Transfer

/// Send: letters over one connection to the built-in mailbox, by us and by the peers, in turns.
struct Sending {
    let port: Int
    let peers: Peers
    var count = 2000
    /// Octets of one letter.
    var bytes = 20_480
    /// Rounds in which everybody sends once; the medians count.
    var rounds = 5

    /// Seconds of one letter, a sample a round.
    private struct Samples {
        var seconds: [Double] = []
        var processor: [Double] = []
        var missing: String?

        mutating func add(_ result: Peers.Result) {
            switch result {
            case .measured(let wall, let busy):
                seconds.append(wall)
                processor.append(busy)
            case .missing(let why): missing = why
            }
        }
    }

    func measure() async throws -> Table {
        var (ours, postfix, python) = (Samples(), Samples(), Samples())
        for _ in 0..<rounds {
            ours.add(try await send())
            postfix.add(try peers.postfixSends(count, bytes: bytes, port: port))
            python.add(try peers.pythonSends(count, bytes: bytes, port: port))
        }
        let basis = Timing(ours.seconds).seconds
        return Table(
            title: "send \(count) × \(bytes / 1024) KiB, one connection",
            rows: [
                row("Paperboy", ours, to: nil), row("Postfix smtp-source", postfix, to: basis),
                row("Python smtplib", python, to: basis),
            ])
    }

    private func row(_ who: String, _ samples: Samples, to basis: Double?) -> Row {
        guard !samples.seconds.isEmpty else { return Row(what: who, figure: "–", beside: samples.missing ?? "") }
        let seconds = Timing(samples.seconds).seconds
        let processor = "\(Figure.time(Timing(samples.processor).seconds)) CPU a letter"
        let ratio = basis.map { ", \(Figure.ratio(seconds, to: $0)) our time" } ?? ""
        return Row(what: who, figure: Figure.rate(1 / seconds, "letters"), beside: processor + ratio)
    }

    private func send() async throws -> Peers.Result {
        let sender = try Address("papers@example.org")
        let letter = Outgoing(sender: sender, recipient: try Address("reader@example.org"), bytes: message())
        let client = SMTPClient(relay: try Relay(url: "smtp://127.0.0.1:\(port)"))
        let (start, busy) = (ContinuousClock.now, rusage.own.processorSeconds)
        for first in stride(from: 0, to: count, by: 64) {
            let window = Array(repeating: letter, count: min(64, count - first))
            for verdict in await client.deliver(window).verdicts {
                guard case .accepted = verdict else { throw Trouble("a letter was not taken: \(verdict)") }
            }
        }
        await client.close()
        let seconds = start.duration(to: .now).seconds
        let processor = rusage.own.processorSeconds - busy
        return .measured(seconds: seconds / Double(count), processor: processor / Double(count))
    }

    private func message() -> [UInt8] {
        let head = "From: papers@example.org\r\nTo: reader@example.org\r\nSubject: Papers\r\n\r\n"
        let line = String(repeating: "x", count: 76) + "\r\n"
        let text = head + String(repeating: line, count: bytes / line.utf8.count + 1)
        return text.utf8.prefix(bytes - 2) + Array("\r\n".utf8)
    }
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The book-keeping of one window over the connections it may take.
struct Window {
    /// By letter; `nil` while it may still be tried.
    private(set) var verdicts: [Verdict?]
    /// Connections in a row that settled nothing.
    private(set) var fruitless: Int
    var reconnects = 0

    private var letters: [Dialogue.Letter?] = []
    private var endsAt: [Int: Int] = [:]

    /// Checks each message; one that is not fit for SMTP is settled here, before anything opens.
    init(_ window: [Outgoing], fruitless: Int) {
        self.fruitless = fruitless
        verdicts = []
        for outgoing in window {
            do throws(MessageFault) {
                let payload = try Payload(outgoing.bytes)
                letters.append(
                    Dialogue.Letter(sender: outgoing.sender, recipient: outgoing.recipient, payload: payload))
                verdicts.append(nil)
            } catch {
                letters.append(nil)
                verdicts.append(.notSent(.malformed(error)))
            }
        }
    }

    var isDone: Bool { verdicts.allSatisfy { $0 != nil } }

    /// The letters that may still be tried, with their places in the window.
    var open: [(place: Int, letter: Dialogue.Letter)] {
        letters.indices.compactMap { place in
            guard verdicts[place] == nil, let letter = letters[place] else { return nil }
            return (place, letter)
        }
    }

    /// Takes one connection's verdicts.
    /// - Parameter isFresh: the connection was opened for these letters. One that had been idle may end unnoticed,
    ///   which says nothing about them.
    mutating func take(_ news: [Verdict], of letters: [(place: Int, letter: Dialogue.Letter)], isFresh: Bool) {
        var settled = 0
        var firstLost: (place: Int, verdict: Verdict)?
        for ((place, _), verdict) in zip(letters, news) {
            switch verdict {
            case .notSent(.relay), .notSent(.stopped):
                if firstLost == nil { firstLost = (place, verdict) }
                continue
            case .unknown:
                // Settled, yet no sign of a relay that works: two of them in a row would be two doubtful copies.
                break
            case .accepted, .refused, .notSent:
                settled += 1
            }
            verdicts[place] = verdict
        }
        if settled > 0 {
            fruitless = 0
        } else if isFresh {
            fruitless += 1
        }
        if let firstLost, isFresh || settled > 0 { countEnd(at: firstLost.place, firstLost.verdict) }
    }

    /// A letter that ends a second connection is set aside: a 421 to it becomes its refusal, anything else leaves it unsent.
    private mutating func countEnd(at place: Int, _ verdict: Verdict) {
        guard case .notSent(.relay(let error)) = verdict else { return }
        endsAt[place, default: 0] += 1
        guard endsAt[place, default: 0] >= SMTPClient.maxEndsAtLetter else { return }
        if error.kind == .closing, let reply = error.reply {
            verdicts[place] = .refused(reply, error.phase)
        } else {
            verdicts[place] = verdict
        }
    }
}

/// A pause of the calling thread.
enum Pause {
    static func block(_ duration: Duration) {
        if duration > .zero { poll(nil, 0, Int32(clamping: duration.milliseconds)) }
    }
}

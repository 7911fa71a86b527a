internal import Editions
internal import Outbox
internal import Papers
internal import Testing

extension LedgerConformance {
    static let planning: [LedgerConformance] = [
        LedgerConformance(name: "a letter is planned once") { bench in
            let ledger = try bench.open()
            let letter = try sampleLetter()
            #expect(try await ledger.plan([letter, letter]) == [.planned(superseding: []), .alreadyThere(.planned)])
            #expect(try await ledger.plan([letter]) == [.alreadyThere(.planned)])
            #expect(try await ledger.letters([letter.id]) == [letter.id: letter])
        },
        LedgerConformance(name: "no paper goes to a reader in two letters, whatever its id is now") { bench in
            let ledger = try bench.open()
            let first = try sampleLetter(papers: ["title:00000000000000aa", "arxiv:2512.00002"])
            _ = try await ledger.plan([first])
            let claim = try #require(try await ledger.attempt(bench.request()))
            _ = try await ledger.record([Outcome(claim, .sent(reply: "250 ok", queueID: "Q1"))])
            let renamed = try sampleLetter(
                day: 1, papers: ["arxiv:2512.00009", "arxiv:2512.00003"],
                aliases: ["arxiv:2512.00009": ["title:00000000000000aa"]])
            let paper = try #require(PaperID("arxiv:2512.00009"))
            #expect(try await ledger.plan([renamed]) == [.papersOverlap([paper])])
            let other = try sampleLetter("bob", day: 1, papers: ["arxiv:2512.00002"])
            #expect(try await ledger.plan([other]) == [.planned(superseding: [])])
            let history = try await ledger.history(of: ["ada", "bob", "eve"], since: .epoch)
            #expect(history["ada"]?.papers.count == 2)
            #expect(history["ada"]?.newest == first.id)
            #expect(history["bob"]?.papers == [])
            #expect(history["eve"] == ReaderHistory())
            let later = try await ledger.history(of: ["ada"], since: first.id.day.adding(1))
            #expect(later["ada"]?.papers == [])
            #expect(later["ada"]?.newest == first.id)
            #expect(later["ada"]?.oldest == first.id)
        },
        LedgerConformance(name: "a paper that went out is known by its aliases too") { bench in
            let ledger = try bench.open()
            let aliases = ["title:00000000000000aa": ["arxiv:2512.00009", "doi:10.5555/9"]]
            let first = try sampleLetter(papers: ["title:00000000000000aa"], aliases: aliases)
            _ = try await ledger.plan([first])
            let claim = try #require(try await ledger.attempt(bench.request()))
            _ = try await ledger.record([Outcome(claim, .sent(reply: "250 ok", queueID: nil))])
            let paper = try #require(PaperID("doi:10.5555/9"))
            #expect(
                try await ledger.plan([try sampleLetter(day: 1, papers: ["doi:10.5555/9"])]) == [
                    .papersOverlap([paper])
                ])
            #expect(try await ledger.history(of: ["ada"], since: .epoch)["ada"]?.papers.contains(paper) == true)
            #expect(try await ledger.letters([first.id])[first.id] == first)
        },
        LedgerConformance(name: "the next edition supersedes a letter that waits, and takes its papers") { bench in
            let ledger = try bench.open()
            let first = try sampleLetter(papers: ["arxiv:2512.00001", "arxiv:2512.00002"])
            _ = try await ledger.plan([first])
            let claim = try #require(try await ledger.attempt(bench.request()))
            _ = try await ledger.record([Outcome(claim, .deferred(delay: 300, reply: "451 later", bytes: [1]))])
            #expect(try await ledger.history(of: ["ada"], since: .epoch)["ada"]?.papers == [])
            let second = try sampleLetter(day: 1, papers: ["arxiv:2512.00002", "arxiv:2512.00003"])
            #expect(try await ledger.plan([second]) == [.planned(superseding: [first.id])])
            #expect(try await ledger.state(of: first.id) == .superseded(by: second.id))
            bench.clock.advance(by: 86_400)
            #expect(try await ledger.claim(bench.request(round: "next")).map(\.id) == [second.id])
        },
        LedgerConformance(name: "an unknown letter is not superseded and keeps its papers") { bench in
            let ledger = try bench.open()
            let first = try sampleLetter()
            _ = try await ledger.plan([first])
            let claim = try #require(try await ledger.attempt(bench.request()))
            _ = try await ledger.record([Outcome(claim, .unknown(reason: "lost", delay: 0, bytes: [7, 8]))])
            let paper = try #require(PaperID("arxiv:2512.00001"))
            #expect(try await ledger.plan([try sampleLetter(day: 1)]) == [.papersOverlap([paper])])
            let second = try sampleLetter(day: 1, papers: ["arxiv:2512.00005"])
            #expect(try await ledger.plan([second]) == [.planned(superseding: [])])
            #expect(try await ledger.state(of: first.id) == .unknown)
            // A later refusal does not unsend the copy that may have arrived.
            let again = try #require(try await ledger.attempt(bench.request(round: "next", only: [first.id])))
            _ = try await ledger.record([Outcome(again, .failed(code: "5.1.1", reply: "550"))])
            #expect(try await ledger.history(of: ["ada"], since: .epoch)["ada"]?.papers == [paper])
        },
        LedgerConformance(name: "nothing is planned beside a letter in some process's hands") { bench in
            let ledger = try bench.open()
            let first = try sampleLetter()
            _ = try await ledger.plan([first])
            _ = try await ledger.claim(bench.request())
            let second = try sampleLetter(day: 1, papers: ["arxiv:2512.00007"])
            #expect(try await ledger.plan([second]) == [.busy(first.id)])
            #expect(try await ledger.history(of: ["ada"], since: .epoch)["ada"]?.inHand == first.id)
            #expect(try await ledger.deliveries(DeliveryFilter()).map(\.id) == [first.id])
        },
        LedgerConformance(name: "a letter that cannot be planned supersedes nothing") { bench in
            let ledger = try bench.open()
            let sent = try sampleLetter(papers: ["arxiv:2512.00001"])
            _ = try await ledger.plan([sent])
            let claim = try #require(try await ledger.attempt(bench.request()))
            _ = try await ledger.record([Outcome(claim, .sent(reply: "250", queueID: nil))])
            let waiting = try sampleLetter(day: 1, papers: ["arxiv:2512.00002"])
            _ = try await ledger.plan([waiting])
            let bad = try sampleLetter(day: 2, papers: ["arxiv:2512.00001", "arxiv:2512.00002"])
            #expect(try await ledger.plan([bad]) == [.papersOverlap([try #require(PaperID("arxiv:2512.00001"))])])
            #expect(try await ledger.state(of: waiting.id) == .planned)
            #expect(try await ledger.state(of: bad.id) == nil)
        },
        LedgerConformance(name: "failed, skipped and superseded letters give their papers back") { bench in
            let ledger = try bench.open()
            _ = try await ledger.plan([try sampleLetter(), try sampleLetter("bob")])
            let claim = try #require(try await ledger.attempt(bench.request()))
            _ = try await ledger.record([Outcome(claim, .failed(code: "5.1.1", reply: "550 5.1.1 no"))])
            let bob = try sampleLetter("bob").id
            #expect(try await ledger.skip([Skip(id: bob, dueAt: bench.clock.now, reason: "paused")]) == [.skipped])
            let history = try await ledger.history(of: ["ada", "bob"], since: .epoch)
            #expect(history["ada"]?.papers == [])
            #expect(history["bob"]?.papers == [])
            let next = [try sampleLetter(day: 1), try sampleLetter("bob", day: 1)]
            #expect(try await ledger.plan(next) == [.planned(superseding: []), .planned(superseding: [])])
        },
        LedgerConformance(name: "an edition that was never planned can be skipped, once") { bench in
            let ledger = try bench.open()
            let id = try sampleLetter().id
            let skip = Skip(id: id, dueAt: bench.clock.now, reason: "late")
            #expect(try await ledger.skip([skip]) == [.skipped])
            #expect(try await ledger.skip([skip]) == [.alreadyThere(.skipped(reason: "late"))])
            #expect(try await ledger.plan([try sampleLetter()]) == [.alreadyThere(.skipped(reason: "late"))])
            #expect(try await ledger.history(of: ["ada"], since: .epoch)["ada"] == ReaderHistory())
            #expect(try await ledger.claim(bench.request()).isEmpty)
        },
        LedgerConformance(name: "a second generation of the same day may carry the same papers") { bench in
            let ledger = try bench.open()
            _ = try await ledger.plan([try sampleLetter()])
            let claim = try #require(try await ledger.attempt(bench.request()))
            _ = try await ledger.record([Outcome(claim, .sent(reply: "250", queueID: nil))])
            let again = try sampleLetter(generation: 2)
            #expect(try await ledger.plan([again]) == [.planned(superseding: [])])
            let next = try sampleLetter(day: 1)
            let paper = try #require(PaperID("arxiv:2512.00001"))
            #expect(try await ledger.plan([next]) == [.papersOverlap([paper])])
        },
    ]
}

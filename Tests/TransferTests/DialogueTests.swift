import Testing

@testable import Transfer

private func group(_ number: Int) -> String { "MAIL FROM:<bounce@example.org>|RCPT TO:<r\(number)@example.org>|DATA" }

@Suite struct DialogueTests {
    @Test func groupsCommandsAndLeavesTheNextGroupBehindTheDot() throws {
        var stage = try Stage(2)
        #expect(stage.exchange("250 ok", "250 ok", "354 go") == group(1))
        #expect(stage.exchange("250 2.0.0 Ok: queued as 4ABC12", "250 ok", "250 ok", "354 go") == "x|.|" + group(2))
        #expect(stage.exchange("250 ok") == "x|.")
        #expect(stage.words == ["accepted", "accepted"])
        #expect(!stage.dialogue.isBusy)
        #expect(
            stage.dialogue.verdicts[0]
                == .accepted(
                    Reply(code: 250, enhanced: EnhancedCode(2, 0, 0), text: "Ok: queued as 4ABC12"), queueID: "4ABC12"))
    }

    @Test func theBodyWaitsForIts354() throws {
        var stage = try Stage()
        _ = stage.exchange("250 ok", "250 ok")
        #expect(stage.says() == "")
        stage.hears("354 go")
        #expect(stage.says() == "x|.")
    }

    @Test func goesOneByOneWherePipeliningIsNotOffered() throws {
        var stage = try Stage(2, offers: "")
        for _ in 1...2 {
            #expect(stage.exchange("250 ok") == "MAIL FROM:<bounce@example.org>")
            #expect(stage.exchange("250 ok").hasPrefix("RCPT TO:<r"))
            #expect(stage.exchange("354 go") == "DATA")
            #expect(stage.exchange("250 ok") == "x|.")
        }
        #expect(stage.words == ["accepted", "accepted"])
    }

    struct Refusal: CustomTestStringConvertible, Sendable {
        var name: String
        var offers = "PIPELINING"
        /// Replies to the whole first group, or one by one.
        var replies: [String]
        var words: [String]
        /// What is said next.
        var next: String
        var testDescription: String { name }
    }

    @Test(arguments: [
        Refusal(
            name: "MAIL refused in a group", replies: ["550 5.7.1 no", "503 x", "503 x"],
            words: ["refused 550 mail", "notSent sending was stopped before its turn"], next: ""),
        Refusal(
            name: "MAIL deferred in a group", replies: ["451 4.3.0 no", "503 x", "503 x"],
            words: ["refused 451 mail", "-"], next: "RSET|" + group(2)),
        Refusal(
            name: "RCPT refused in a group, DATA 503", replies: ["250 x", "550 5.1.1 no", "503 x"],
            words: ["refused 550 recipient", "-"], next: "RSET|" + group(2)),
        Refusal(
            name: "RCPT refused in a group, DATA 554", replies: ["250 x", "450 4.2.1 no", "554 x"],
            words: ["refused 450 recipient", "-"], next: "RSET|" + group(2)),
        Refusal(
            name: "RCPT refused in a group, DATA 354", replies: ["250 x", "550 5.1.1 no", "354 x"],
            words: ["-", "-"], next: "."),
        Refusal(
            name: "DATA refused in a group", replies: ["250 x", "250 x", "451 4.3.0 x"],
            words: ["refused 451 data", "-"], next: "RSET|" + group(2)),
        Refusal(
            name: "bare 554 to RCPT in a group may mean the group", replies: ["250 x", "554 x", "503 x"],
            words: ["-", "-"], next: "RSET"),
        Refusal(
            name: "554 5.1.1 to RCPT in a group means the mailbox", replies: ["250 x", "554 5.1.1 x", "503 x"],
            words: ["refused 554 recipient", "-"], next: "RSET|" + group(2)),
        Refusal(
            name: "MAIL refused alone", offers: "", replies: ["451 4.3.0 no"], words: ["refused 451 mail", "-"],
            next: "RSET"),
        Refusal(
            name: "RCPT refused alone", offers: "", replies: ["250 x", "550 5.1.1 no"],
            words: ["refused 550 recipient", "-"], next: "RSET"),
        Refusal(
            name: "DATA refused alone", offers: "", replies: ["250 x", "250 x", "554 5.6.0 no"],
            words: ["refused 554 data", "-"], next: "RSET"),
    ])
    func aRefusalBelongsToItsLetter(_ refusal: Refusal) throws {
        var stage = try Stage(2, offers: refusal.offers)
        for reply in refusal.replies {
            _ = stage.says()
            stage.hears(reply)
        }
        #expect(stage.words == refusal.words)
        #expect(stage.peek() == refusal.next)
    }

    @Test func anEmptyDotFollowsA354ForNobody() throws {
        var stage = try Stage(2)
        _ = stage.exchange("250 x", "550 5.1.1 no", "354 go")
        #expect(stage.exchange("554 5.5.1 no valid recipients") == ".")
        #expect(stage.words == ["refused 550 recipient", "-"])
        #expect(stage.exchange("250 x", "250 x", "250 x", "354 x") == "RSET|" + group(2))
        _ = stage.exchange("250 x")
        #expect(stage.words == ["refused 550 recipient", "accepted"])
    }

    @Test(arguments: ["450 4.7.1 later", "550 5.1.1 no", "552 5.2.2 full"])
    func aRefusedDotLeavesTheNextGroupInForce(reply: String) throws {
        var stage = try Stage(2)
        _ = stage.exchange("250 x", "250 x", "354 x")
        _ = stage.exchange(reply, "250 x", "250 x", "354 x")
        #expect(stage.exchange("250 x") == "x|.")
        #expect(stage.words == ["refused \(reply.prefix(3)) dot", "accepted"])
    }

    @Test func aServerThatRefusesGroupsGetsThemNoMore() throws {
        var stage = try Stage(2)
        _ = stage.exchange("250 x", "503 5.5.0 pipelining", "503 5.5.0 pipelining")
        #expect(stage.exchange("250 x") == "RSET")
        #expect(stage.exchange("250 x") == "MAIL FROM:<bounce@example.org>")
        #expect(stage.exchange("250 x") == "RCPT TO:<r1@example.org>")
        #expect(stage.exchange("354 x") == "DATA")
        #expect(stage.exchange("250 x") == "x|.")
        #expect(stage.says() == "MAIL FROM:<bounce@example.org>")
        #expect(!stage.dialogue.groups)
        #expect(stage.words == ["accepted", "-"])
    }

    @Test func a554ThatStaysOneByOneIsTheLettersOwn() throws {
        var stage = try Stage(2)
        _ = stage.exchange("250 x", "554 no", "503 x")
        _ = stage.exchange("250 x")
        _ = stage.exchange("250 x")
        #expect(stage.exchange("554 no") == "RCPT TO:<r1@example.org>")
        #expect(stage.words == ["refused 554 recipient", "-"])
        #expect(stage.says() == "RSET|" + group(2))
    }

    @Test func a421AtAnyReplyLeavesNoLetterInDoubt() throws {
        let replies = ["250 x", "250 x", "354 x", "250 x", "250 x", "250 x", "354 x", "250 x"]
        for (offers, count) in [("PIPELINING", 8), ("", 8)] {
            for place in 0..<count {
                var stage = try Stage(2, offers: offers)
                for reply in replies.prefix(place) {
                    _ = stage.says()
                    stage.hears(reply)
                }
                _ = stage.says()
                stage.hears("421 4.3.2 shutting down")
                let accepted = place >= 4 ? 1 : 0
                let expected =
                    Array(repeating: "accepted", count: accepted)
                    + Array(repeating: "notSent closing", count: 2 - accepted)
                #expect(stage.words == expected, "421 in place of reply \(place)")
                #expect(!stage.dialogue.isBusy)
            }
        }
    }

    @Test func a421AfterARefusedRecipientKeepsTheRefusal() throws {
        var stage = try Stage()
        _ = stage.exchange("250 x", "550 5.1.1 no", "421 bye")
        #expect(stage.words == ["refused 550 recipient"])
    }

    @Test func aLossBeforeTheDotIsNotSentAndAfterItUnknown() throws {
        let body = "x\r\n".utf8.count
        for sent in 0...(body + 3) {
            var stage = try Stage()
            _ = stage.exchange("250 x", "250 x", "354 x")
            stage.sends(sent)
            stage.loses()
            #expect(stage.words == [sent > body ? "unknown lost" : "notSent lost"], "\(sent) octets sent")
        }
    }

    @Test func aLossWithTheNextGroupInFlightLeavesThatLetterUnsent() throws {
        var stage = try Stage(3)
        _ = stage.exchange("250 x", "250 x", "354 x")
        _ = stage.says()
        stage.loses(.timeout)
        #expect(stage.words == ["unknown timeout", "notSent timeout", "notSent timeout"])
    }

    @Test func aRefusalBeforeTheBodyHasLeftEndsTheConnectionWithoutADot() throws {
        var stage = try Stage(2)
        _ = stage.exchange("250 x", "250 x", "354 x")
        stage.sends(1)
        stage.hears("552 5.3.4 too large")
        #expect(stage.words == ["refused 552 body", "notSent lost"])
        #expect(stage.peek() == "")
        #expect(!stage.dialogue.isBusy)
    }

    @Test(arguments: [
        ("garbage in place of a reply", "hello there", "notSent garbage"), ("an empty line", "", "notSent garbage"),
        ("354 to MAIL", "354 go", "notSent garbage"), ("codes that differ", "250-a\r\n550 b", "notSent garbage"),
        ("a code out of range", "999 x", "notSent garbage"), ("a bad separator", "250_x", "notSent garbage"),
    ])
    func garbageIsAnEvent(name: String, line: String, word: String) throws {
        var stage = try Stage()
        _ = stage.exchange(line)
        #expect(stage.words == [word])
    }

    @Test(arguments: ["354 go", "what?"]) func garbageAfterTheDotIsUnknown(line: String) throws {
        var stage = try Stage()
        _ = stage.exchange("250 x", "250 x", "354 x")
        _ = stage.exchange(line)
        #expect(stage.words == ["unknown garbage"])
    }

    @Test func a250ToDATAEndsASessionThatIsOutOfStep() throws {
        var stage = try Stage()
        _ = stage.exchange("250 x", "250 x", "250 x")
        #expect(stage.words == ["notSent garbage"])
    }

    @Test func anOverlongReplyEndsTheSession() throws {
        var stage = try Stage()
        _ = stage.says()
        stage.hears("250 " + String(repeating: "x", count: 4_000), "250 ok")
        #expect(stage.words == ["-"])
        stage.hears("354 " + String(repeating: "x", count: 4_100))
        #expect(stage.words == ["notSent garbage"])
        var endless = try Stage()
        _ = endless.says()
        endless.hears(bytes: Array(repeating: 65, count: 5_000))
        #expect(endless.words == ["notSent garbage"])
    }

    @Test func repliesMaySplitAnywhereAndHaveManyLines() throws {
        let first = "250-2.1.0 one\r\n250-2.1.0 two\r\n250 2.1.0 three\r\n250 x\r\n354-go\r\n354 on\r\n".bytes
        let second = "250-2.0.0 Ok:\r\n250 2.0.0 queued as 7777ABC\r\n".bytes
        for split in 0...first.count {
            var stage = try Stage()
            _ = stage.says()
            stage.hears(bytes: Array(first[..<split]))
            stage.hears(bytes: Array(first[split...]))
            _ = stage.says()
            for byte in second { stage.hears(bytes: [byte]) }
            guard case .accepted(let reply, "7777ABC") = stage.dialogue.verdicts[0] else {
                Testing.Issue.record("split at \(split): \(stage.words)")
                return
            }
            #expect(reply.description == "250 2.0.0 Ok: queued as 7777ABC")
        }
    }

    @Test func dotsAtLineStartsAreStuffed() throws {
        let bytes = ".\r\n..a\r\nb.\r\n.\r\n".bytes
        var stage = try Stage([try letter(1, bytes)])
        _ = stage.exchange("250 x", "250 x", "354 x")
        #expect(stage.says() == "..|...a|b.|..|.")
    }

    @Test func aMissingLastLineEndIsAdded() throws {
        var stage = try Stage([try letter(1, "a".bytes)], offers: "SIZE,PIPELINING")
        #expect(stage.says().hasPrefix("MAIL FROM:<bounce@example.org> SIZE=3|"))
        stage.hears("250 x", "250 x", "354 x")
        #expect(stage.says() == "a|.")
    }

    @Test func whatTheRelayCannotTakeIsNotOfferedToIt() throws {
        let letters = [
            try letter(1, Array(repeating: 97, count: 90) + [13, 10]), try letter(2, "é\r\n".bytes), try letter(3),
        ]
        var small = try Stage(letters, offers: "SIZE 91,PIPELINING")
        #expect(small.words[0] == "notSent the message has 92 octets, the relay takes 91")
        #expect(small.words[1] == "notSent the message is not 7-bit, and the relay does not offer 8BITMIME")
        #expect(small.says().hasPrefix("MAIL FROM:<bounce@example.org> SIZE="))
        var eight = try Stage([letters[1]], offers: "8BITMIME,PIPELINING")
        #expect(eight.says().hasPrefix("MAIL FROM:<bounce@example.org> BODY=8BITMIME|"))
    }

    @Test func tooManyInMidConnectionEndsItWithQUIT() throws {
        var stage = try Stage(3)
        _ = stage.exchange("250 x", "250 x", "354 x")
        _ = stage.exchange("250 x", "250 x", "452 4.5.3 too many", "503 x")
        #expect(stage.words == ["accepted", "notSent closing", "notSent closing"])
        stage.dialogue.quit()
        #expect(stage.exchange("221 bye") == "QUIT")
        #expect(!stage.dialogue.isBusy)
    }

    @Test func aFullMailboxInMidConnectionIsTheLettersOwn() throws {
        var stage = try Stage(2)
        _ = stage.exchange("250 x", "250 x", "354 x")
        _ = stage.exchange("250 x", "250 x", "452 4.2.2 mailbox full", "503 x")
        #expect(stage.words == ["accepted", "refused 452 recipient"])
    }

    @Test func aLetterThatAloneIsRefusedByPolicyKeepsNoOtherBack() throws {
        var stage = try Stage(3)
        _ = stage.exchange("250 x", "250 x", "354 x")
        _ = stage.exchange("550 5.7.1 rejected by user", "250 x", "250 x", "354 x")
        _ = stage.exchange("250 x", "250 x", "250 x", "354 x")
        _ = stage.exchange("550 5.7.1 rejected by user")
        #expect(stage.words == ["refused 550 dot", "accepted", "refused 550 dot"])
        #expect(stage.dialogue.lane.stop == nil)
    }

    @Test func twoLettersInARowRefusedByPolicyStopTheLane() throws {
        var stage = try Stage(4)
        _ = stage.exchange("250 x", "550 5.7.1 no", "503 x")
        #expect(stage.exchange("250 x", "250 x", "550 5.1.1 nobody", "503 x") == "RSET|" + group(2))
        _ = stage.exchange("250 x", "250 x", "550 5.7.1 no", "503 x")
        #expect(stage.says() == "")
        #expect(
            stage.words == [
                "refused 550 recipient", "refused 550 recipient", "refused 550 recipient",
                "notSent sending was stopped before its turn",
            ])
        #expect(stage.dialogue.lane.stop?.kind == .policy)
    }

    @Test func refusalsInARowAreCountedOverWindows() throws {
        var stage = try Stage(1)
        _ = stage.exchange("250 x", "550 5.7.1 no", "503 x")
        stage.dialogue.begin(try [letter(2), letter(3)])
        _ = stage.exchange("250 x", "250 x", "550 5.7.1 no", "503 x")
        #expect(stage.words == ["refused 550 recipient", "notSent sending was stopped before its turn"])
    }

    @Test func aLetterAcceptedAfterTheStopTakesItBack() throws {
        var stage = try Stage(3)
        _ = stage.exchange("250 x", "550 5.7.1 no", "503 x")
        _ = stage.exchange("250 x", "250 x", "250 x", "354 x")
        _ = stage.exchange("550 5.7.1 no", "250 x", "250 x", "354 x")
        #expect(stage.dialogue.lane.stop != nil)
        _ = stage.exchange("250 x")
        #expect(stage.words == ["refused 550 recipient", "refused 550 dot", "accepted"])
        #expect(stage.dialogue.lane.stop == nil)
    }

    @Test(arguments: [("530 5.7.0 log in first", RelayError.Kind.loginRefused), ("550 5.7.1 not you", .policy)])
    func aRefusalOfUsToMailStopsTheLaneAtOnce(reply: String, kind: RelayError.Kind) throws {
        var stage = try Stage(2)
        _ = stage.exchange(reply, "503 x", "503 x")
        #expect(stage.words.last == "notSent sending was stopped before its turn")
        #expect(stage.dialogue.lane.stop?.kind == kind)
    }

    @Test func eachPhaseIsKnownForItsTimeout() throws {
        var stage = try Stage()
        #expect(stage.dialogue.phase == .mail)
        _ = stage.exchange("250 x")
        #expect(stage.dialogue.phase == .recipient)
        stage.hears("250 x")
        #expect(stage.dialogue.phase == .data)
        stage.hears("354 x")
        #expect(stage.dialogue.phase == .body)
        _ = stage.says()
        #expect(stage.dialogue.phase == .dot)
    }
}

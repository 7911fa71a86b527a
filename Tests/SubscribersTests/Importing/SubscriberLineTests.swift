import JSONText
import MIME
import Matching
import TestSupport
import Testing

@testable import Subscribers

/// One reader as one line: from outside, into the store, and back.
@Suite struct SubscriberLineTests {
    private func line() throws -> SubscriberLine { SubscriberLine(file: "list", shared: try Import.shared()) }

    @Test func isKeptCompactAndInOneOrder() throws {
        let text = #"""
            { "delivery" : {"sendAt":"08:00", "mail": true}, "keywords": [ "caf\u00e9", {"weight": 2.0, "term":"a \"b\" c"} ],
              "email":"Ada@EXAMPLE.org", "$schema": "x", "note":"n", "id": "ada" }
            """#
        let record = try line().record(Array(text.utf8))
        #expect(record.id == "ada")
        #expect(record.email.description == "Ada@example.org")
        #expect(
            String(decoding: record.line(id: "ada"), as: UTF8.self)
                == #"{"id":"ada","email":"Ada@example.org","keywords":["café",{"weight":2.0,"term":"a \"b\" c"}],"delivery":{"sendAt":"08:00","mail":true},"note":"n"}"#
        )
        #expect(record.delivery == Array(#"{"sendAt":"08:00","mail":true}"#.utf8))
        #expect(record.hasProfile && record.isEnabled && record.maxAgeDays == nil)
    }

    @Test func comesBackEqualFromItsOwnLine() throws {
        let text = #"{"id":"ada","email":"ada@example.org","enabled":false,"keywords":["x-ray"],"maxAgeDays":3}"#
        let record = try line().record(Array(text.utf8))
        let stored = record.line(id: "ada")
        #expect(try line().record(stored) == record)
        #expect(!record.isEnabled && record.maxAgeDays == 3)
        let resumed = try #require(SubscriberRecord(stored: stored, enabled: true))
        #expect(!String(decoding: resumed.json, as: UTF8.self).contains("enabled"))
        #expect(SubscriberRecord(stored: resumed.line(id: "ada"), enabled: false) == record)
        #expect(SubscriberRecord(stored: Array("{}".utf8), enabled: true) == nil)
    }

    /// Profiles and defaults are the operator's file's at the time of reading.
    @Test func followsTheOperatorsFile() throws {
        let stored = Array(#"{"id":"ada","email":"ada@example.org","profiles":["robots"]}"#.utf8)
        let reader = try line().subscriber(stored)
        #expect(reader.profile.keywords.map(\.term) == ["robot"])
        #expect(reader.profile.minScore == 0.3)
        #expect(reader.maxAgeDays == 12)
        #expect(reader.delivery.sendAt == 375)
        let errors = Import.errors { _ = try SubscriberLine(file: "list", shared: SharedRules()).subscriber(stored) }
        #expect(errors == [#"1:51 unknown profile "robots"; the file has no "profiles""#])
        #expect(try Import.shared().maxAgeDays == 12)
        #expect(try Import.shared().preferences("").sendAt == 375)
        #expect(try Import.shared().preferences(#"{"sendAt":"10:00"}"#).sendAt == 600)
    }

    @Test func withoutAnIDOneIsMade() throws {
        let record = try line().record(Array(#"{"email":"Ada.Lovelace+papers@example.org","keywords":["x-ray"]}"#.utf8))
        #expect(record.id == nil)
        #expect(ProposedID.plain(record.email) == "ada-lovelace-papers")
        let spare = ProposedID.spare(record.email)
        #expect(spare.hasPrefix("ada-lovelace-papers-") && SubscriberLimits.isID(spare))
        for text in [
            "-@example.org", "\"a b\"@example.org", "_x_@example.org",
            String(repeating: "z", count: 64) + "@example.org",
        ] {
            guard let email = try? line().record(Array(#"{"email":"\#(text)"}"#.utf8)).email else { continue }
            #expect(SubscriberLimits.isID(ProposedID.plain(email)), "\(text)")
            #expect(SubscriberLimits.isID(ProposedID.spare(email)), "\(text)")
        }
    }

    /// What the shortcut reads, the reader with positions reads to the same; what it takes is never refused there.
    @Test func theShortcutIsNoSecondOpinion() throws {
        let line = try line()
        let words = PlainWords(background: .builtin)
        var random = SeededGenerator(seed: 11)
        let vocabulary = [
            "robot", "the", "x", "3d", "of", "vision", "a", "in", "which", "cs", "llm", "t", "not", "model",
        ]
        var taken = 0
        for _ in 0..<1_000 {
            func term() -> String {
                (0..<Int.random(in: 1...4, using: &random)).map { _ in vocabulary.randomElement(using: &random) ?? "" }
                    .joined(separator: Int.random(in: 0..<20, using: &random) == 0 ? "  " : " ")
            }
            func pick(_ texts: [String]) -> String { texts.randomElement(using: &random) ?? "" }
            // Mostly as it should be.
            func sane(_ text: String, _ others: [String]) -> [String] {
                Int.random(in: 0..<8, using: &random) == 0 ? others : [text]
            }
            let blank = pick(["", " "])
            let keywords = (0..<Int.random(in: 0...3, using: &random)).map { _ in
                let weight = pick(sane("1", ["9", "0.5", "2.5", "10", "0", "0.0", "01", "-1", "1e0", "NaN", "\"1\""]))
                let odd = ["{\"term\":\"\(term())\",\"term\":\"x\"}", "\"title:\(term())\"", "[]", "1"]
                let plain = ["\"\(term())\"", "{\"weight\":\(weight), \"term\":\(blank)\"\(term())\"}"]
                return pick(sane(pick(plain), odd))
            }
            let members = [
                "\"email\":\(blank)\"\(pick(sane("ada@example.org", ["Ada@Example.ORG", "ada", "a b@example.org"])))\"",
                "\"keywords\":[\(keywords.joined(separator: ",\(blank)"))]",
                pick(sane("\"exclude\" : [\"\(term())\"]", ["\"exclude\":[]", "\"id\":\"Ada\"", "\"x\":1"])),
                pick(
                    sane(
                        pick(["\"id\":\"bob\"", "\"name\": \"Ada {L}, [x]\""]),
                        ["\"name\":\"  \"", "\"name\":1", "\"exclude\":[\"survey\"]", "\"id\":\"\""])),
            ].shuffled(using: &random)
            let text = Array("\(blank){\(members.joined(separator: blank + ","))\(blank)}\(pick(["", " ", "x"]))".utf8)
            guard let record = PlainLine.record(text, words: words) else { continue }
            taken += 1
            #expect(try line.positioned(text) == record, "\(String(decoding: text, as: UTF8.self))")
        }
        #expect(taken > 50)
    }

    /// Cut and overwritten lines are read or refused, and never more than that.
    @Test func survivesDamage() throws {
        let whole = Array(
            #"{"id":"ada","email":"ada@example.org","keywords":["café",{"term":"x"}],"delivery":{"mail":true}}"#.utf8)
        let line = try line()
        var random = SeededGenerator(seed: 4)
        for _ in 0..<1_000 {
            var bytes = Array(whole.prefix(Int.random(in: 0...whole.count, using: &random)))
            for _ in 0..<Int.random(in: 0...3, using: &random) where !bytes.isEmpty {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            guard let record = try? line.record(bytes) else { continue }
            #expect(try line.record(record.line(id: record.id ?? "ada")).json == record.json)
        }
    }
}

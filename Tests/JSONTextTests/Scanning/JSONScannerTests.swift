import Foundation
import JSONText
import TestSupport
import Testing

@Suite struct JSONScannerTests {
    /// What a document holds, for comparison.
    indirect enum Tree: Hashable {
        case object([String: Tree])
        case array([Tree])
        case string(String)
        case number(Double?)
        case bool(Bool)
        case null
    }

    static func tree(_ scanner: inout JSONScanner) throws(JSONScanError) -> Tree {
        switch try scanner.kind() {
        case .object:
            var members: [String: Tree] = [:]
            try scanner.enterObject()
            while let key = try scanner.nextKey() { members[scanner.text(of: key)] = try tree(&scanner) }
            return .object(members)
        case .array:
            var elements: [Tree] = []
            try scanner.enterArray()
            while try scanner.nextElement() { elements.append(try tree(&scanner)) }
            return .array(elements)
        case .string: return .string(try scanner.text() ?? "")
        case .number: return .number(try scanner.number())
        case .bool: return .bool(try scanner.bool() ?? false)
        case .null:
            _ = try scanner.null()
            return .null
        }
    }

    static func tree(_ bytes: [UInt8]) throws(JSONScanError) -> Tree {
        try JSONScanner.scan(bytes) { (scanner: inout JSONScanner) throws(JSONScanError) in
            let tree = try tree(&scanner)
            try scanner.finish()
            return tree
        }
    }

    static func skip(_ bytes: [UInt8]) throws(JSONScanError) -> Int {
        try JSONScanner.scan(bytes) { (scanner: inout JSONScanner) throws(JSONScanError) in
            try scanner.skipValue()
            try scanner.finish()
            return scanner.offset
        }
    }

    private func value(_ text: String) throws -> Tree { try Self.tree(Array(text.utf8)) }

    @Test func readsEveryKindOfValue() throws {
        let text = "\u{FEFF} {\"a\" : [1, -2.5e1,true , false,null, \"\"], \"b\":{}, \"c\":[ ]\r\n}\t "
        let expected: Tree = .object([
            "a": .array([.number(1), .number(-25), .bool(true), .bool(false), .null, .string("")]), "b": .object([:]),
            "c": .array([]),
        ])
        #expect(try value(text) == expected)
        #expect(try Self.skip(Array(text.utf8)) == text.utf8.count)
    }

    @Test(arguments: [
        (#""kite""#, "kite"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u00e9\u00E9""#, "éé"),
        (#""\ud83e\ude81!""#, "🪁!"), (#""\ud83e""#, "\u{FFFD}"), (#""\ude81x""#, "\u{FFFD}x"),
        (#""\ud83e\ud83e\ude81""#, "\u{FFFD}🪁"), (#""\ud83ex""#, "\u{FFFD}x"), (#""\u12""#, "u12"),
        (#""\u""#, "u"), (#""\q\'""#, "q'"), (#""\u0000""#, "\u{0}"), ("\"a\tb\nc\"", "a\tb\nc"),
        (#""\é""#, "é"), ("\"🪁 over “water”\"", "🪁 over “water”"),
        (#""12345678\"12345678\\12345678""#, "12345678\"12345678\\12345678"), (#""1234567\\""#, #"1234567\"#),
    ])
    func decodesStrings(written: String, text: String) throws {
        #expect(try value(written) == .string(text))
        #expect(try Self.skip(Array(written.utf8)) == written.utf8.count)
    }

    @Test func bytesThatAreNoUTF8BecomeReplacementCharacters() throws {
        #expect(try Self.tree(Array("\"a".utf8) + [0xFF, 0xC3] + Array("b\"".utf8)) == .string("a\u{FFFD}\u{FFFD}b"))
        #expect(
            try Self.tree(Array("\"\\n".utf8) + [0xED, 0xA0, 0x80] + Array("\"".utf8))
                == .string("\n\u{FFFD}\u{FFFD}\u{FFFD}"))
    }

    @Test(arguments: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 20])
    func cutsLongTextBetweenCharacters(limit: Int) throws {
        for written in [#""aé🪁bé🪁c""#, #""a\u00e9\ud83e\ude81bé🪁\u0063""#] {
            let text = try JSONScanner.scan(Array(written.utf8)) { (scanner: inout JSONScanner) throws(JSONScanError) in
                try scanner.text(atMost: limit) ?? "none"
            }
            #expect(text.utf8.count <= limit && !text.contains("\u{FFFD}"))
            #expect("aé🪁bé🪁c".hasPrefix(text) && text.utf8.count > limit - 4 || limit == 20)
        }
    }

    @Test(arguments: [
        ("0", 0), ("-0", 0), ("42", 42), ("42.0", 42), ("4.2e1", 42), ("-7", -7), ("420e-1", 42), ("0042", 42),
        ("9223372036854775807", .max), ("9223372036854775808", nil), ("1e300", nil), ("1e999", nil), ("1.5", nil),
        ("NaN", nil), ("-Infinity", nil), ("\"42\"", nil), ("null", nil), ("[1]", nil), ("{}", nil), ("true", nil),
    ])
    func readsWholeNumbers(written: String, number: Int?) throws {
        let read = try JSONScanner.scan(Array(written.utf8)) { (scanner: inout JSONScanner) throws(JSONScanError) in
            let number = try scanner.integer()
            try scanner.finish()
            return number
        }
        #expect(read == number)
    }

    @Test func aValueOfAnotherKindIsSkippedAndAbsent() throws {
        let bytes = Array(#"[[1, {"a": 2}], "x", 3, true, null, 4]"#.utf8)
        try JSONScanner.scan(bytes) { (scanner: inout JSONScanner) throws(JSONScanError) in
            try scanner.enterArray()
            #expect(try scanner.nextElement())
            #expect(try scanner.text() == nil)
            #expect(try scanner.nextElement())
            #expect(try scanner.number() == nil)
            #expect(try scanner.nextElement())
            #expect(try scanner.bool() == nil)
            #expect(try scanner.nextElement())
            #expect(try !scanner.null())
            #expect(try scanner.bool() == true)
            #expect(try scanner.nextElement())
            #expect(try scanner.null())
            #expect(try scanner.nextElement())
            #expect(try scanner.integer() == 4)
            #expect(try !scanner.nextElement())
            try scanner.finish()
        }
    }

    private enum Key: String, CaseIterable, Sendable {
        case id, title
        case long = "a_key_of_many_letters"
    }

    @Test func findsKnownKeysAmongOthers() throws {
        let keys = JSONKeys<Key>()
        let bytes = Array(#"{"x":[],"id":1,"a_key_of_many_letters":2,"ti\u0074le":3,"ids":4,"":5,"titles":6}"#.utf8)
        let found = try JSONScanner.scan(bytes) { (scanner: inout JSONScanner) throws(JSONScanError) in
            var found: [Key: Int] = [:]
            try scanner.enterObject()
            while true {
                switch try scanner.nextKey(in: keys) {
                case .known(let key): found[key] = try scanner.integer()
                case .unknown: try scanner.skipValue()
                case .end: return found
                }
            }
        }
        #expect(found == [.id: 1, .long: 2, .title: 3])
    }

    @Test func readsJSONLinesAndGoesOnAfterABadOne() throws {
        let bytes = Array("{\"n\":1}\n{\"n\" 2}\n\n{\"n\":3}\r\nkites\n{\"n\":5}".utf8)
        let found = JSONScanner.scan(bytes) { (scanner: inout JSONScanner) in
            var found: [Int] = []
            while !scanner.isAtEnd() {
                do throws(JSONScanError) {
                    try scanner.enterObject()
                    while try scanner.nextKey() != nil { found.append(try scanner.integer() ?? -1) }
                } catch {
                    found.append(0)
                    scanner.skipLine()
                }
            }
            return found
        }
        #expect(found == [1, 0, 3, 0, 5])
    }
}

@Suite struct JSONScannerFaultTests {
    private func firstFault(_ text: String) -> JSONScanError? {
        let bytes = Array(text.utf8)
        func fault(_ read: ([UInt8]) throws(JSONScanError) -> Void) -> JSONScanError? {
            do throws(JSONScanError) {
                try read(bytes)
                return nil
            } catch {
                return error
            }
        }
        let read = fault { bytes throws(JSONScanError) in _ = try JSONScannerTests.tree(bytes) }
        // What is skipped is checked as strictly as what is read.
        #expect(fault { bytes throws(JSONScanError) in _ = try JSONScannerTests.skip(bytes) }?.offset == read?.offset)
        return read
    }

    @Test(arguments: [
        ("{\"a\": 1,\n  \"b\" 2}", 2, 7, "unexpected \"2\"; a colon after the key is expected here"),
        ("[1,\n é]", 2, 2, "unexpected \"é\" (U+00E9); a value is expected here"),
        ("[1 2]", 1, 4, "unexpected \"2\"; a comma or the end is expected here"),
        ("[1,]", 1, 4, "unexpected \"]\"; a value is expected here"),
        ("[,1]", 1, 2, "unexpected \",\"; a value is expected here"),
        ("{\"a\":1,}", 1, 8, "unexpected \"}\"; a key in double quotes is expected here"),
        ("{a:1}", 1, 2, "unexpected \"a\"; a key in double quotes is expected here"),
        ("{\"é\":1]", 1, 7, "unexpected \"]\"; a comma or the end is expected here"),
        ("[1}", 1, 3, "unexpected \"}\"; a comma or the end is expected here"),
        ("truth", 1, 1, "unexpected \"t\"; a value is expected here"), ("-x", 1, 1, "this is no number"),
        ("[1.]", 1, 2, "this is no number"), ("[1e+]", 1, 2, "this is no number"),
        ("{} []", 1, 4, "text after the end of the value"),
        ("\u{0}", 1, 1, "unexpected character U+0000; a value is expected here"),
        ("{\"a\":[1,\"x", 1, 11, "it ends within a string"), ("[", 1, 2, "it ends within an array"),
        ("{\"a\"", 1, 5, "it ends within an object"), ("{\"a\":", 1, 6, "it ends within a value"),
        ("[tr", 1, 4, "it ends within a value"), ("-", 1, 2, "it ends within a value"),
        ("", 1, 1, "it ends within a value"),
        ("\"a\\", 1, 4, "it ends within a string"),
    ])
    func saysWhereAndWhat(text: String, line: Int, column: Int, message: String) throws {
        let fault = try #require(firstFault(text))
        #expect(fault.position(in: Array(text.utf8)) == Position(line: line, column: column))
        #expect(fault.message == message)
        #expect(fault.isCutOff == message.hasPrefix("it ends"))
    }

    @Test func bracketsExhaustNothing() throws {
        for bracket in ["[", "{\"a\":", "[{\"a\":"] {
            let fault = try #require(firstFault(String(repeating: bracket, count: 100_000)))
            #expect(fault.reason == .tooDeep)
            #expect(fault.message == "more than 128 objects and arrays inside each other")
        }
        let nested = String(repeating: "[", count: 128) + String(repeating: "]", count: 128)
        #expect(firstFault(nested) == nil)
        #expect(firstFault("[" + nested + "]")?.reason == .tooDeep)
    }

    private static let whole = Array(
        #"{"id": "2512.00017", "n": [1, -2.5e3, {"k": null}], "t": "Kites é 🪁 \ud83e\ude81 \"x\"", "b": [true, false, {}]}"#
            .utf8)

    @Test func everyCutIsToldAsACut() {
        for end in 0..<Self.whole.count {
            do throws(JSONScanError) {
                _ = try JSONScannerTests.tree(Array(Self.whole[..<end]))
                Testing.Issue.record("read \(end)")
            } catch {
                #expect(error.isCutOff, "\(end): \(error)")
            }
        }
    }

    @Test func damageIsAResultOrAPlacedFault() {
        var random = SeededGenerator(seed: 21)
        for _ in 0..<1_500 {
            var bytes = Self.whole
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let at = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: at)
                default: bytes.insert(Array("{}[],:\"\\0-.eEtfn \u{0}".utf8).randomElement(using: &random) ?? 0, at: at)
                }
            }
            check(bytes)
        }
        for _ in 0..<1_500 {
            let alphabet = Array("{}[],:\"\\01-.eEtruefalsn \n".utf8)
            check((0..<Int.random(in: 0...24, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? 0 })
        }
    }

    /// What Foundation takes, the scanner takes too, and finds the same in it.
    private func check(_ bytes: [UInt8]) {
        let other = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
        do throws(JSONScanError) {
            let tree = try JSONScannerTests.tree(bytes)
            if let other, Set(bytes).isDisjoint(with: [0xFF]) {
                #expect(same(tree, other), "\(String(decoding: bytes, as: UTF8.self))")
            }
        } catch {
            // Foundation lets a comma stand before a closing bracket.
            let isComma = error.offset < bytes.count && Array("]}".utf8).contains(bytes[error.offset])
            #expect(other == nil || isComma, "\(error) \(String(decoding: bytes, as: UTF8.self))")
            #expect((0...bytes.count).contains(error.offset) && !error.message.isEmpty)
            _ = error.position(in: bytes)
        }
    }

    private func same(_ tree: JSONScannerTests.Tree, _ other: Any) -> Bool {
        switch tree {
        case .object(let members):
            guard let others = other as? [String: Any], others.count == members.count else { return false }
            return members.allSatisfy { key, value in others[key].map { same(value, $0) } ?? false }
        case .array(let elements):
            guard let others = other as? [Any], others.count == elements.count else { return false }
            return zip(elements, others).allSatisfy { same($0, $1) }
        case .string(let text): return other as? String == text
        case .number(let number): return (other as? NSNumber)?.doubleValue == number
        case .bool(let value): return other as? Bool == value
        case .null: return other is NSNull
        }
    }
}

import JSONText
import Testing

@Suite struct JSONValueTests {
    private func root(_ text: String) throws -> JSONValue {
        try JSONDocument.faultless(Array(text.utf8), file: "x.json").root
    }

    @Test func walksTheTreeInOrder() throws {
        let root = try root(#"{"b": [1, "two", {"c": null}], "a": true}"#)
        #expect(root.members.map { $0.key.string } == ["b", "a"])
        let list = try #require(root.member("b"))
        #expect(list.elements.map(\.kind) == [.number, .string, .object])
        #expect(root.member("a")?.boolean == true)
        #expect(root.member("c") == nil)
        #expect(list.elements.first { _ in true }?.members.map { $0.key.string } == [])
    }

    @Test func knowsPathAndPositionOfValuesAndKeys() throws {
        let root = try root("{\n  \"subscribers\": [ {}, // é\n    {\"key words\": [\"é\", \"\\uD83D\\uDE00\", 7]} ] }")
        let second = try #require(root.member("subscribers").map { Array($0.elements) }?[1])
        let member = try #require(second.members.map { $0 }.first)
        #expect(root.path == "")
        #expect(second.path == "subscribers[1]")
        #expect(member.key.path == #"subscribers[1]["key words"]"#)
        let seven = try #require(member.value.elements.map { $0 }.last)
        #expect(seven.path == #"subscribers[1]["key words"][2]"#)
        #expect(seven.position == Position(line: 3, column: 41))
        #expect(member.key.position == Position(line: 3, column: 6))
    }

    @Test(arguments: ["a\nb", "a\r\nb", "a\rb"])
    func everyLineEndCounts(text: String) throws {
        let (line, rest) = (text.dropLast(), text.suffix(1))
        let root = try root("[\(line.dropFirst())1,\(rest == "b" ? "2" : "")]")
        #expect(root.elements.map(\.position.line) == [2, 2])
    }

    @Test func aMarkAtTheStartTakesNoColumn() throws {
        #expect(try root("\u{FEFF}[1]").position == Position(line: 1, column: 1))
    }

    @Test func columnsAreRightFarIntoALongLine() throws {
        let filler = String(repeating: "é😀", count: 40_000)
        let root = try root("[\"\(filler)\", 1]")
        #expect(root.elements.map(\.position.column) == [2, 80_006])
    }

    @Test(arguments: [
        (#""plain é""#, "plain é"), (#""\u00e9\ud83d\uDE00\/\\\"""#, "é😀/\\\""),
        (#""a\b\f\n\r\tz""#, "a\u{8}\u{C}\n\r\tz"),
        (#""\u0000""#, "\0"),
    ])
    func resolvesEscapes(text: String, expected: String) throws {
        #expect(try root(text).string == expected)
    }

    @Test(arguments: [
        ("0", 0.0), ("-0", -0.0), ("0.1", 0.1), ("1e2", 100), ("123456789012345678", 1.2345678901234568e17),
        ("4.9e-324", .leastNonzeroMagnitude), ("1.7976931348623157e308", .greatestFiniteMagnitude), ("0e999", 0),
    ])
    func readsDoubles(text: String, expected: Double) throws {
        #expect(try root(text).double() == expected)
    }

    @Test(arguments: [
        ("1e999", NumberFault.tooLarge), ("-1e999", .tooLarge), ("1e-999", .tooSmall), ("true", .notANumber),
    ])
    func refusesDoublesThatAreNone(text: String, fault: NumberFault) throws {
        let value = try root(text)
        #expect(throws: fault) { try value.double() }
    }

    @Test(arguments: [("10", 10), ("-0", 0), ("10.0", 10), ("1e1", 10), ("9223372036854775807", Int.max)])
    func readsWholeNumbers(text: String, expected: Int) throws {
        #expect(try root(text).integer() == expected)
    }

    @Test(arguments: [
        ("9223372036854775808", NumberFault.tooLarge), ("1e300", .tooLarge), ("1.5", .notWhole), ("1e999", .tooLarge),
        ("\"1\"", .notANumber),
    ])
    func refusesWholeNumbersThatAreNone(text: String, fault: NumberFault) throws {
        let value = try root(text)
        #expect(throws: fault) { try value.integer() }
    }
}

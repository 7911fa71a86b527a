import CBuiltin
import Foundation
import JSONText
import Pressroom
import Testing

@Suite struct ConfigurationSchemaTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private func schema() throws -> JSONValue {
        let bytes = try [UInt8](Data(contentsOf: Self.root.appendingPathComponent("schemas/paperboy.schema.json")))
        return try JSONDocument.faultless(bytes, file: "schema", rules: ReadingRules(allowsComments: false)).root
    }

    private func property(_ path: String, in schema: JSONValue) -> JSONValue? {
        var value: JSONValue? = schema
        for part in path.split(separator: ".") { value = value?.member("properties")?.member(String(part)) }
        return value
    }

    private func expect(_ object: JSONValue?, holds grammar: ObjectGrammar) {
        let keys = object?.member("properties")?.members.compactMap { $0.key.string } ?? []
        #expect(Set(keys) == Set(grammar.keys + ObjectGrammar.remarks), "\(grammar.name)")
        #expect(object?.member("additionalProperties")?.boolean == false, "\(grammar.name)")
        for (key, property) in object?.member("properties")?.members.map({ $0 }) ?? [] {
            #expect(property.member("description") != nil, "\(key.path)")
        }
    }

    @Test func knowsTheSameKeysAsTheReader() throws {
        let schema = try self.schema()
        for (path, grammar) in Settings.objects { expect(property(path, in: schema), holds: grammar) }
        expect(property("sources", in: schema)?.member("items"), holds: Settings.source)
    }

    @Test func knowsTheSameLimitsWordsAndDefaults() throws {
        let schema = try self.schema()
        for setting in Settings.all {
            let property = try #require(self.property(setting.path, in: schema), "\(setting.path)")
            switch setting.kind {
            case .integer(let range):
                #expect(try property.member("minimum")?.integer() == range.lowerBound, "\(setting.path)")
                #expect(try property.member("maximum")?.integer() == range.upperBound, "\(setting.path)")
            case .word(let words):
                #expect(property.member("enum")?.elements.compactMap(\.string) == words, "\(setting.path)")
            case .boolean: #expect(property.member("type")?.string == "boolean", "\(setting.path)")
            case .list, .hosts: #expect(property.member("type")?.string == "array", "\(setting.path)")
            default: #expect(property.member("type")?.string == "string", "\(setting.path)")
            }
            let fallback = property.member("default")
            switch setting.fallback {
            case nil: #expect(fallback == nil, "\(setting.path)")
            case .text(let text): #expect(fallback?.string == text, "\(setting.path)")
            case .boolean(let boolean): #expect(fallback?.boolean == boolean, "\(setting.path)")
            case .integer(let number):
                let given = fallback?.string.flatMap(DurationText.seconds)
                #expect(try given ?? fallback?.integer() == number, "\(setting.path)")
            case .list: #expect(fallback?.kind == .array, "\(setting.path)")
            }
        }
    }

    @Test func theBinaryCarriesTheFilesOfTheRepository() throws {
        let functions: [(String, (UnsafeMutablePointer<Int>?) -> UnsafePointer<UInt8>?)] = [
            ("schemas/subscribers.schema.json", paperboy_subscribers_schema),
            ("schemas/paperboy.schema.json", paperboy_configuration_schema),
            ("subscribers.example.json", paperboy_subscribers_example),
        ]
        for (name, function) in functions {
            var size = 0
            let start = function(&size)
            let carried = Data(UnsafeBufferPointer(start: start, count: size))
            #expect(carried == (try Data(contentsOf: Self.root.appendingPathComponent(name))), "\(name)")
        }
    }
}

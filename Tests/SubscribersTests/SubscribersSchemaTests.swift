import Foundation
import JSONText
import Subscribers
import Testing

/// The schema gives completion in editors; it must say what the reader says.
@Suite struct SubscribersSchemaTests {
    static func file(_ name: String) throws -> [UInt8] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try [UInt8](Data(contentsOf: root.appendingPathComponent(name)))
    }

    static func schema() throws -> JSONValue {
        let rules = ReadingRules(allowsComments: false)
        return try JSONDocument.faultless(file("schemas/subscribers.schema.json"), file: "schema", rules: rules).root
    }

    /// The object form of a definition: some are a string or an object.
    private func definition(_ name: String, in schema: JSONValue) throws -> JSONValue {
        let definition = try #require(schema.member("definitions")?.member(name))
        return definition.member("anyOf").flatMap { Array($0.elements).last } ?? definition
    }

    private func expect(_ object: JSONValue, holds grammar: ObjectGrammar) {
        let keys = object.member("properties")?.members.compactMap { $0.key.string } ?? []
        #expect(Set(keys) == Set(grammar.keys + ObjectGrammar.remarks), "\(grammar.name)")
        let required = object.member("required")?.elements.compactMap(\.string) ?? []
        #expect(required == grammar.required, "\(grammar.name)")
        #expect(object.member("additionalProperties")?.boolean == false, "\(grammar.name)")
    }

    @Test func knowsTheSameKeysAsTheReader() throws {
        let schema = try Self.schema()
        expect(schema, holds: SubscribersGrammar.file)
        expect(try #require(schema.member("properties")?.member("defaults")), holds: SubscribersGrammar.defaults)
        for grammar in [
            SubscribersGrammar.profile, SubscribersGrammar.subscriber, SubscribersGrammar.delivery,
            SubscribersGrammar.keyword, SubscribersGrammar.requirement, SubscribersGrammar.exclusion,
        ] {
            expect(try definition(grammar.name, in: schema), holds: grammar)
        }
    }

    @Test func knowsTheSameLimitsAsTheReader() throws {
        let schema = try Self.schema()
        func number(_ definition: String, _ key: String, _ limit: String) throws -> Double {
            let value = try self.definition(definition, in: schema).member("properties")?.member(key)?.member(limit)
            return try #require(value).double()
        }
        func range(_ definition: String, _ key: String) throws -> ClosedRange<Double> {
            try number(definition, key, "minimum")...number(definition, key, "maximum")
        }
        func doubles(_ range: ClosedRange<Int>) -> ClosedRange<Double> {
            Double(range.lowerBound)...Double(range.upperBound)
        }
        #expect(try range("keyword", "weight") == SubscriberLimits.weight)
        #expect(try range("keyword", "near") == doubles(SubscriberLimits.near))
        #expect(try range("subscriber", "minScore") == SubscriberLimits.minScore)
        #expect(try range("subscriber", "papersPerWeek") == doubles(SubscriberLimits.papersPerWeek))
        #expect(try range("profile", "minVotes") == doubles(SubscriberLimits.minVotes))
        #expect(try range("profile", "maxAgeDays") == doubles(SubscriberLimits.maxAgeDays))
        #expect(try range("delivery", "maxPapers") == doubles(SubscriberLimits.maxPapers))
        #expect(try range("delivery", "serendipity") == doubles(SubscriberLimits.serendipity))
        #expect(try number("subscriber", "keywords", "maxItems") == Double(SubscriberLimits.keywords))
        #expect(try number("subscriber", "exclude", "maxItems") == Double(SubscriberLimits.excludes))
        #expect(try number("subscriber", "require", "maxItems") == Double(SubscriberLimits.requirements))
        #expect(try number("subscriber", "profiles", "maxItems") == Double(SubscriberLimits.profiles))
        #expect(try number("subscriber", "name", "maxLength") == Double(SubscriberLimits.name))
        #expect(try number("subscriber", "email", "maxLength") == 254)
        #expect(try number("keyword", "term", "maxLength") == Double(SubscriberLimits.term))
        #expect(try number("keyword", "label", "maxLength") == Double(SubscriberLimits.term))
    }

    @Test func knowsTheSameFrequencies() throws {
        let frequency = try definition("delivery", in: Self.schema()).member("properties")?.member("frequency")
        #expect(frequency?.member("enum")?.elements.compactMap(\.string) == DeliveryPreferences.Frequency.spellings)
    }

    @Test func describesEveryKey() throws {
        func check(_ value: JSONValue) {
            for (key, property) in value.member("properties")?.members.map({ $0 }) ?? [] {
                #expect(property.member("description") != nil || property.member("$ref") != nil, "\(key.path)")
            }
            for element in value.elements { check(element) }
            for (_, inner) in value.members { check(inner) }
        }
        check(try Self.schema())
    }

    @Test func theExampleIsStrictJSONWithoutAWarning() throws {
        let bytes = try Self.file("subscribers.example.json")
        #expect((try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])?.count == 6)
        let file = try SubscribersFile.read(bytes, file: "subscribers.example.json")
        #expect(file.warnings.map(\.summary) == [])
        #expect(file.subscribers.map(\.id) == ["ada", "ben", "chi"])
    }
}

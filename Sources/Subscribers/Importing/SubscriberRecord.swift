internal import JSONText
public import MIME

/// A reader who is kept outside of the operator's file, in the words of `subscribers.json`: its profiles are named, not
/// copied, and defaults are left out, so that the file's stay in force.
public struct SubscriberRecord: Hashable, Sendable {
    /// `nil` where none was given.
    public var id: String?
    public var email: Address
    /// One JSON object in UTF-8, compact, the keys in the grammar's order, without `id`, and beginning with `email`.
    public var json: [UInt8]
    /// `false`: neither mail nor feed.
    public var isEnabled: Bool
    /// What it says of `delivery`, compact; empty where it says nothing.
    public var delivery: [UInt8]
    /// What it says of `maxAgeDays`.
    public var maxAgeDays: Int?
    /// Whether it names keywords, requirements or profiles; without any it takes every paper.
    public var hasProfile: Bool

    init(_ object: JSONValue, id: String?, email: Address) {
        self.id = id
        self.email = email
        var json = CompactJSON()
        json.open(0x7B)
        json.key("email")
        json.string(email.description)
        var values: [String: JSONValue] = [:]
        for (key, value) in object.members { values[key.string ?? ""] = value }
        for key in SubscribersGrammar.subscriber.optional + ["note"] {
            guard let value = values[key] else { continue }
            json.key(key)
            json.value(value)
        }
        json.close(0x7D)
        self.json = json.bytes
        isEnabled = values["enabled"]?.boolean ?? true
        delivery =
            values["delivery"].map { value in
                var part = CompactJSON()
                part.value(value)
                return part.bytes
            } ?? []
        maxAgeDays = values["maxAgeDays"].flatMap { try? $0.integer() }
        hasProfile = ["keywords", "require", "profiles"].contains { key in
            values[key]?.elements.contains { _ in true } ?? false
        }
    }

    /// A stored line, mail and feed turned on or off; `nil` where it is damaged.
    public init?(stored line: [UInt8], enabled: Bool) {
        let rules = ReadingRules(allowsComments: false, maxBytes: SubscriberLine.maxBytes * 2)
        guard let root = JSONDocument.read(line, file: "", rules: rules).document?.root, root.kind == .object,
            let id = root.member("id")?.string, let email = try? Address(root.member("email")?.string ?? "")
        else { return nil }
        var json = CompactJSON()
        json.open(0x7B)
        for (key, value) in root.members where key.string != "enabled" {
            json.key(key.string ?? "")
            json.value(value)
            // Where the grammar has it; on is what holds without a word.
            if key.string == "email", !enabled {
                json.key("enabled")
                json.literal("false")
            }
        }
        json.close(0x7D)
        guard let document = JSONDocument.read(json.bytes, file: "", rules: rules).document else { return nil }
        self.init(document.root, id: id, email: email)
    }

    init(
        id: String?, email: Address, json: [UInt8], isEnabled: Bool, delivery: [UInt8], maxAgeDays: Int?,
        hasProfile: Bool
    ) {
        self.id = id
        self.email = email
        self.json = json
        self.isEnabled = isEnabled
        self.delivery = delivery
        self.maxAgeDays = maxAgeDays
        self.hasProfile = hasProfile
    }

    /// The whole line with that id: what is stored, exported, and streamed.
    public func line(id: String) -> [UInt8] {
        Self.head(id) + json.dropFirst()
    }

    /// `{"id":"…",`: an id needs no escapes.
    static func head(_ id: String) -> [UInt8] { Array("{\"id\":\"\(id)\",".utf8) }
}

internal import JSONText

/// What `subscribers.json` gives to readers who are kept elsewhere: its defaults, and the profiles that they may name.
public struct SharedRules: Sendable {
    var thresholds = Thresholds()
    var delivery = DeliveryFields()
    var profiles: [String: ProfileFields] = [:]
    /// In the order of the file, those with faults too.
    var names: [String] = []

    /// No defaults and no profiles.
    public init() {}

    /// The most days that the file asks for, by its defaults or a profile.
    public var maxAgeDays: Int {
        max(thresholds.maxAgeDays ?? 7, profiles.values.compactMap(\.thresholds.maxAgeDays).max() ?? 0)
    }

    /// How letters come to a reader who says so much.
    /// - Parameter json: a `delivery` object that was stored; empty where nothing was said.
    public func preferences(_ json: String) -> DeliveryPreferences {
        let rules = ReadingRules(allowsComments: false)
        guard let document = JSONDocument.read(Array(json.utf8), file: "", rules: rules).document else {
            return DeliveryFields().over(delivery)
        }
        var findings = Findings(document)
        return DeliveryFields(document.root, &findings).over(delivery)
    }
}

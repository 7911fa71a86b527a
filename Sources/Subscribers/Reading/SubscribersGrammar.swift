public import JSONText

/// The keys of `subscribers.json`, object by object.
public enum SubscribersGrammar {
    public static let file = ObjectGrammar(
        "file", required: ["version", "subscribers"], optional: ["defaults", "profiles"],
        misplaced: here(deliveryKeys, "defaults.delivery").merging(here(thresholdKeys, "defaults")) { first, _ in first
        })

    public static let defaults = ObjectGrammar(
        "defaults", optional: thresholdKeys + ["delivery"], misplaced: here(deliveryKeys, "delivery"))

    public static let profile = ObjectGrammar(
        "profile", required: ["keywords"], optional: ["require", "exclude"] + thresholdKeys + ["description"])

    public static let subscriber = ObjectGrammar(
        "subscriber", required: ["id", "email"],
        optional: ["name", "enabled", "profiles", "keywords", "require", "exclude"] + thresholdKeys
            + ["description", "delivery"],
        misplaced: here(deliveryKeys, "delivery"))

    public static let delivery = ObjectGrammar("delivery", optional: deliveryKeys)

    public static let keyword = ObjectGrammar(
        "keyword", required: ["term"], optional: ["weight", "in", "case", "near", "label", "always"])

    /// Requirements score with weight 1 and pass no threshold: the other keys would be rules without force.
    public static let requirement = ObjectGrammar(
        "requirement", required: ["term"], optional: ["in", "case", "near", "label"])

    public static let exclusion = ObjectGrammar("exclusion", required: ["term"], optional: ["in", "case", "near"])

    private static let thresholdKeys = ["minScore", "papersPerWeek", "minVotes", "maxAgeDays"]

    private static let deliveryKeys = [
        "mail", "feed", "frequency", "sendAt", "timezone", "maxPapers", "serendipity", "abstract", "format",
        "sendEmpty", "locale",
    ]

    private static func here(_ keys: [String], _ place: String) -> [String: String] {
        Dictionary(uniqueKeysWithValues: keys.map { ($0, place) })
    }
}

public import JSONText

/// The keys of `subscribers.json`, object by object.
public enum SubscribersGrammar {
    /// The whole file.
    public static let file = ObjectGrammar(
        "file", required: ["version", "subscribers"], optional: ["defaults", "profiles"],
        misplaced: here(deliveryKeys, "defaults.delivery").merging(here(thresholdKeys, "defaults")) { first, _ in first
        })

    /// What holds where a subscriber or profile says nothing.
    public static let defaults = ObjectGrammar(
        "defaults", optional: thresholdKeys + ["delivery"], misplaced: here(deliveryKeys, "delivery"))

    /// A profile that several subscribers may name.
    public static let profile = ObjectGrammar(
        "profile", required: ["keywords"], optional: ["require", "exclude"] + thresholdKeys + ["description"])

    /// A reader; the keys of a profile may stand in it too.
    public static let subscriber = ObjectGrammar(
        "subscriber", required: ["id", "email"],
        optional: ["name", "enabled", "profiles", "keywords", "require", "exclude"] + thresholdKeys
            + ["description", "delivery"],
        misplaced: here(deliveryKeys, "delivery"))

    /// A reader of an import: without an id, one is derived from the address.
    public static let importedSubscriber = ObjectGrammar(
        subscriber.name, required: ["email"], optional: ["id"] + subscriber.optional, misplaced: subscriber.misplaced)

    /// How and when letters come.
    public static let delivery = ObjectGrammar("delivery", optional: deliveryKeys)

    /// A keyword written as an object.
    public static let keyword = ObjectGrammar(
        "keyword", required: ["term"], optional: ["weight", "in", "case", "near", "label", "always"])

    /// Requirements score with weight 1 and pass no threshold: the other keys would be rules without force.
    public static let requirement = ObjectGrammar(
        "requirement", required: ["term"], optional: ["in", "case", "near", "label"])

    /// An exclusion vetoes: it has no weight and no name in the reasons.
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

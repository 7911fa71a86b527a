internal import JSONText

/// The keys of `delivery` as they were written; what is absent is `nil`.
struct DeliveryFields {
    var mail: Bool?
    var feed: Bool?
    var frequency: DeliveryPreferences.Frequency?
    var sendAt: Int?
    var timezone: String?
    var maxPapers: Int?
    var serendipity: Int?
    var abstract: DeliveryPreferences.AbstractLength?
    var format: DeliveryPreferences.Format?
    var sendEmpty: Bool?
    var locale: String?

    init() {}

    init(_ value: JSONValue, _ findings: inout Findings) {
        guard let reader = ObjectReader(value, SubscribersGrammar.delivery, &findings) else { return }
        mail = reader.boolean("mail", &findings)
        feed = reader.boolean("feed", &findings)
        frequency = checked(reader, "frequency", SubscriberFault.frequency, &findings) {
            DeliveryPreferences.Frequency($0)
        }
        sendAt = checked(reader, "sendAt", SubscriberFault.time, &findings) { WallClock.minutes($0) }
        timezone = checked(reader, "timezone", SubscriberFault.zone, &findings) {
            Timezones.zone($0) == nil ? nil : $0
        }
        maxPapers = reader.integer("maxPapers", in: SubscriberLimits.maxPapers, &findings)
        serendipity = reader.integer("serendipity", in: SubscriberLimits.serendipity, &findings)
        abstract = reader.choice("abstract", DeliveryPreferences.AbstractLength.self, &findings)
        format = reader.choice("format", DeliveryPreferences.Format.self, &findings)
        sendEmpty = reader.boolean("sendEmpty", &findings)
        locale = checked(reader, "locale", SubscriberFault.locale, &findings) {
            SubscriberLimits.isLocale($0) ? $0 : nil
        }
    }

    /// These over those.
    func over(_ defaults: DeliveryFields) -> DeliveryPreferences {
        let builtIn = DeliveryPreferences()
        return DeliveryPreferences(
            mail: mail ?? defaults.mail ?? builtIn.mail,
            feed: feed ?? defaults.feed ?? builtIn.feed,
            frequency: frequency ?? defaults.frequency ?? builtIn.frequency,
            sendAt: sendAt ?? defaults.sendAt ?? builtIn.sendAt,
            timezone: timezone ?? defaults.timezone,
            maxPapers: maxPapers ?? defaults.maxPapers ?? builtIn.maxPapers,
            serendipity: serendipity ?? defaults.serendipity ?? builtIn.serendipity,
            abstract: abstract ?? defaults.abstract ?? builtIn.abstract,
            format: format ?? defaults.format ?? builtIn.format,
            sendEmpty: sendEmpty ?? defaults.sendEmpty ?? builtIn.sendEmpty,
            locale: locale ?? defaults.locale)
    }
}

/// A string that stands for something else; where it does not, the fault is reported.
private func checked<Meaning>(
    _ reader: ObjectReader, _ key: String, _ fault: (String) -> SubscriberFault, _ findings: inout Findings,
    _ read: (String) -> Meaning?
) -> Meaning? {
    guard let text = reader.string(key, &findings), let value = reader.value(key) else { return nil }
    let meaning = read(text)
    if meaning == nil { findings.add(fault(text), at: value) }
    return meaning
}

public import JSONText

/// Every setting, in the order of the documentation, and the grammar that follows from them.
public enum Settings {
    public static let all: [Setting] = [
        Setting("site.url", .siteURL),
        Setting("site.title", .line, .text("Paperboy")),
        Setting("site.locale", .locale, .text("en")),
        Setting("site.timezone", .timezone, .text("UTC")),
        Setting("site.tag", .tag),
        Setting("site.secretFile", .dataPath, .text("paperboy.secret")),
        Setting("site.operator.name", .line),
        Setting("site.operator.address", .line),
        Setting("site.operator.contact", .line),
        Setting("fetch.allowPrivate", .hosts, .list([])),
        Setting("store.path", .dataPath, .text("paperboy.sqlite")),
        Setting("store.keepDays", .integer(7...36_500), .integer(400), later: true),
        Setting("subscribers.path", .path, .text("subscribers.json")),
        Setting("matching.background", .dataPath),
        Setting("mail.from", .namedAddress),
        Setting("mail.replyTo", .namedAddress),
        Setting("mail.bounce", .address),
        Setting("mail.unsubscribe", .address),
        Setting("mail.transport", .word(words(Configuration.Mail.Transport.self)), .text("smtp")),
        Setting("mail.maildir", .dataPath),
        Setting("mail.smtp.url", .relayURL),
        Setting("mail.smtp.user", .line),
        Setting("mail.smtp.passwordFile", .path),
        Setting("mail.smtp.caFile", .path),
        Setting("mail.connections", .integer(1...64), .integer(2)),
        Setting("mail.perSecond", .integer(1...10_000), later: true),
        Setting("mail.perHour", .integer(1...10_000_000), later: true),
        Setting("mail.onUnknown", .word(words(Configuration.Mail.OnUnknown.self)), .text("resend")),
        Setting("mail.lateAfter", .duration(60...604_800), .integer(43_200)),
        Setting("mail.maxHtmlBytes", .integer(10_240...1_048_576), .integer(92_160)),
        Setting("mail.allowLocalLinks", .boolean, .boolean(false)),
        Setting("mail.dkim.domain", .line, later: true),
        Setting("mail.dkim.selector", .line, later: true),
        Setting("mail.dkim.keyFile", .path, later: true),
        Setting("feeds.out", .dataPath, .text("public")),
        Setting("feeds.maxItems", .integer(1...1_000), .integer(100)),
        Setting("feeds.days", .integer(1...365), .integer(30)),
        Setting("web.listen", .listen, .text("127.0.0.1:8080"), later: true),
        Setting("web.signup", .word(words(Configuration.Web.Signup.self)), .text("off"), later: true),
        Setting("web.trustedProxies", .list, .list([]), later: true),
        Setting("web.adminTokenFile", .path, later: true),
        Setting("templates.dir", .path, .text("templates")),
        Setting("log.level", .word(words(Configuration.Log.Level.self)), .text("info")),
        Setting("log.format", .word(words(Configuration.Log.Format.self)), .text("text")),
        Setting("log.addresses", .boolean, .boolean(false), later: true),
        Setting("metrics.listen", .listen, later: true),
    ]

    /// The keys of an element of `sources`.
    public static let source = ObjectGrammar(
        "source", required: ["id"], optional: ["type", "url", "path", "minPapers", "maxBytes", "timeout", "every"])

    /// The objects of the file: `""` the file itself, `mail.smtp` an inner one.
    public static let objects: [String: ObjectGrammar] = {
        var keys: [String: [String]] = [:]
        for path in all.map(\.path) + ["sources"] {
            let parts = path.split(separator: ".").map(String.init)
            for depth in 0..<parts.count {
                let parent = parts[..<depth].joined(separator: ".")
                if keys[parent]?.contains(parts[depth]) != true { keys[parent, default: []].append(parts[depth]) }
            }
        }
        return keys.reduce(into: [:]) { objects, entry in
            let name = entry.key.isEmpty ? "file" : entry.key
            objects[entry.key] = ObjectGrammar(name, optional: entry.value, misplaced: misplaced[entry.key] ?? [:])
        }
    }()

    /// Keys that belong one object further in.
    private static let misplaced: [String: [String: String]] = [
        "": ["url": "site", "title": "site", "timezone": "site", "from": "mail", "smtp": "mail", "operator": "site"],
        "mail": ["url": "mail.smtp", "user": "mail.smtp", "passwordFile": "mail.smtp", "caFile": "mail.smtp"],
    ]

    private static func words<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) -> [String]
    where Word.RawValue == String {
        type.allCases.map(\.rawValue)
    }
}

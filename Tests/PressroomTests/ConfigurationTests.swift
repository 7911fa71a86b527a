import JSONText
import MIME
import Testing
import Transfer

@testable import Pressroom

@Suite struct ConfigurationTests {
    static func read(
        _ text: String = "{}", file: String = "paperboy.json", environment: [String: String] = [:],
        flags: [ConfigurationInput.Flag] = [], data: String? = nil
    ) throws -> Configuration {
        let input = ConfigurationInput(environment: environment, flags: flags, dataDirectory: data)
        return try Configuration.read(Array(text.utf8), file: file, input: input)
    }

    static let whole = """
        { // all of it
          "$schema": "./schemas/paperboy.schema.json", "note": "x",
          "site": { "url": "HTTPS://Papers.Example.org:443/daily/", "title": "Lab paper", "locale": "de",
            "timezone": "Europe/Berlin", "tag": "papers.example.org,2026-03", "secretFile": "/etc/paperboy/secret",
            "operator": { "name": "The lab", "address": "1 Example Street, Exampleton", "contact": "lab@example.org" } },
          "sources": [
            { "id": "daily", "type": "text", "path": "in/today.txt", "minPapers": 10 },
            { "id": "file-2", "path": "/in/b.txt", "maxBytes": 1024, "timeout": "1m", "every": "12h" } ],
          "store": { "path": "db/p.sqlite", "keepDays": 30 }, "subscribers": { "path": "../readers.json" },
          "mail": { "from": "Paper Boy <paper@example.org>", "replyTo": "lab@example.org", "bounce": "bounce@example.org",
            "unsubscribe": "bye@example.org", "transport": "smtp",
            "smtp": { "url": "smtp+starttls://mail.example.org", "user": "paper", "passwordFile": "relay.password",
              "caFile": "/etc/ca.pem" },
            "connections": 4, "perSecond": 10, "perHour": 1000, "onUnknown": "hold", "lateAfter": "1d12h",
            "maxHtmlBytes": 50000, "allowLocalLinks": true },
          "feeds": { "out": "www", "maxItems": 50, "days": 7 }, "templates": { "dir": "looks" },
          "log": { "level": "debug", "format": "json", "addresses": true }
        }
        """

    @Test func readsTheWholeGrammar() throws {
        let configuration = try Self.read(Self.whole, file: "/srv/paperboy/paperboy.json")
        // What is kept and not yet acted upon is said, each with its place.
        #expect(
            configuration.warnings.map(\.path) == [
                "store.keepDays", "mail.perSecond", "mail.perHour", "log.addresses",
            ])
        #expect(configuration.site.url?.text == "https://papers.example.org:443/daily")
        #expect(configuration.site.title == "Lab paper" && configuration.site.timezone == "Europe/Berlin")
        #expect(configuration.site.secretFile == "/etc/paperboy/secret")
        #expect(configuration.site.operatorAddress == "1 Example Street, Exampleton")
        #expect(
            configuration.sources == [
                Configuration.Source(
                    id: "daily", format: .text, place: .path("/srv/paperboy/in/today.txt"), minPapers: 10,
                    maxBytes: 33_554_432, timeout: .seconds(60), every: .seconds(3_600)),
                Configuration.Source(
                    id: "file-2", format: .auto, place: .path("/in/b.txt"), minPapers: 1, maxBytes: 1_024,
                    timeout: .seconds(60), every: .seconds(43_200)),
            ])
        #expect(
            configuration.effective.prefix(2).map { "\($0.path) = \($0.text ?? "") (\($0.origin))" } == [
                "sources.daily = text /srv/paperboy/in/today.txt (/srv/paperboy/paperboy.json:7)",
                "sources.file-2 = auto /in/b.txt (/srv/paperboy/paperboy.json:8)",
            ])
        #expect(configuration.store == Configuration.Store(path: "/srv/paperboy/db/p.sqlite", keepDays: 30))
        #expect(configuration.subscribersPath == "/srv/paperboy/../readers.json")
        let mail = configuration.mail
        #expect(mail.from == NamedAddress(name: "Paper Boy", address: try Address("paper@example.org")))
        #expect(mail.bounce == (try Address("bounce@example.org")))
        #expect(mail.smtp.password == .file("/srv/paperboy/relay.password"))
        #expect((mail.connections, mail.perSecond, mail.perHour, mail.onUnknown) == (4, 10, 1_000, .hold))
        #expect(mail.lateAfter == .seconds(129_600) && mail.maxHTMLBytes == 50_000 && mail.allowLocalLinks)
        #expect(configuration.feeds == Configuration.Feeds(out: "/srv/paperboy/www", maxItems: 50, days: 7))
        #expect(configuration.log == Configuration.Log(level: .debug, format: .json, addresses: true))
        let relay = try #require(try mail.smtp.relay(password: Password("x")))
        #expect(
            (relay.host, relay.port, relay.security, relay.login?.user) == ("mail.example.org", 587, .startTLS, "paper")
        )
        #expect(configuration.sendingProblems().isEmpty)
    }

    @Test func defaultsAreThoseOfTheDocumentation() throws {
        let configuration = try Self.read()
        #expect(configuration.site.url == nil && configuration.linkBase == nil)
        #expect(configuration.site.secretFile == "paperboy.secret")
        #expect(configuration.store == Configuration.Store(path: "paperboy.sqlite", keepDays: 400))
        #expect(configuration.subscribersPath == "subscribers.json")
        #expect(configuration.mail.connections == 2 && configuration.mail.lateAfter == .seconds(43_200))
        #expect(configuration.mail.maxHTMLBytes == 92_160 && configuration.mail.onUnknown == .resend)
        #expect(configuration.feeds == Configuration.Feeds(out: "public", maxItems: 100, days: 30))
        #expect(configuration.web.listen == "127.0.0.1:8080" && configuration.web.signup == .off)
        #expect(!configuration.log.addresses)
        #expect(configuration.sendingProblems().map(\.path) == ["mail.from", "mail.smtp.url"])
    }

    @Test func flagBeatsEnvironmentBeatsFileBeatsDefault() throws {
        let text = "{\n\"site\": {\"title\": \"file\", \"locale\": \"de\"},\n\"log\": {\"level\": \"debug\"}}"
        let configuration = try Self.read(
            text,
            environment: [
                "PAPERBOY_SITE_TITLE": "environment", "PAPERBOY_LOG_LEVEL": "error", "PAPERBOY_SITE_LOCALE": "",
            ],
            flags: [.init(name: "--log-level", path: "log.level", value: "trace")])
        #expect(configuration.site.title == "environment" && configuration.site.locale == "de")
        #expect(configuration.log.level == .trace)
        let origins = Dictionary(uniqueKeysWithValues: configuration.effective.map { ($0.path, "\($0.origin)") })
        #expect(origins["site.title"] == "environment PAPERBOY_SITE_TITLE")
        #expect(origins["site.locale"] == "paperboy.json:2")
        #expect(origins["log.level"] == "flag --log-level")
        #expect(origins["log.format"] == "default")
    }

    @Test func everySettingHasItsVariable() throws {
        let variables = Settings.all.map(\.variable)
        #expect(Set(variables).count == variables.count)
        #expect(variables.contains("PAPERBOY_SITE_URL") && variables.contains("PAPERBOY_MAIL_SMTP_PASSWORD_FILE"))
        #expect(variables.contains("PAPERBOY_MAIL_MAX_HTML_BYTES") && variables.contains("PAPERBOY_SITE_OPERATOR_NAME"))
        let configuration = try Self.read(environment: [
            "PAPERBOY_MAIL_CONNECTIONS": "8", "PAPERBOY_MAIL_ALLOW_LOCAL_LINKS": "true",
            "PAPERBOY_MAIL_LATE_AFTER": "30m",
            "PAPERBOY_MAIL_FROM": "\"Boy, Paper\" <p@example.org>", "HOME": "/root",
            "PAPERBOY_SERVICE_HOST": "10.0.0.1",
        ])
        #expect(configuration.mail.connections == 8 && configuration.mail.allowLocalLinks)
        #expect(configuration.mail.lateAfter == .seconds(1_800) && configuration.mail.from?.name == "Boy, Paper")
        #expect(configuration.warnings.isEmpty)
    }

    @Test(
        arguments: [
            ("paperboy.json", nil, "public", "subscribers.json"),
            ("/etc/paperboy.json", nil, "/etc/public", "/etc/subscribers.json"),
            ("/paperboy.json", nil, "/public", "/subscribers.json"),
            ("conf/paperboy.json", nil, "conf/public", "conf/subscribers.json"),
            ("/etc/paperboy.json", "/var/lib/paperboy", "/var/lib/paperboy/public", "/etc/subscribers.json"),
            ("paperboy.json", "data/", "data/public", "subscribers.json"),
        ] as [(String, String?, String, String)])
    func relativePathsAreRelativeToTheFile(file: String, data: String?, out: String, subscribers: String) throws {
        for text in ["{}", #"{"feeds": {"out": "public"}, "subscribers": {"path": "subscribers.json"}}"#] {
            let configuration = try Self.read(text, file: file, data: data)
            #expect(configuration.feeds.out == out && configuration.subscribersPath == subscribers)
        }
    }

    @Test func flagsKeepPathsAsTheShellCompletedThem() throws {
        let flags = [ConfigurationInput.Flag(name: "--out", path: "feeds.out", value: "here")]
        #expect(try Self.read(file: "/etc/paperboy.json", flags: flags).feeds.out == "here")
    }

    @Test(
        arguments: [
            (#"{"mail": {"smtp": {"user": "u", "passwordFile": "p"}}}"#, [:], SecretPlace.file("p"), "paperboy.json:1"),
            (
                #"{"mail": {"smtp": {"user": "u", "passwordFile": "p"}}}"#, ["PAPERBOY_SMTP_PASSWORD_FILE": "/q"],
                .file("/q"),
                "environment PAPERBOY_SMTP_PASSWORD_FILE"
            ),
            (
                #"{"mail": {"smtp": {"user": "u", "passwordFile": "p"}}}"#, ["PAPERBOY_SMTP_PASSWORD": "s3cret"],
                .environment("PAPERBOY_SMTP_PASSWORD"), "environment PAPERBOY_SMTP_PASSWORD"
            ),
            (
                #"{"mail": {"smtp": {"user": "u"}}}"#, ["CREDENTIALS_DIRECTORY": "/run/c"],
                .file("/run/c/smtp-password"),
                "credential smtp-password"
            ),
            (
                #"{"mail": {"smtp": {"user": "u"}}}"#, ["PAPERBOY_MAIL_SMTP_PASSWORD_FILE": "/r"], .file("/r"),
                "environment PAPERBOY_MAIL_SMTP_PASSWORD_FILE"
            ),
        ] as [(String, [String: String], SecretPlace, String)])
    func findsThePassword(text: String, environment: [String: String], place: SecretPlace, origin: String) throws {
        let configuration = try Self.read(text, environment: environment)
        #expect(configuration.mail.smtp.password == place)
        let shown = try #require(configuration.effective.first { $0.path == "mail.smtp.password" })
        #expect(shown.text == "***" && "\(shown.origin)" == origin)
        #expect(!"\(configuration)".contains("s3cret"))
    }

    @Test(
        arguments: [
            ("https://papers.example.org", "https://papers.example.org", false),
            ("http://papers.example.org", nil, false),
            ("http://127.0.0.1:8080", nil, true), ("https://localhost/", "https://localhost", true),
            ("http://[::1]:8080", nil, true), ("https://bücher.example", "https://xn--bcher-kva.example", false),
        ] as [(String, String?, Bool)])
    func linksNeedHTTPSAndAPlaceThatReadersReach(url: String, base: String?, isLocal: Bool) throws {
        let mail = #""mail": {"from": "a@example.org", "smtp": {"url": "smtp://127.0.0.1:1025"}"#
        let configuration = try Self.read(#"{"site": {"url": "\#(url)"}, \#(mail)}}"#)
        #expect(configuration.linkBase == base)
        #expect(configuration.sendingProblems().map(\.path) == (isLocal ? ["site.url"] : []))
        let local = try Self.read(#"{"site": {"url": "\#(url)"}, \#(mail), "allowLocalLinks": true}}"#)
        #expect(local.linkBase == local.site.url?.text && local.sendingProblems().isEmpty)
    }

    @Test func keysThatWaitForTheirFeatureAreSaid() throws {
        let text = #"{"metrics": {"listen": "127.0.0.1:9090"}, "fetch": {"allowPrivate": ["intranet.example.org"]}}"#
        let warnings = try Self.read(text, environment: ["PAPERBOY_WEB_SIGNUP": "confirm"]).warnings
        #expect(
            warnings.map(\.summary) == [
                "paperboy.json:1:24: warning: \"metrics.listen\" is kept, but this version does not act on it yet",
                "environment PAPERBOY_WEB_SIGNUP: warning: \"web.signup\" is kept, but this version does not act on it yet",
            ])
    }

    @Test(
        arguments: [
            (#""type": "hf-json""#, Configuration.Source.Place.url("https://huggingface.co/api/daily_papers"), true),
            (#""type": "hf-html""#, .url("https://huggingface.co/papers"), true),
            (#""type": "hf-html", "path": "x.html""#, .path("x.html"), false),
            (
                #""url": "HTTPS://RSS.Arxiv.org/rss/cs.CL+cs.LG?x=1#top""#,
                .url("https://rss.arxiv.org/rss/cs.CL+cs.LG?x=1"), false
            ),
            (#""url": "http://bücher.example""#, .url("http://xn--bcher-kva.example/"), false),
            (#""url": " https://example.org/a//ü?q=[1]|2 ""#, .url("https://example.org/a//%C3%BC?q=[1]%7C2"), false),
        ])
    func sourcesAreReadFromOnePlace(text: String, place: Configuration.Source.Place, isDefault: Bool) throws {
        let source = try #require(try Self.read(#"{"sources": [{"id": "a", \#(text)}]}"#).sources.first)
        #expect(source.place == place && source.isDefaultPlace == isDefault)
    }
}

import JSONText
import Pressroom
import Testing

/// Each fault of the configuration with its place and its words.
@Suite struct ConfigurationFaultTests {
    private func lines(_ text: String, environment: [String: String] = [:]) -> [String] {
        do {
            return try ConfigurationTests.read(text, file: "p.json", environment: environment).warnings.map(\.summary)
        } catch let refused as RefusedFile {
            return refused.diagnostics.map(\.summary)
        } catch {
            return ["\(error)"]
        }
    }

    @Test(arguments: [
        ("[]", "1:1: error: file must be an object, not a list"),
        (#"{"mial": {}}"#, #"1:2: error: unknown key "mial" in file; did you mean "mail"?"#),
        (#"{"timezone": "UTC"}"#, #"1:2: error: unknown key "timezone" in file; it belongs into "site""#),
        (#"{"mail": {"url": "x"}}"#, #"1:11: error: unknown key "url" in mail; it belongs into "mail.smtp""#),
        (
            #"{"mail": {"smtp": {"pasword": "hunter2"}}}"#,
            #"1:20: error: unknown key "pasword" in mail.smtp; known are url, user, passwordFile, caFile"#
        ),
        (#"{"site": []}"#, "1:10: error: site must be an object, not a list"),
        (#"{"site": {"title": 1}}"#, #"1:20: error: "title" must be a string, not a number"#),
        (#"{"site": {"title": " "}}"#, #"1:20: error: "site.title" must not be empty"#),
        (#"{"site": {"title": "a\nb"}}"#, #"1:20: error: "site.title" must be one line without control characters"#),
        (#"{"site": {"url": "papers.example.org"}}"#, #"1:18: error: "site.url" must begin with https:// or http://"#),
        (
            #"{"site": {"url": "https://u:p@example.org"}}"#,
            #"1:18: error: "site.url" must not hold a user or a password"#
        ),
        (#"{"site": {"url": "https://example.org?x=1"}}"#, #"1:18: error: "site.url" must not hold ? or #"#),
        (#"{"site": {"url": "https://exa mple.org"}}"#, #"1:18: error: "site.url" has no valid host name"#),
        (#"{"site": {"url": "https://"}}"#, #"1:18: error: "site.url" has no valid host name"#),
        (
            #"{"site": {"url": "https://example.org:0"}}"#,
            #"1:18: error: "site.url" has no valid port; ports are 1 to 65535"#
        ),
        (
            #"{"site": {"url": "https://example.org/ä"}}"#,
            #"1:18: error: "site.url" has a path with characters that must be percent-encoded"#
        ),
        (
            #"{"site": {"timezone": "Berlin"}}"#,
            #"1:23: error: unknown timezone "Berlin"; did you mean "Europe/Berlin"?"#
        ),
        (#"{"site": {"locale": "de_DE"}}"#, #"1:21: error: "site.locale" must be a language tag such as en-GB"#),
        (
            #"{"site": {"tag": "Example.org"}}"#,
            #"1:18: error: "site.tag" must be a domain and a date, such as papers.example.org,2026 (RFC 4151)"#
        ),
        (
            #"{"site": {"secretFile": "~/secret"}}"#,
            #"1:25: error: "site.secretFile" begins with ~, which only a shell understands; write the whole path"#
        ),
        (
            #"{"mail": {"from": "a@b@c.test"}}"#,
            #"1:19: error: "mail.from" is no mail address: the address has more than one @"#
        ),
        (
            #"{"mail": {"from": "A <a@c.test"}}"#,
            #"1:19: error: "mail.from" is no mail address: the address holds a space"#
        ),
        (
            #"{"mail": {"bounce": "B <b@c.test>"}}"#,
            #"1:21: error: "mail.bounce" is no mail address: the address holds a space"#
        ),
        (
            #"{"mail": {"transport": "sendmail"}}"#,
            #"1:24: error: "mail.transport" must be one of smtp, maildir, not "sendmail""#
        ),
        (
            #"{"mail": {"transport": "maildir"}}"#,
            #"1:24: error: "mail.transport" is maildir, so "mail.maildir" must name the folder"#
        ),
        (
            #"{"mail": {"smtp": {"url": "smtp://mail.example.org:25"}}}"#,
            #"1:27: error: "mail.smtp.url" sends plain text, which only goes to this machine; use smtps:// or smtp+starttls://"#
        ),
        (
            #"{"mail": {"smtp": {"url": "smtps://u:p@mail.example.org"}}}"#,
            #"1:27: error: "mail.smtp.url" must not hold a user or a password; give "mail.smtp.user" and "mail.smtp.passwordFile""#
        ),
        (
            #"{"mail": {"smtp": {"url": "smtp://127.0.0.1"}}}"#,
            #"1:27: error: "mail.smtp.url" needs a port, such as smtp://127.0.0.1:1025"#
        ),
        (
            #"{"mail": {"smtp": {"url": "mail.example.org"}}}"#,
            #"1:27: error: "mail.smtp.url" must begin with smtps://, smtp+starttls:// or smtp://"#
        ),
        (
            #"{"mail": {"smtp": {"user": "paper"}}}"#,
            #"1:28: error: "mail.smtp.user" needs a password: "mail.smtp.passwordFile", PAPERBOY_SMTP_PASSWORD_FILE, or the systemd credential smtp-password"#
        ),
        (
            #"{"mail": {"smtp": {"passwordFile": "p"}}}"#,
            #"1:36: error: a password for the relay is given, but no "mail.smtp.user""#
        ),
        (#"{"mail": {"connections": 0}}"#, #"1:26: error: "connections" must be from 1 to 64, not 0"#),
        (
            #"{"mail": {"lateAfter": "12"}}"#,
            #"1:24: error: "mail.lateAfter" must be a length of time from 1m to 7d, such as 30m, 12h or 7d, not "12""#
        ),
        (#"{"mail": {"lateAfter": 12}}"#, #"1:24: error: "lateAfter" must be a string, not a number"#),
        (
            #"{"mail": {"allowLocalLinks": "yes"}}"#,
            #"1:30: error: "allowLocalLinks" must be true or false, not a string"#
        ),
        (
            #"{"log": {"level": "warn"}}"#,
            #"1:19: error: "log.level" must be one of trace, debug, info, notice, warning, error, critical, not "warn""#
        ),
        (
            #"{"fetch": {"allowPrivate": ["", 1]}}"#,
            #"1:28: error: each entry of "fetch.allowPrivate" must be a string that is not empty"#
        ),
        (
            #"{"web": {"listen": "8080"}}"#,
            #"1:20: error: "web.listen" must be an address and a port, such as 127.0.0.1:8080 or [::1]:8080"#
        ),
        (
            #"{"sources": [{"id": "A", "path": "x"}]}"#,
            #"1:21: error: "id" must be 1 to 64 of the characters a-z, 0-9 and hyphen, and must not begin with a hyphen"#
        ),
        (
            #"{"sources": [{"id": "a"}]}"#,
            #"1:14: error: a source has either "url" or "path"; types hf-json and hf-html may do without"#
        ),
        (
            #"{"sources": [{"id": "a", "url": "https://u:hunter2@example.org/feed"}]}"#,
            #"1:33: error: "url" must not hold a user or a password"#
        ),
        (
            #"{"sources": [{"id": "a", "url": "https://example.org:99999/a"}]}"#,
            #"1:33: error: "url" is no web address"#
        ),
        (
            #"{"sources": [{"id": "a", "path": "x", "type": "atom"}]}"#,
            #"1:47: error: "type" must be one of auto, text, hf-json, hf-html, arxiv-atom, arxiv-rss, feed, not "atom""#
        ),
        (
            #"{"sources": [{"id": "a", "path": "x", "every": "1s"}]}"#,
            #"1:48: error: "sources.every" must be a length of time from 1m to 30d, such as 30m, 12h or 7d, not "1s""#
        ),
        (
            #"{"sources": [{"id": "a", "url": "ftp://example.org"}]}"#,
            #"1:33: error: "url" must begin with https:// or http://"#
        ),
        (
            #"{"site": {"title": "a", "title": "b"}}"#,
            #"1:25: error: duplicate key "title"; the first one is in line 1, column 11"#
        ),
    ])
    func areLocatedInTheFile(text: String, expected: String) {
        #expect(lines(text) == ["p.json:" + expected])
    }

    @Test(arguments: [
        ("PAPERBOY_MAIL_CONNECTIONS", "many", #"error: "mail.connections" must be a whole number from 1 to 64"#),
        ("PAPERBOY_MAIL_ALLOW_LOCAL_LINKS", "ja", #"error: "mail.allowLocalLinks" must be true or false"#),
        ("PAPERBOY_MAIL_FROM", "ada.example.org", #"error: "mail.from" is no mail address: the address has no @"#),
        ("PAPERBOY_SITE_ULR", "x", "warning: this variable sets nothing; did you mean PAPERBOY_SITE_URL?"),
        ("PAPERBOY_COLOUR", "x", "warning: this variable sets nothing; PAPERBOY_COLOUR is no setting"),
        (
            "PAPERBOY_WEB_LISTEN", "localhost:0",
            #"error: "web.listen" must be an address and a port, such as 127.0.0.1:8080 or [::1]:8080"#
        ),
    ])
    func areNamedInTheEnvironment(name: String, value: String, expected: String) {
        #expect(lines("{}", environment: [name: value]) == ["environment \(name): \(expected)"])
    }

    @Test func twoPasswordsAreOneTooMany() {
        let environment = ["PAPERBOY_SMTP_PASSWORD": "a", "PAPERBOY_SMTP_PASSWORD_FILE": "b"]
        #expect(
            lines(#"{"mail": {"smtp": {"user": "u"}}}"#, environment: environment) == [
                "environment PAPERBOY_SMTP_PASSWORD: error: give PAPERBOY_SMTP_PASSWORD or PAPERBOY_SMTP_PASSWORD_FILE, not both"
            ])
        #expect(
            lines("{}", environment: ["PAPERBOY_SMTP_PASSWORD": "a"]) == [
                "environment PAPERBOY_SMTP_PASSWORD: warning: a password for the relay is given, but no \"mail.smtp.user\""
            ])
    }

    @Test func twoSourcesCannotShareAnID() {
        #expect(
            lines("{\"sources\": [{\"id\": \"a\", \"path\": \"x\"},\n {\"id\": \"a\", \"path\": \"y\"}]}") == [
                "p.json:2:9: error: the id \"a\" is taken by the source in line 1, column 21"
            ])
    }

    @Test func everyErrorComesAtOnceAndNoSecretIsShown() {
        let text = """
            {
              "site": { "url": "https://u:hunter2@example.org", "tilte": "x" },
              "mail": { "from": "boss@secret.example;", "smtp": { "url": "smtps://me:hunter2@h", "password": "hunter2" } }
            }
            """
        do {
            _ = try ConfigurationTests.read(
                text, environment: ["PAPERBOY_LOG_LEVEL": "loud", "PAPERBOY_SMTP_PASSWORD": "hunter2"])
            Testing.Issue.record("accepted")
        } catch let refused as RefusedFile {
            #expect(refused.diagnostics.filter { $0.severity == .error }.count == 6)
            #expect(!refused.description.contains("hunter2") && !refused.description.contains("secret.example"))
        } catch {
            Testing.Issue.record("\(error)")
        }
    }
}

internal import JSONText
internal import MIME
internal import Transfer

/// What can be wrong with a setting. The text of addresses and URLs is no part of it: it may be private.
enum ConfigurationFault: Error, Fact, Hashable {
    case boolean(String)
    case number(String, ClosedRange<Int>)
    case duration(String, ClosedRange<Int>, found: String)
    case word(String, found: String, allowed: [String])
    case tooLong(String, Int)
    case empty(String)
    case control(String)
    case tilde(String)
    case siteURL(SiteURL.Fault)
    case sourceURL(SiteURL.Fault)
    case allowedHost(AllowedHosts.Malformed)
    case relayURL(RelayURLError)
    case timezone(String, meant: String?)
    case locale(String)
    case tag
    case address(String, AddressError)
    case listen(String)
    case listElement(String)
    case unknownVariable(String, meant: String?)
    case passwordTwice
    case userWithoutPassword
    case passwordWithoutUser
    case notInForce(String)
    case neededToSend(String)
    case localLinks
    case maildirMissing
    case sourceID
    case sourceTwice(String, first: Position)
    case sourcePlace
    case cannotRead(String)
}

extension ConfigurationFault {
    var code: String {
        switch self {
        case .boolean, .listElement: "wrong-type"
        case .number, .duration: "out-of-range"
        case .word: "unknown-value"
        case .tooLong: "too-long"
        case .empty: "empty-value"
        case .control: "control-character"
        case .tilde: "bad-path"
        case .siteURL, .sourceURL, .relayURL: "bad-url"
        case .allowedHost: "bad-host"
        case .timezone: "unknown-timezone"
        case .locale: "bad-locale"
        case .tag: "bad-tag"
        case .address: "bad-address"
        case .listen: "bad-listen"
        case .unknownVariable: "unknown-variable"
        case .passwordTwice, .userWithoutPassword, .passwordWithoutUser: "login"
        case .notInForce: "not-in-force"
        case .neededToSend: "needed-to-send"
        case .localLinks: "local-links"
        case .maildirMissing: "missing-key"
        case .sourceID: "bad-id"
        case .sourceTwice: "duplicate-id"
        case .sourcePlace: "source-place"
        case .cannotRead: "cannot-read"
        }
    }

    var message: String {
        switch self {
        case .boolean(let what): "\(what) must be true or false"
        case .number(let what, let range):
            "\(what) must be a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .duration(let what, let range, let found): Self.duration(what, range, found)
        case .word(let what, let found, let allowed):
            GrammarFault.unknownValue(what, found: found, allowed: allowed).message
        case .tooLong(let what, let most): "\(what) has more than \(most) characters"
        case .empty(let what): "\(what) must not be empty"
        case .control(let what): "\(what) must be one line without control characters"
        case .tilde(let what): "\(what) begins with ~, which only a shell understands; write the whole path"
        case .siteURL(let fault): "\"site.url\" \(Self.explain(fault))"
        case .sourceURL(.path): "\"url\" is no web address"
        case .sourceURL(let fault): "\"url\" \(Self.explain(fault))"
        case .allowedHost(let error): "\"fetch.allowPrivate\": \(error)"
        case .relayURL(let fault): "\"mail.smtp.url\" \(Self.explain(fault))"
        case .timezone(let name, let meant):
            "unknown timezone \(quoted(name))"
                + (meant.map { "; did you mean \(quoted($0))?" }
                    ?? "; give a name of the IANA database such as Europe/Berlin")
        case .locale(let what): "\(what) must be a language tag such as en-GB"
        case .tag: "\"site.tag\" must be a domain and a date, such as papers.example.org,2026 (RFC 4151)"
        case .address(let what, let error): "\(what) is no mail address: \(error)"
        case .listen(let what): "\(what) must be an address and a port, such as 127.0.0.1:8080 or [::1]:8080"
        case .listElement(let what): "each entry of \(what) must be a string that is not empty"
        default: ruleMessage
        }
    }

    private var ruleMessage: String {
        switch self {
        case .unknownVariable(let name, let meant):
            "this variable sets nothing" + (meant.map { "; did you mean \($0)?" } ?? "; \(name) is no setting")
        case .passwordTwice: "give PAPERBOY_SMTP_PASSWORD or PAPERBOY_SMTP_PASSWORD_FILE, not both"
        case .userWithoutPassword:
            "\"mail.smtp.user\" needs a password: \"mail.smtp.passwordFile\", PAPERBOY_SMTP_PASSWORD_FILE, "
                + "or the systemd credential smtp-password"
        case .passwordWithoutUser: "a password for the relay is given, but no \"mail.smtp.user\""
        case .notInForce(let path): "\(quoted(path)) is kept, but this version does not act on it yet"
        case .neededToSend(let path): "\(quoted(path)) is needed to send letters"
        case .localLinks:
            "\"site.url\" names this machine, so links in letters would lead nowhere; "
                + "set \"mail.allowLocalLinks\" to try things out here"
        case .maildirMissing: "\"mail.transport\" is maildir, so \"mail.maildir\" must name the folder"
        case .sourceID: "\"id\" must be 1 to 64 of the characters a-z, 0-9 and hyphen, and must not begin with a hyphen"
        case .sourceTwice(let id, let first):
            "the id \(quoted(id)) is taken by the source in line \(first.line), column \(first.column)"
        case .sourcePlace: "a source has either \"url\" or \"path\"; types hf-json and hf-html may do without"
        case .cannotRead(let reason): "cannot be read: \(reason)"
        default: ""
        }
    }

    private static func duration(_ what: String, _ range: ClosedRange<Int>, _ found: String) -> String {
        let (least, most) = (DurationText.text(range.lowerBound), DurationText.text(range.upperBound))
        return "\(what) must be a length of time from \(least) to \(most), such as 30m, 12h or 7d, not \(quoted(found))"
    }

    private static func explain(_ fault: SiteURL.Fault) -> String {
        switch fault {
        case .notAbsolute: "must begin with https:// or http://"
        case .login: "must not hold a user or a password"
        case .queryOrFragment: "must not hold ? or #"
        case .host: "has no valid host name"
        case .port: "has no valid port; ports are 1 to 65535"
        case .path: "has a path with characters that must be percent-encoded"
        }
    }

    private static func explain(_ fault: RelayURLError) -> String {
        switch fault {
        case .scheme: "must begin with smtps://, smtp+starttls:// or smtp://"
        case .host: "has no valid host name"
        case .hostNotASCII: "must give the host in its ASCII form (xn--…)"
        case .port: "has no valid port; ports are 1 to 65535"
        case .portMissing: "needs a port, such as smtp://127.0.0.1:1025"
        case .path: "must end after host and port"
        case .loginInURL:
            "must not hold a user or a password; give \"mail.smtp.user\" and \"mail.smtp.passwordFile\""
        case .plainBeyondLoopback:
            "sends plain text, which only goes to this machine; use smtps:// or smtp+starttls://"
        case .helloName, .login: "cannot be used"
        }
    }
}

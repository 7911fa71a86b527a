public import JSONText
internal import MIME

extension Configuration {
    /// Reads a whole configuration, or refuses it whole. Nothing is opened and nothing is looked up.
    /// - Parameters:
    ///   - bytes: of the file; `{}` where there is none.
    ///   - file: its path as the working directory sees it: relative paths inside it start there.
    /// - Throws: `RefusedFile` with every error and warning of file, environment and flags.
    public static func read(
        _ bytes: [UInt8], file: String, input: ConfigurationInput = ConfigurationInput()
    ) throws(RefusedFile) -> Configuration {
        let (document, syntax) = JSONDocument.read(bytes, file: file)
        guard let document else { throw RefusedFile(syntax) }
        var reader = ConfigurationReader(document, syntax: syntax, input: input)
        reader.read()
        let diagnostics = reader.findings.diagnostics + reader.outside
        guard !diagnostics.contains(where: { $0.severity == .error }) else { throw RefusedFile(diagnostics) }
        return Configuration(reader, warnings: diagnostics)
    }

    private init(_ reader: ConfigurationReader, warnings: [Diagnostic]) {
        let values = SettingValues(reader)
        site = Site(
            url: values.text("site.url").flatMap { try? SiteURL($0) },
            title: values.text("site.title") ?? "", locale: values.text("site.locale") ?? "",
            timezone: values.text("site.timezone") ?? "", tag: values.text("site.tag"),
            secretFile: values.path("site.secretFile"), operatorName: values.text("site.operator.name"),
            operatorAddress: values.text("site.operator.address"),
            operatorContact: values.text("site.operator.contact"))
        sources = reader.sources
        allowPrivate = values.list("fetch.allowPrivate")
        store = Store(path: values.path("store.path"), keepDays: values.integer("store.keepDays") ?? 0)
        subscribersPath = values.path("subscribers.path")
        backgroundPath = values.text("matching.background")
        mail = Mail(values, password: reader.password?.place)
        feeds = Feeds(
            out: values.path("feeds.out"), maxItems: values.integer("feeds.maxItems") ?? 0,
            days: values.integer("feeds.days") ?? 0)
        web = Web(
            listen: values.text("web.listen") ?? "", signup: values.word("web.signup") ?? .off,
            trustedProxies: values.list("web.trustedProxies"), adminTokenFile: values.text("web.adminTokenFile"))
        templatesPath = values.path("templates.dir")
        log = Log(
            level: values.word("log.level") ?? .info, format: values.word("log.format") ?? .text,
            addresses: values.boolean("log.addresses"))
        metricsListen = values.text("metrics.listen")
        effective = values.effective
        self.warnings = warnings
        file = reader.file
    }
}

extension Configuration.Mail {
    init(_ values: SettingValues, password: SecretPlace?) {
        from = values.text("mail.from").flatMap { try? NamedAddress(written: $0) }
        replyTo = values.text("mail.replyTo").flatMap { try? NamedAddress(written: $0) }
        bounce = values.text("mail.bounce").flatMap { try? Address($0) }
        unsubscribe = values.text("mail.unsubscribe").flatMap { try? Address($0) }
        transport = values.word("mail.transport") ?? .smtp
        maildir = values.text("mail.maildir")
        smtp = Configuration.SMTP(
            url: values.text("mail.smtp.url"), user: values.text("mail.smtp.user"), password: password,
            caFile: values.text("mail.smtp.caFile"))
        connections = values.integer("mail.connections") ?? 1
        perSecond = values.integer("mail.perSecond")
        perHour = values.integer("mail.perHour")
        onUnknown = values.word("mail.onUnknown") ?? .resend
        lateAfter = .seconds(values.integer("mail.lateAfter") ?? 0)
        maxHTMLBytes = values.integer("mail.maxHtmlBytes") ?? 0
        allowLocalLinks = values.boolean("mail.allowLocalLinks")
        dkim = Configuration.DKIM(
            domain: values.text("mail.dkim.domain"), selector: values.text("mail.dkim.selector"),
            keyFile: values.text("mail.dkim.keyFile"))
    }
}

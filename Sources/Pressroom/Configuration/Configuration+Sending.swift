public import JSONText

extension Configuration {
    /// The address that links in letters begin with, or `nil` where letters carry no web links: without a site, and
    /// on plain http, where tokens would travel readable.
    public var linkBase: String? {
        guard let url = site.url, url.isHTTPS || mail.allowLocalLinks else { return nil }
        return url.text
    }

    /// What forbids sending although the configuration itself is in order; empty = ready to send.
    public func sendingProblems() -> [Diagnostic] {
        var faults: [(String, ConfigurationFault)] = []
        if mail.from == nil { faults.append(("mail.from", .neededToSend("mail.from"))) }
        switch mail.transport {
        case .smtp where mail.smtp.url == nil: faults.append(("mail.smtp.url", .neededToSend("mail.smtp.url")))
        case .maildir where mail.maildir == nil: faults.append(("mail.maildir", .neededToSend("mail.maildir")))
        default: break
        }
        if let url = site.url, url.isLoopback, !mail.allowLocalLinks { faults.append(("site.url", .localLinks)) }
        return faults.map { path, fault in
            Diagnostic(file: file, path: path, code: fault.code, message: fault.message)
        }
    }
}

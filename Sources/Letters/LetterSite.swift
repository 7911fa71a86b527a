public import MIME

/// What all letters of a site have in common.
public struct LetterSite: Hashable, Sendable, Codable {
    /// The newspaper's name: masthead, subject of the list. Default of the configuration: `Paperboy`.
    public var title: String
    /// Where the site's own pages are, without a slash at its end; `nil` = letters carry no link to the site.
    /// The caller gives https only (or a loopback URL where `mail.allowLocalLinks` says so).
    public var url: String?
    /// The sender that readers see.
    public var from: NamedAddress
    /// Where answers go; `nil` = to the sender.
    public var replyTo: NamedAddress?
    /// `daily.papers.example.org`: names the list for ever (RFC 2919).
    public var listID: DomainName
    /// Who runs it, in the footer: name, postal address, contact; each may be missing.
    public var operatorName: String?
    /// Postal.
    public var operatorAddress: String?
    /// A mail address or a URL, as text.
    public var operatorContact: String?
    /// Most bytes of the encoded HTML part. Default 92,160: Gmail clips at 102 KB.
    public var maxHtmlBytes: Int

    /// 90 KiB.
    public static let defaultMaxHtmlBytes = 92_160

    public init(
        title: String, url: String? = nil, from: NamedAddress, replyTo: NamedAddress? = nil, listID: DomainName,
        operatorName: String? = nil, operatorAddress: String? = nil, operatorContact: String? = nil,
        maxHtmlBytes: Int = LetterSite.defaultMaxHtmlBytes
    ) {
        self.title = title
        self.url = url
        self.from = from
        self.replyTo = replyTo
        self.listID = listID
        self.operatorName = operatorName
        self.operatorAddress = operatorAddress
        self.operatorContact = operatorContact
        self.maxHtmlBytes = maxHtmlBytes
    }
}

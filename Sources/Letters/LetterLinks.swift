public import MIME
public import Papers

/// The links that belong to one reader and one letter. They hold tokens: never log them.
public struct LetterLinks: Hashable, Sendable, Codable {
    /// A feed of the reader's own.
    public struct Feed: Hashable, Sendable, Codable {
        /// `Atom`.
        public var name: String
        /// Absolute; holds the reader's token.
        public var url: String

        public init(name: String, url: String) {
            self.name = name
            self.url = url
        }
    }

    /// The keys of a reader's pages, one a purpose, each ≥ 128 bits.
    public struct Tokens: Hashable, Sendable {
        /// Of the letter as a web page.
        public var mail: String
        /// Of the page with the keywords.
        public var profile: String
        /// Of the page, and the mail, that ends the subscription.
        public var unsubscribe: String
        /// Of the reader's own feeds.
        public var feed: String

        public init(mail: String, profile: String, unsubscribe: String, feed: String) {
            self.mail = mail
            self.profile = profile
            self.unsubscribe = unsubscribe
            self.feed = feed
        }
    }

    /// View in browser.
    public var view: String?
    /// Change the keywords.
    public var profile: String?
    /// Stop the mail for a while.
    public var pause: String?
    /// One-click unsubscribing by POST (RFC 8058), and a page by GET.
    public var unsubscribe: String?
    /// `mailto:…`: the form that every letter has.
    public var unsubscribeMail: String
    /// The reader's own feeds; empty where the site has no web address.
    public var feeds: [Feed]
    /// The day's papers for everybody.
    public var archive: String?

    public init(
        view: String? = nil, profile: String? = nil, pause: String? = nil, unsubscribe: String? = nil,
        unsubscribeMail: String, feeds: [Feed] = [], archive: String? = nil
    ) {
        self.view = view
        self.profile = profile
        self.pause = pause
        self.unsubscribe = unsubscribe
        self.unsubscribeMail = unsubscribeMail
        self.feeds = feeds
        self.archive = archive
    }

    /// The links of a reader by the site's URL shapes, which are final.
    /// - Parameters:
    ///   - site: as in `LetterSite.url`; `nil` = the mailto form alone.
    ///   - day: the edition's.
    ///   - mailbox: reads mail that asks to be unsubscribed.
    public init(site: String?, tokens: Tokens, day: Day, mailbox: Address) {
        let mail = LetterLinks.mailto(mailbox, subject: "unsubscribe \(tokens.unsubscribe)")
        guard let site, WebURL(site) != nil else {
            self.init(unsubscribeMail: mail)
            return
        }
        let root = site.hasSuffix("/") ? String(site.dropLast()) : site
        let profile = "\(root)/profile/\(PercentEncoding.segment(tokens.profile))"
        let feed = "\(root)/feeds/s/\(PercentEncoding.segment(tokens.feed))"
        self.init(
            view: "\(root)/mail/\(PercentEncoding.segment(tokens.mail))/\(day)",
            profile: profile, pause: "\(profile)#pause",
            unsubscribe: "\(root)/unsubscribe/\(PercentEncoding.segment(tokens.unsubscribe))", unsubscribeMail: mail,
            feeds: [Feed(name: "Atom", url: feed + ".atom"), Feed(name: "RSS", url: feed + ".rss")],
            archive: "\(root)/editions/\(day)")
    }

    /// `mailto:off@example.org?subject=unsubscribe%20…` (RFC 6068).
    public static func mailto(_ address: Address, subject: String) -> String {
        let local = PercentEncoding.segment(address.localPart)
        return "mailto:\(local)@\(address.domain)?subject=\(PercentEncoding.segment(subject))"
    }
}

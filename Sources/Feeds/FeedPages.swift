public import Markup
internal import Papers
public import Templates
internal import Text

/// The static pages of a site as files. Pure: writing them (atomically, and only where the bytes differ) is the caller's.
public enum FeedPages {
    /// `feeds/all.{atom,rss,json}`: every paper.
    public static func publicFiles(_ entries: [FeedEntry], site: FeedSite) throws(XMLWritingError) -> [FeedFile] {
        try files(of: publicFeed(entries, site: site))
    }

    /// `feeds/p/<profile>.{atom,rss,json}`: what matches a named profile, with reasons.
    public static func profileFiles(
        _ entries: [FeedEntry], profile: String, site: FeedSite
    ) throws(XMLWritingError) -> [FeedFile] {
        try files(of: profileFeed(entries, profile: profile, site: site))
    }

    /// `feeds/s/<token>.{atom,rss,json}`: what matches one subscriber, with reasons. Private.
    public static func subscriberFiles(
        _ entries: [FeedEntry], token: String, site: FeedSite
    ) throws(XMLWritingError) -> [FeedFile] {
        try files(of: subscriberFeed(entries, token: token, site: site))
    }

    /// Every paper of the site.
    public static func publicFeed(_ entries: [FeedEntry], site: FeedSite) -> Feed {
        Feed(name: "all", title: site.title, summary: "Every paper, newest first", site: site, entries: entries)
    }

    /// What matches the profile of this name; which entries those are is the caller's to say.
    public static func profileFeed(_ entries: [FeedEntry], profile: String, site: FeedSite) -> Feed {
        let shown = DisplayText.cleaned(profile)
        return Feed(
            name: profileName(profile), title: "\(site.title): \(shown)",
            summary: "Papers that match the profile “\(shown)”", site: site, entries: entries)
    }

    /// What matches one subscriber. Neither name nor address is in it: the file may be passed on.
    public static func subscriberFeed(_ entries: [FeedEntry], token: String, site: FeedSite) -> Feed {
        Feed(
            name: "s/\(fileName(token))", title: "\(site.title): papers for you",
            summary: "Papers that match your keywords", site: site, entries: entries, isPrivate: true)
    }

    /// `feeds.opml`: the public feeds, to be imported by a reader.
    /// - Parameters:
    ///   - profiles: Names of the profiles that have a public feed, in the order to be shown.
    ///   - feed: The public feed; its newest change dates the list.
    public static func opml(_ feed: Feed, profiles: [String]) throws(XMLWritingError) -> FeedFile {
        let feeds = [feed] + profiles.map { profileFeed([], profile: $0, site: feed.site) }
        return FeedFile(path: "feeds.opml", bytes: try XMLText(root: OPML.root(of: feeds, updated: feed.updated)).bytes)
    }

    /// `index.html`: the newest digest's papers, with autodiscovery of the public feeds.
    /// - Parameters:
    ///   - feed: The public feed.
    ///   - profiles: Names of the profiles that have a public feed, in the order to be shown.
    /// - Throws: `TemplateError` where `templates` has no `index.html`.
    public static func index(
        _ feed: Feed, profiles: [String], templates: TemplateSet
    ) throws(TemplateError) -> FeedFile {
        let feeds = profiles.map { ($0, profileFeed([], profile: $0, site: feed.site)) }
        let page = try templates.render(FrontPage.template, FrontPage.context(of: feed, profiles: feeds))
        return FeedFile(path: "index.html", bytes: Array(page.utf8))
    }

    /// `robots.txt`: keeps search engines out of the feeds behind tokens, without naming one.
    ///
    /// A file carries no HTTP header, so that this and the access restriction inside the feeds is all a static site can
    /// say. Robots look for it at the root of the host alone.
    public static func robots(site: FeedSite) -> FeedFile {
        let prefix = site.url.flatMap(WebURL.init)?.path ?? "/"
        return FeedFile(path: "robots.txt", bytes: Array("User-agent: *\nDisallow: \(prefix)feeds/s/\n".utf8))
    }

    private static func files(of feed: Feed) throws(XMLWritingError) -> [FeedFile] {
        var files: [FeedFile] = []
        for format in FeedFormat.allCases {
            files.append(
                FeedFile(path: feed.path(format), bytes: try format.bytes(of: feed), isPrivate: feed.isPrivate))
        }
        return files
    }

    private static func profileName(_ profile: String) -> String { "p/\(fileName(profile))" }

    /// A file name that needs no escaping in a URL and stays in its folder: letters, digits, `-`, `_` and inner dots as
    /// they are, every other byte as `~` and two hex digits. Different names stay different.
    private static func fileName(_ text: String) -> String {
        let name = PercentEncoding.escaped(text, keeping: "-_.", mark: "~")
        return name.hasPrefix(".") ? "~2E" + name.dropFirst() : name
    }
}

import Markup
import Testing

struct HTMLPageTests {
    static let page = """
        <!DOCTYPE html>
        <html><head><meta charset="utf-8"><title>Daily &amp; more
         kites</title><base href="/x/"><LINK REL="feed alternate" TYPE="application/RSS+xml" title="All" href='/feed?a=1&amp;b=2'>
        <link rel=alternate type=application/feed+json href=/feed.json><link rel="alternate" hreflang="de" href="/de">
        <script>var a = "<h3><a href='/no'>no</a></h3>"; if (a<b) {}</script></head>
        <body data-props='{"other":1}'><!-- <div data-props="no"> -->
        <div class="x" data-target="DailyPapers" data-props="{&quot;title&quot;:&quot;a &lt;b&gt; &amp;amp; &#39;c&#39;&quot;}" id="p">
        <h3 class="t"><a class="c" href="/papers/2512.00017">Sparse <b>Kites</b>
          &eacute;</a></h3><h2><a href="/h2">two</a></h2><a href="/out">out</a>
        <H3><span><A HREF=/papers/2512.00018>Dense Kites</A></span></H3><h3>none</h3></div></body></html>
        """

    @Test func findsDataAndLinks() {
        let page = HTMLPage(Array(Self.page.utf8))
        let props = page.values(of: "data-props").map { String(decoding: $0, as: UTF8.self) }
        #expect(props == [#"{"other":1}"#, #"{"title":"a <b> &amp; 'c'"}"#])
        #expect(page.links(inHeadings: 3).map(\.href) == ["/papers/2512.00017", "/papers/2512.00018"])
        #expect(page.links(inHeadings: 3).map(\.text) == ["Sparse Kites é", "Dense Kites"])
        #expect(page.links(inHeadings: 2).map(\.href) == ["/h2"])
    }

    @Test func knowsTitleBaseAndFeeds() {
        let page = HTMLPage(Array(Self.page.utf8))
        #expect(page.title == "Daily & more kites")
        #expect(page.base == "/x/")
        #expect(page.feeds.map(\.href) == ["/feed?a=1&b=2", "/feed.json"])
        #expect(page.feeds.map(\.type) == ["application/rss+xml", "application/feed+json"])
        #expect(page.feeds.first?.title == "All")
        #expect(page.gate == nil)
    }

    @Test(
        arguments: [
            ("<form><input name=p type='password'></form>", HTMLPage.Gate.signIn),
            ("<form action=\"/auth/Login?next=1\"></form>", .signIn),
            ("<div id='cf-chl-widget'></div>", .challenge),
            ("<p>Sign in? No.</p>", nil),
        ] as [(String, HTMLPage.Gate?)])
    func knowsWhatKeepsReadersOut(source: String, gate: HTMLPage.Gate?) {
        #expect(HTMLPage(Array(source.utf8)).gate == gate)
    }

    @Test func depthLosesNothing() {
        let nested = String(repeating: "<div>", count: 100_000) + "<h3><a href=/deep>deep</a></h3>"
        #expect(HTMLPage(Array(nested.utf8)).links(inHeadings: 3).map(\.href) == ["/deep"])
        #expect(HTMLText(nested).text == "deep")
    }

    @Test func obeysTheDeclaredEncoding() {
        var bytes = Array("<meta http-equiv=content-type content='text/html; charset=koi8-r'><title>".utf8)
        bytes += [0xFA, 0xCD, 0xC5, 0xCA] + Array("</title>".utf8)
        let page = HTMLPage(bytes)
        #expect(page.title == "Змей")
        #expect(page.encoding.name == "koi8-r")
    }
}

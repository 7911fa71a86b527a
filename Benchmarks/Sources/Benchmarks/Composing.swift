import Editions
import Feeds
import Foundation
import Letters
import MIME
import Matching
import Papers
import Subscribers
import Templates

extension Sample {
    /// Compose: the papers' blocks once a run, then each letter.
    func measureComposing(peers: Peers) throws -> Table {
        let site = LetterSite(
            title: "Paperboy", url: "https://papers.example.org",
            from: NamedAddress(name: "Paperboy", address: try Address("papers@example.org")),
            listID: try DomainName("daily.papers.example.org"))
        let snapshot = try LetterSnapshot(papers: papers, templates: .builtin, site: site)
        let snapshots = try Timing.measure {
            try LetterSnapshot(papers: papers, templates: .builtin, site: site).papers.count
        }
        let composers = try Timing.measure {
            _ = try LetterComposer(snapshot: snapshot)
            return 1
        }
        let composer = try LetterComposer(snapshot: snapshot)
        let compose = try composing(composer, site: site)
        let letter = try compose()
        let letters = try Timing.measure { try compose().bytes.count }
        var rows = [
            Row(what: "a snapshot of \(papers.count) papers, once a run", figure: Figure.time(snapshots)),
            Row(what: "a composer from it, once a run", figure: Figure.time(composers)),
            Row(
                what: "a letter of \(letter.shown.count) papers, \(letter.bytes.count / 1000) KB",
                figure: Figure.time(letters), beside: Figure.rate(1 / letters.seconds, "letters")),
        ]
        let peer = try peers.compose(text: letter.text, html: letter.html ?? "")
        rows.append(Row(what: "Python: " + Peers.composing, peer, ours: letters.seconds))
        return Table(title: "compose", rows: rows)
    }

    private func composing(_ composer: LetterComposer, site: LetterSite) throws -> () throws -> Letter {
        let chosen = best(10)
        let edition = Edition(
            id: EditionID(subscriber: "ada", day: day), digestDay: day, considered: papers.count, minScore: 0.2,
            entries: chosen.map { Edition.Entry(paper: $0.paper.id, title: $0.paper.paper.title, match: $0.match) })
        let token = String(repeating: "a2", count: 16)
        let reader = LetterReader(
            id: "ada", mailbox: NamedAddress(name: "Ada", address: try Address("ada@example.org")),
            links: LetterLinks(
                site: site.url,
                tokens: LetterLinks.Tokens(mail: token, profile: token, unsubscribe: token, feed: token), day: day,
                mailbox: site.from.address))
        guard let id = MessageID("\(token)@papers.example.org") else { throw Trouble("no Message-ID") }
        return { try composer.compose(edition: edition, reader: reader, messageID: id, date: day.start) }
    }

    /// Feeds: all files in memory, for everybody and for each reader.
    func measureFeeds() throws -> Table {
        let site = FeedSite(
            title: "Paperboy", url: "https://papers.example.org", tag: "papers.example.org,2026", version: "0",
            emptySince: day.start)
        let passing = readers.map { ($0.id, self.passing(for: $0)) }
        func files() throws -> [FeedFile] {
            let entries = papers.map { FeedEntry($0, site: site) }
            let byID = Dictionary(entries.map { ($0.id, $0) }) { first, _ in first }
            var files = try FeedPages.publicFiles(entries, site: site)
            for (reader, candidates) in passing {
                let own = candidates.compactMap { byID[$0.paper.id]?.explained(by: $0.match) }
                files += try FeedPages.subscriberFiles(own, token: reader, site: site)
            }
            let feed = FeedPages.publicFeed(entries, site: site)
            files.append(try FeedPages.opml(feed, profiles: []))
            files.append(try FeedPages.index(feed, profiles: [], templates: .builtin))
            return files
        }
        let made = try files()
        let size = made.reduce(0) { $0 + $1.bytes.count }
        let feeds = try Timing.measure { try files().reduce(0) { $0 + $1.bytes.count } }
        let row = Row(
            what: "\(made.count) files, \(size / 1000) KB, in memory", figure: Figure.time(feeds),
            beside: Figure.rate(Double(size) / feeds.seconds / 1e6, "MB"))
        return Table(title: "feeds", rows: [row])
    }
}

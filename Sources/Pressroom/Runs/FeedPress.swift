internal import Editions
internal import Feeds
internal import Foundation
internal import Matching
internal import Papers
internal import Subscribers
internal import Templates

/// Writes the static site: feeds for all, for each named profile and for each reader, their list, and a front page.
struct FeedPress: Sendable {
    let press: Press
    let tokens: Tokens
    let templates: TemplateSet

    init(_ press: Press) throws(Failure) {
        self.press = press
        tokens = Tokens(try press.secret())
        templates = try press.templates()
    }

    /// Writes what differs and removes feeds of readers and profiles that are no more.
    /// - Parameter papers: everything of the last `feeds.days`.
    func write(
        _ papers: [SeenPaper], _ desk: MatchDesk, _ file: SubscribersFile, into directory: String? = nil
    ) throws(Failure) -> FeedsReport {
        let files: [FeedFile]
        do {
            files = try self.files(papers, desk, file)
        } catch let error as Failure {
            throw error
        } catch {
            throw Failure(.configuration, "the feeds cannot be made: \(error)")
        }
        let place = URL(fileURLWithPath: directory ?? press.configuration.feeds.out, isDirectory: true)
        let secret = URL(fileURLWithPath: press.configuration.site.secretFile)
        guard !secret.standardizedFileURL.path.hasPrefix(place.standardizedFileURL.path + "/") else {
            throw Failure(
                .configuration, "the feeds' folder holds the site's secret",
                hint: "set feeds.out to a folder of its own")
        }
        let folder = OutputFolder(place)
        var tally = OutputFolder.Tally()
        for file in files {
            let changed = try folder.write(file.bytes, to: file.path)
            if changed { tally.written += 1 } else { tally.unchanged += 1 }
        }
        folder.removeStrays(in: ["", "feeds", "feeds/s", "feeds/p"])
        // Whoever has a token may read that feed; nobody may list them.
        try? FileManager.default.setAttributes(
            [.posixPermissions: 0o711], ofItemAtPath: place.appendingPathComponent("feeds/s").path)
        let kept = Set(files.map(\.path))
        for place in ["feeds/s", "feeds/p"] { tally.removed += folder.removeAll(in: place, besides: kept) }
        return FeedsReport(directory: folder.directory.path, tally: tally)
    }

    private func files(
        _ papers: [SeenPaper], _ desk: MatchDesk, _ file: SubscribersFile
    ) throws -> [FeedFile] {
        let site = try site()
        let entries = Dictionary(
            papers.map { ($0.id, FeedEntry($0, site: site)) }, uniquingKeysWith: { first, _ in first })
        let all = papers.compactMap { entries[$0.id] }
        func explained(_ candidates: [EditionMaker.Candidate]) -> [FeedEntry] {
            let ordered = candidates.sorted(by: Self.isNewer)
            return ordered.enumerated().compactMap { index, candidate in
                // What a feed has no room for is not compared.
                let earlier = ordered.prefix(site.maxItems).dropFirst(index + 1)
                let similar = earlier.filter { desk.likeness($0, candidate) != nil }
                return entries[candidate.paper.id]?.explained(by: candidate.match)
                    .similar(to: similar.compactMap { entries[$0.paper.id] })
            }
        }
        let profiles = file.profiles.map(\.name)
        let feed = FeedPages.publicFeed(all, site: site)
        var files = try FeedPages.publicFiles(all, site: site)
        for named in file.profiles {
            let passing = desk.passing(papers, for: named.profile, minVotes: named.minVotes)
            files += try FeedPages.profileFiles(explained(passing), profile: named.name, site: site)
        }
        for subscriber in file.subscribers where subscriber.isEnabled && subscriber.delivery.feed {
            let passing = desk.passing(papers, for: subscriber.profile, minVotes: subscriber.minVotes)
            files += try FeedPages.subscriberFiles(
                explained(passing), token: tokens.token(.feed, subscriber.id), site: site)
        }
        files.append(try FeedPages.opml(feed, profiles: profiles))
        files.append(try FeedPages.index(feed, profiles: profiles, templates: templates))
        files.append(FeedPages.robots(site: site))
        return files
    }

    /// Newest first, by when readers could see it: what comes later has to name what came before, not the reverse.
    private static func isNewer(_ left: EditionMaker.Candidate, _ right: EditionMaker.Candidate) -> Bool {
        let rank = { (paper: SeenPaper) in
            (paper.firstDay.ordinal, paper.arrived ?? paper.firstSeen, -paper.position)
        }
        let (one, two) = (rank(left.paper), rank(right.paper))
        return one == two ? left.paper.id > right.paper.id : one > two
    }

    private func site() throws(Failure) -> FeedSite {
        let configuration = press.configuration
        _ = try press.tagDomain()
        return FeedSite(
            title: configuration.site.title, url: configuration.site.url?.text, tag: configuration.site.tag ?? "",
            language: configuration.site.locale, operatorName: configuration.site.operatorName, hasPaperPages: false,
            version: Version.text, emptySince: Date(timeIntervalSince1970: 0), maxItems: configuration.feeds.maxItems,
            days: configuration.feeds.days)
    }
}

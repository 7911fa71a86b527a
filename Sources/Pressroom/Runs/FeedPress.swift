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
        _ papers: [SeenPaper], _ desk: MatchDesk, _ readership: Readership, into directory: String? = nil
    ) async throws -> FeedsReport {
        let shelf = try shelf(papers, desk)
        let files = try Self.making { try self.files(shelf, readership.file) }
        let place = URL(fileURLWithPath: directory ?? press.configuration.feeds.out, isDirectory: true)
        let secret = URL(fileURLWithPath: press.configuration.site.secretFile)
        guard !secret.standardizedFileURL.path.hasPrefix(place.standardizedFileURL.path + "/") else {
            throw Failure(
                .configuration, "the feeds' folder holds the site's secret",
                hint: "set feeds.out to a folder of its own")
        }
        let folder = OutputFolder(place)
        var tally = OutputFolder.Tally()
        var kept: Set<String> = []
        func write(_ files: [FeedFile]) throws(Failure) {
            for file in files {
                let changed = try folder.write(file.bytes, to: file.path)
                if changed { tally.written += 1 } else { tally.unchanged += 1 }
                kept.insert(file.path)
            }
        }
        try write(files)
        // One reader's feeds after the other's: nobody holds those of all.
        var pages = readership.pages()
        while let readers = try await pages.next() {
            for reader in readers where reader.delivery.feed {
                try write(try Self.making { try self.files(shelf, of: reader) })
            }
        }
        folder.removeStrays(in: ["", "feeds", "feeds/s", "feeds/p"])
        // Whoever has a token may read that feed; nobody may list them.
        try? FileManager.default.setAttributes(
            [.posixPermissions: 0o711], ofItemAtPath: place.appendingPathComponent("feeds/s").path)
        for place in ["feeds/s", "feeds/p"] { tally.removed += folder.removeAll(in: place, besides: kept) }
        return FeedsReport(directory: folder.directory.path, tally: tally)
    }

    /// What all feeds of one run are made of.
    private struct Shelf {
        let site: FeedSite
        let papers: [SeenPaper]
        let desk: MatchDesk
        let entries: [PaperID: FeedEntry]

        func explained(_ candidates: [EditionMaker.Candidate]) -> [FeedEntry] {
            let ordered = candidates.sorted(by: FeedPress.isNewer)
            return ordered.enumerated().compactMap { index, candidate in
                // What a feed has no room for is not compared.
                let earlier = ordered.prefix(site.maxItems).dropFirst(index + 1)
                let similar = earlier.filter { desk.likeness($0, candidate) != nil }
                return entries[candidate.paper.id]?.explained(by: candidate.match)
                    .similar(to: similar.compactMap { entries[$0.paper.id] })
            }
        }
    }

    private func shelf(_ papers: [SeenPaper], _ desk: MatchDesk) throws(Failure) -> Shelf {
        let site = try site()
        let entries = papers.map { ($0.id, FeedEntry($0, site: site)) }
        return Shelf(
            site: site, papers: papers, desk: desk,
            entries: Dictionary(entries, uniquingKeysWith: { first, _ in first }))
    }

    private static func making(_ work: () throws -> [FeedFile]) throws(Failure) -> [FeedFile] {
        do {
            return try work()
        } catch let error as Failure {
            throw error
        } catch {
            throw Failure(.configuration, "the feeds cannot be made: \(error)")
        }
    }

    private func files(_ shelf: Shelf, of reader: Subscriber) throws -> [FeedFile] {
        let passing = shelf.desk.passing(shelf.papers, for: reader.profile, minVotes: reader.minVotes)
        return try FeedPages.subscriberFiles(
            shelf.explained(passing), token: tokens.token(.feed, reader.id), site: shelf.site)
    }

    /// Feeds for all, and for each named profile.
    private func files(_ shelf: Shelf, _ file: SubscribersFile) throws -> [FeedFile] {
        let (site, papers) = (shelf.site, shelf.papers)
        let all = papers.compactMap { shelf.entries[$0.id] }
        let profiles = file.profiles.map(\.name)
        let feed = FeedPages.publicFeed(all, site: site)
        var files = try FeedPages.publicFiles(all, site: site)
        for named in file.profiles {
            let passing = shelf.desk.passing(papers, for: named.profile, minVotes: named.minVotes)
            files += try FeedPages.profileFiles(shelf.explained(passing), profile: named.name, site: site)
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

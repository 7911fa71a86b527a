import Foundation
import GRDB
import Papers
import TestSupport
import Testing

@testable import Storage

/// A file of the first release is opened and keeps everything.
@Suite struct MigrationTests {
    let path: String

    init() throws {
        path = try temporaryDirectory().appending(path: "paperboy.sqlite").path
        let queue = try DatabaseQueue(path: path)
        try Store.migrator().migrate(queue, upTo: "ledger")
        try queue.write { database in
            try database.execute(sql: Self.rows)
        }
        try queue.close()
    }

    /// As that release wrote them: a paper with an id that came later, and one with its title alone.
    private static let rows = """
        INSERT INTO meta VALUES ('site.tag', 'papers.example.org,2025');
        INSERT INTO content VALUES ('ab', x'0102');
        INSERT INTO paper VALUES
            ('title:0a', '\(PaperID(title: "World Models"))', 'World Models', 20423, 0,
             CAST('{"aliases":["arxiv:2512.00002"],"changed":785854800,"firstDay":"2025-12-01","paper":{"abstract":"We show it.","authors":[],"categories":["cs.RO"],"id":"title:0a","links":[],"title":"World Models"},"position":0,"votes":7}' AS BLOB)),
            ('\(PaperID(title: "Kites"))', '\(PaperID(title: "Kites"))', 'Kites', 20424, 3,
             CAST('{"aliases":[],"changed":786240000,"firstDay":"2025-12-02","paper":{"authorCount":2,"authors":[],"categories":[],"id":"\(PaperID(title: "Kites"))","links":[],"title":"Kites"},"position":3}' AS BLOB));
        INSERT INTO paperName VALUES
            ('title:0a', 'title:0a'), ('arxiv:2512.00002', 'title:0a'),
            ('\(PaperID(title: "Kites"))', '\(PaperID(title: "Kites"))');
        INSERT INTO reading VALUES
            ('page', 1764590400000, 20423, 'fresh', NULL, 1, 0),
            ('page', 1764676800000, 20424, 'partial', 'only 1 paper of at least 20', 1, 2),
            ('page', 1764763200000, 20425, 'failed', 'a login page', 0, 0);
        INSERT INTO digest VALUES ('page', 20423, 1764590400000), ('page', 20424, 1764676800000);
        INSERT INTO sighting VALUES
            ('page', 20423, 0, 'title:0a', 7, NULL, NULL),
            ('page', 20424, 0, '\(PaperID(title: "Kites"))', NULL, NULL, 3);
        INSERT INTO delivery VALUES
            ('ada/2025-12-01', 'ada', 20423, 1, '', 'sent', NULL, NULL, 1, 1, 1, 1, 1, 0, 1, NULL, 'cd', 0, 0, '250', NULL);
        INSERT INTO letter VALUES
            ('ada/2025-12-01', 'ada@example.org', 'news@example.org', '<1@example.org>', 1, 'ab', 'ab', x'7b7d');
        INSERT INTO letterPaper VALUES ('ada/2025-12-01', 'title:0a', 0, 0, 'ada', 20423, 1, 1);
        """

    private func counts(_ store: Store) async throws -> [String: Int] {
        let tables = ["meta", "content", "paper", "paperName", "reading", "digest", "sighting", "delivery", "letter"]
        return try await store.pool.read { database in
            try tables.reduce(into: [:]) { counts, table in
                counts[table] = try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)")
            }
        }
    }

    @Test(arguments: [Store.Access.readWrite, .readOnly])
    func everythingIsThere(access: Store.Access) async throws {
        let store = try Store.open(path, access: access)
        #expect(
            try await counts(store) == [
                "meta": 1, "content": 1, "paper": 2, "paperName": 3, "reading": 3, "digest": 2, "sighting": 2,
                "delivery": 1, "letter": 1,
            ])
        let papers = try await store.papers(since: monday)
        #expect(papers.map(\.paper.title) == ["Kites", "World Models"])
        let models = try #require(papers.last)
        #expect(models.standing == .news)
        #expect(models.votes == 7)
        #expect(models.aliases.map(\.description) == ["arxiv:2512.00002"])
        #expect(models.paper.categories == ["cs.RO"])
        let kites = try await store.sightings(of: PaperID(title: "Kites"))
        #expect(kites == [StoredSighting(source: "page", day: monday.adding(1), position: 0)])
        #expect(try await store.readings().map(\.state) == [.failed, .partial, .fresh])
        #expect(try await store.readings().map(\.reason) == ["a login page", "only 1 paper of at least 20", nil])
        #expect(try await store.newestDigestDay() == monday.adding(1))
        #expect(try await store.value("site.tag") == "papers.example.org,2025")
        #expect(try await store.contents(["ab"]) == ["ab": [1, 2]])
    }

    @Test func itsDigestsAreTheHistory() async throws {
        let store = try Store.open(path)
        let history = Box<SourceHistory>(SourceHistory())
        _ = try await store.take(digest([], day: monday.adding(2), source: "page"), readAt: monday.start) { _, known in
            history.value = known
            return Judged(
                papers: [],
                reading: SourceReading(source: "page", day: monday.adding(2), readAt: monday.start, state: .quiet),
                keepsDigest: false)
        }
        let batches = history.value.batches
        #expect(batches.map(\.day) == [monday.adding(1), monday])
        #expect(batches.map(\.state) == [.partial, .fresh])
        #expect(batches.map(\.firstRead.timeIntervalSince1970) == [1_764_676_800, 1_764_590_400])
        #expect(batches.map(\.papers) == [[PaperID(title: "Kites")], [PaperID("title:0a")].compactMap(\.self)])
    }

    @Test func itsPapersAreFoundByTitleAndReadOnWithoutBeingNews() async throws {
        let store = try Store.open(path)
        let shown = [untitled("World models!"), try paper("arxiv:2512.00009", "Kites")]
        let change = try await store.take(digest(shown, day: monday.adding(3), source: "rss", authority: .announcement))
        #expect(change.added.isEmpty && change.news.isEmpty)
        #expect(Set(change.updated) == [PaperID(title: "Kites"), try #require(PaperID("title:0a"))])
        #expect(try await store.papers(since: monday).count == 2)
    }
}

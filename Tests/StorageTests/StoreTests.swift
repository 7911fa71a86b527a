import Editions
import Foundation
import GRDB
import Outbox
import Papers
import TestSupport
import Testing

@testable import Storage

@Suite struct StoreTests {
    let path: String

    init() throws {
        path = try temporaryDirectory().appending(path: "paperboy.sqlite").path
    }

    private func ledger(_ store: Store) -> SQLiteLedger {
        SQLiteLedger(store: store) { Date(timeIntervalSince1970: 1_764_590_400) }
    }

    @Test func theWriterIsDurable() async throws {
        let store = try Store.open(path)
        let level = try await store.pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
        let keys = try await store.pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA foreign_keys") }
        #expect(level == 2)
        #expect(keys == 1)
    }

    @Test(arguments: [Store.Access.readWrite, .readOnly])
    func aFileWhoseMakerDiedBeforeTheFirstTableIsTaken(access: Store.Access) async throws {
        // A migrator without migrations leaves what the real one has made when its process is killed first.
        try DatabaseMigrator().migrate(try DatabaseQueue(path: path))
        let store = try Store.open(path, access: access)
        #expect(try await ledger(store).deliveries(DeliveryFilter()).isEmpty)
    }

    @Test func aFullDiskStopsTheWholeBatchAndHarmsNothing() async throws {
        let store = try Store.open(path)
        let ledger = ledger(store)
        _ = try await ledger.plan([try sampleLetter()])
        try await store.pool.writeWithoutTransaction { database in
            let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            try database.execute(sql: "PRAGMA max_page_count = \(pages)")
        }
        let many = try (0..<500).map { try sampleLetter("reader-\($0)") }
        let error = await #expect(throws: LedgerError.self) { try await ledger.plan(many) }
        #expect(error?.reason == .full)
        #expect(error?.isTransient == false)
        #expect(try await ledger.summary(DeliveryFilter()).total == 1)
        try await store.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 1000000") }
        #expect(try await ledger.plan(many).count == 500)
    }

    @Test func aReadOnlyStoreReadsAndRefusesToWrite() async throws {
        _ = try await ledger(try Store.open(path)).plan([try sampleLetter()])
        let ledger = ledger(try Store.open(path, access: .readOnly))
        #expect(try await ledger.summary(DeliveryFilter()).total == 1)
        let error = await #expect(throws: LedgerError.self) { try await ledger.plan([try sampleLetter("bob")]) }
        #expect(error?.reason == .readOnly)
    }

    @Test func aReadOnlyStoreMustBeThere() throws {
        let error = #expect(throws: StorageError.self) { try Store.open(path, access: .readOnly) }
        #expect(error?.reason == .inputOutput)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func aFolderThatIsNotThereIsAnInputOutputError() throws {
        let error = #expect(throws: StorageError.self) { try Store.open(path + "/missing/paperboy.sqlite") }
        #expect(error?.reason == .inputOutput)
    }

    @Test(arguments: ["text", "half"])
    func aDamagedFileIsRefused(kind: String) async throws {
        if kind == "half" {
            let store = try Store.open(path)
            try await store.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
            try store.close()
            var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            for index in 100..<min(bytes.count, 4_096) { bytes[index] = 0x5A }
            try bytes.write(to: URL(fileURLWithPath: path))
        } else {
            try Data(String(repeating: "no database at all\n", count: 300).utf8).write(to: URL(fileURLWithPath: path))
        }
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        let error = #expect(throws: StorageError.self) { try Store.open(path) }
        #expect(error?.reason == .corrupt)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before, "it was left as it is")
    }

    @Test func anotherProgramsDatabaseIsRefused() async throws {
        let queue = try DatabaseQueue(path: path)
        try await queue.write { try $0.execute(sql: "CREATE TABLE bookmarks (url TEXT)") }
        try queue.close()
        let error = #expect(throws: StorageError.self) { try Store.open(path) }
        #expect(error?.reason == .corrupt)
    }

    @Test(arguments: [Store.Access.readWrite, .readOnly])
    func aFileOfANewerPaperboyIsRefused(access: Store.Access) async throws {
        let store = try Store.open(path)
        try await store.pool.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('from the future')") }
        try store.close()
        let error = #expect(throws: StorageError.self) { try Store.open(path, access: access) }
        #expect(error?.reason == .newer)
    }

    @Test func manyProcessesMayMakeTheFileAtTheSameMoment() async throws {
        let path = path
        let total = try await withThrowingTaskGroup(of: Int.self) { group in
            for index in 0..<6 {
                group.addTask {
                    let store = try Store.open(path)
                    let ledger = SQLiteLedger(store: store) { Date(timeIntervalSince1970: 0) }
                    return try await ledger.plan([try sampleLetter("reader-\(index)")]).count
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(total == 6)
        #expect(try await ledger(try Store.open(path)).summary(DeliveryFilter()).total == 6)
    }

    @Test func aPaperCannotStandTwiceEvenWhereTheRulesAreBypassed() async throws {
        let store = try Store.open(path)
        _ = try await ledger(store).plan([try sampleLetter(), try sampleLetter("bob", day: 1)])
        await #expect(throws: DatabaseError.self) {
            try await store.pool.write {
                try $0.execute(sql: "UPDATE letterPaper SET subscriber = 'ada' WHERE subscriber = 'bob'")
            }
        }
    }

    @Test func insertingAPaperThatAnotherLiveLetterHoldsIsAnError() async throws {
        let store = try Store.open(path)
        _ = try await ledger(store).plan([try sampleLetter()])
        let second = try sampleLetter(day: 1)
        await #expect(throws: DatabaseError.self) {
            try await store.pool.write { database in
                let record = LetterRecord(
                    id: second.id, state: .planned, dueAt: second.dueAt, now: Date(timeIntervalSince1970: 0))
                try LetterRow.insert(record, lane: second.lane, database)
                try ContentsRow.insert(second, database)
            }
        }
        #expect(try await ledger(store).summary(DeliveryFilter()).total == 1)
    }

    @Test func twoPapersOfALetterMayShareAName() async throws {
        let ledger = ledger(try Store.open(path))
        let papers = ["arxiv:2512.00001", "arxiv:2512.00002"]
        let letter = try sampleLetter(papers: papers, aliases: [papers[0]: [papers[1]], papers[1]: [papers[0]]])
        #expect(try await ledger.plan([letter]) == [.planned(superseding: [])])
        #expect(try await ledger.letters([letter.id])[letter.id]?.papers.map(\.paper.description) == papers)
    }

    @Test func equalContentsAreStoredOnce() async throws {
        let store = try Store.open(path)
        let ids = try await store.keep([[1, 2, 3], [], [1, 2, 3]])
        #expect(ids[0] == ids[2])
        #expect(ids[1] == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(try await store.keep([[1, 2, 3]]) == [ids[0]])
        #expect(try await store.contents(ids + ["missing"]) == [ids[0]: [1, 2, 3], ids[1]: []])
        #expect(try await store.pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM content") } == 2)
    }

    @Test func theSitesTagIsSetOnce() async throws {
        let store = try Store.open(path)
        #expect(try await store.value("site.tag") == nil)
        #expect(try await store.setValueOnce("site.tag", "papers.example.org,2025") == "papers.example.org,2025")
        #expect(try await store.setValueOnce("site.tag", "other.example,2026") == "papers.example.org,2025")
        try await store.setValue("epoch", "2")
        #expect(try await store.value("epoch") == "2")
    }
}

import Foundation
import MIME
import TestSupport
import Testing

/// What `make run` shows a newcomer.
@Suite struct DemoTests {
    @Test func readsMatchesAndSendsOnceAndSaysSo() async throws {
        let home = try temporaryDirectory()
        let binary = Binary(directory: home)
        let first = try await binary.run("demo", "--dir", "demo")
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.output.contains("read     25 of 25 papers"))
        for reader in ["ada", "ben", "chi"] { #expect(first.output.contains("reader   \(reader)  ")) }
        #expect(first.output.contains("letters: 3 sent"))
        let feeds = try files(in: home.appendingPathComponent("demo/public"))
        let second = try await binary.run("demo", "--dir", "demo")
        #expect(second.status == 0)
        #expect(second.output.contains("nothing new: no letter was due, none was sent"))
        #expect(try files(in: home.appendingPathComponent("demo/public")) == feeds)
        #expect(try mails(home).count == 3)
    }

    @Test func everyMailIsWellFormedAndBothPartsCarryTheSameTitles() async throws {
        let home = try temporaryDirectory()
        _ = try await Binary(directory: home).run("demo", "--dir", "demo")
        for bytes in try mails(home) {
            #expect(MessageLint(bytes).findings.isEmpty)
            let reader = try #require(MessageReader(bytes))
            let text = try #require(reader.text(of: "text/plain"))
            let html = try #require(reader.text(of: "text/html"))
            let flat = text.split { $0.isWhitespace }.joined(separator: " ")
            let titles = html.matches(of: #/<h2[^>]*>(?s)(.*?)</h2>/#).map { match in
                match.1.replacing(#/<[^>]*>/#, with: "").split { $0.isWhitespace }.joined(separator: " ")
                    .replacing(#/^\d+ /#, with: "")
            }
            #expect(titles.count >= 3)
            for title in titles where !title.contains("&") { #expect(flat.contains(title)) }
        }
    }

    @Test func twoSitesWriteEqualPublicFeeds() async throws {
        let home = try temporaryDirectory()
        let binary = Binary(directory: home)
        _ = try await binary.run("demo", "--dir", "one")
        _ = try await binary.run("demo", "--dir", "two")
        let isPublic = { (path: String) in !path.hasPrefix("feeds/s/") }
        let one = try files(in: home.appendingPathComponent("one/public")).filter { isPublic($0.key) }
        let two = try files(in: home.appendingPathComponent("two/public")).filter { isPublic($0.key) }
        #expect(one == two && one.count >= 9)
    }

    /// The Maildir's messages without the two lines of the envelope.
    private func mails(_ home: URL) throws -> [[UInt8]] {
        let folder = home.appendingPathComponent("demo/mail/new")
        return try files(in: folder).sorted { $0.key < $1.key }.map { Array(try withoutEnvelope($0.value)) }
    }

    private func withoutEnvelope(_ data: Data) throws -> Data {
        let start = try #require(data.range(of: Data("\r\nFrom:".utf8)))
        return Data(data[(start.lowerBound + 2)...])
    }

    private func files(in folder: URL) throws -> [String: Data] {
        let names = try #require(FileManager.default.enumerator(atPath: folder.path))
        var files: [String: Data] = [:]
        for case let name as String in names {
            let url = folder.appendingPathComponent(name)
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), !isFolder.boolValue
            else { continue }
            files[name] = try Data(contentsOf: url)
        }
        return files
    }
}

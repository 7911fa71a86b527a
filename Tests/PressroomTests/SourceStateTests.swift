import Foundation
import Ingest
import Papers
import Storage
import Testing
import Transfer

@testable import Pressroom

@Suite struct SourceStateTests {
    private static let now = Date(timeIntervalSince1970: 1_772_452_800)  // 2026-03-02 12:00 UTC
    private static let today = Day("2026-03-02")!

    private func source() throws -> Source {
        Source(id: "a", place: .web(try WebAddress("https://example.org/feed")), format: .feed)
    }

    private func stored(_ source: Source, _ change: (inout SourceState) -> Void = { _ in }) -> StoredSource {
        var state = SourceState(
            source: "a", url: source.key, etag: "\"x\"", lastModified: "Mon", body: "hash", checkedAt: Self.now,
            validatorsURL: "https://example.org/today")
        change(&state)
        return StoredSource(source: source, state: state)
    }

    @Test func validatorsSayOfWhichAddressTheyAre() throws {
        let source = try source()
        let own = HTTPValidators(etag: "\"x\"", lastModified: "Mon", url: "https://example.org/today")
        #expect(stored(source).memory().validators == own)
        #expect(stored(source) { $0.body = nil }.memory().validators == nil)
        // Kept before anybody noted whose they are.
        #expect(stored(source) { $0.validatorsURL = nil }.memory().validators == nil)
        #expect(stored(source) { ($0.etag, $0.lastModified) = (nil, nil) }.memory().validators == nil)
    }

    @Test func aRedirectsTargetGivesTheValidators() throws {
        let target = HTTPValidators(lastModified: "Tue", url: "https://example.org/tomorrow")
        var state = SourceState(source: "a", url: "x", etag: "\"x\"", validatorsURL: "https://example.org/today")
        state.takeValidators(SourceVisit.Answer(validators: target))
        #expect(state.etag == nil && state.lastModified == "Tue" && state.validatorsURL == target.url)
        state.takeValidators(nil)
        #expect(state.lastModified == nil && state.validatorsURL == nil)
    }

    @Test func aMoveCountsOnlyOnDaysAndOnlyWhileItIsSaid() throws {
        let source = try source()
        let target = try WebAddress("https://example.net/feed")
        var state = SourceState(source: "a", url: source.key)
        func note(_ moved: WebAddress?, _ day: Int) -> [String] {
            state.note(
                SourceVisit.Answer(movedTo: moved), source, now: Self.now, real: Self.now, day: Self.today.adding(day))
        }
        #expect(note(target, 0).isEmpty && note(target, 0).isEmpty && note(target, 1).isEmpty)
        #expect(note(nil, 2).isEmpty)
        #expect(state.movedDays.isEmpty)
        #expect(note(target, 3).isEmpty && note(target, 4).isEmpty)
        #expect(
            note(target, 5) == [
                "a: moved for good to https://example.net/feed, as its server has said on three days; "
                    + "that is asked from now on: change the configuration"
            ])
        // Asked at its new place, it says nothing of a move any more.
        #expect(note(nil, 6).isEmpty)
        #expect(state.settledURL == "https://example.net/feed")
    }

    @Test func freshnessCountsFromTheCommandsClock() throws {
        let source = try source()
        var state = SourceState(source: "a", url: source.key, failures: 3, isGone: true)
        let real = Self.now.addingTimeInterval(1_000_000)
        _ = state.note(
            SourceVisit.Answer(freshUntil: real.addingTimeInterval(600)), source, now: Self.now, real: real,
            day: Self.today)
        #expect(state.notBefore == Self.now.addingTimeInterval(600))
        #expect(state.failures == 0 && !state.isGone && state.checkedAt == Self.now)
    }

    @Test(
        arguments: [
            (
                #"{"site": {"url": "https://papers.example.org"}}"#,
                "Paperboy/\(Version.text) (+https://papers.example.org)"
            ),
            (
                #"{"site": {"operator": {"contact": "Ada (lab) ada@example.org"}}}"#,
                "Paperboy/\(Version.text) (+Adalabada@example.org)"
            ),
            ("{}", "Paperboy/\(Version.text)"),
        ])
    func theUserAgentSaysWhomToWriteTo(configuration: String, expected: String) throws {
        #expect(try ConfigurationTests.read(configuration).userAgent == expected)
    }
}

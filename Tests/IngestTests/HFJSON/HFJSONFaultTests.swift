import Foundation
import Papers
import TestSupport
import Testing

@testable import Ingest

@Suite struct HFJSONFaultTests {
    @Test(arguments: [
        (#"{"error":"Invalid date"}"#, IngestError.Reason.sourceReports("Invalid date")),
        (#"{"error":{"code":400,"message":"Bad\ndate"}}"#, .sourceReports("Bad date")),
        (#"{"statusCode":500,"message":"Something broke"}"#, .sourceReports("Something broke")),
        (#"{"detail":[{"loc":["query"],"msg":"no date"}]}"#, .sourceReports("no date")),
        (#"{"error":"We had to rate limit you"}"#, .throttled), ("\"Kites\"", .noPaper),
        ("Rate exceeded.", .throttled), ("429 Too Many Requests", .throttled),
        ("{\"error\": \"\"}", .sourceReports("without a word")), ("{\"error\": null}", .looksLike(.json(nil))),
    ])
    func saysWhatTheSourceReports(text: String, wanted: IngestError.Reason) {
        #expect(reason(text) == wanted)
    }

    @Test(arguments: [
        ("<html><title>Daily Papers</title></html>", IngestError.Reason.looksLike(.htmlPage(.hfHTML))),
        ("Internal Server Error", .sourceReports("Internal Server Error")), ("Rate exceeded.", .throttled),
        ("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel/></rss>", .looksLike(.xml(.feed))),
        ("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[]}", .looksLike(.json(.feed))),
        (Page.header + "Kites\n\n\(filler)\n\n• 1 authors\n·\nMar 1\n", .looksLike(.text)), ("", .empty),
        (" \n", .empty),
    ])
    func aWrongFormatIsToldByWhatItIs(text: String, wanted: IngestError.Reason) {
        #expect(reason(text, format: .hfJSON) == wanted)
    }

    @Test func malformedJSONIsRefusedWithItsPlace() {
        let text = "[\(HFSample.item(1)),\n  {\"paper\": nope}]"
        do throws(IngestError) {
            _ = try read(text)
            Testing.Issue.record("read")
        } catch {
            #expect(
                error.description == "page:2:13: error: this is no JSON: unexpected \"n\"; a value is expected here")
        }
        #expect(reason("[\(HFSample.item(1))] x") == .malformed("JSON", what: "text after the end of the value"))
        #expect(
            reason("[\(HFSample.item(1)), ]") == .malformed("JSON", what: "unexpected \"]\"; a value is expected here"))
    }

    @Test func aCutArrayGivesItsCompleteItems() throws {
        let items = (1...3).map { HFSample.item($0) }
        let bytes = Array(HFSample.array(items).utf8)
        let ends = items.indices.map { 1 + items[...$0].joined(separator: ",").utf8.count }
        for end in stride(from: 1, to: bytes.count, by: 7) {
            let complete = ends.count { $0 <= end }
            do throws(IngestError) {
                let reading = try read(Array(bytes[..<end]))
                #expect(reading.papersRead == complete && complete > 0)
                #expect(reading.diagnostics.last == IngestDiagnostic(line: 1, kind: .cutOff))
            } catch {
                let column = String(decoding: bytes[..<end], as: UTF8.self).unicodeScalars.count + 1
                #expect(complete == 0 && error.line == 1 && error.column == column, "\(end): \(error)")
            }
        }
    }

    @Test func anEndlessTitleIsCut() throws {
        let reading = try read(HFSample.array([HFSample.item(1, title: String(repeating: "kite é ", count: 1_000))]))
        #expect((1_900...2_000).contains(reading.titles.first?.count ?? 0))
        #expect(reading.kinds == [.textCut(title: IngestProse.excerpt(reading.titles[0]), limit: 2_000)])
    }

    // MARK: Encodings

    @Test(arguments: ["UTF-8 with a mark", "UTF-16LE", "UTF-16BE", "UTF-16LE with a mark", "UTF-32LE", "UTF-32BE"])
    func readsEveryUnicodeEncoding(name: String) throws {
        let text = HFSample.array([HFSample.item(1, title: "Kites é 🪁")])
        let bytes: [UInt8]
        switch name {
        case "UTF-8 with a mark": bytes = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
        case "UTF-16LE": bytes = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case "UTF-16LE with a mark": bytes = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case "UTF-16BE": bytes = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        case "UTF-32LE":
            bytes = text.unicodeScalars.flatMap {
                [UInt8($0.value & 0xFF), UInt8($0.value >> 8 & 0xFF), UInt8($0.value >> 16), 0]
            }
        default:
            bytes = text.unicodeScalars.flatMap {
                [0, UInt8($0.value >> 16), UInt8($0.value >> 8 & 0xFF), UInt8($0.value & 0xFF)]
            }
        }
        let reading = try read(bytes)
        #expect(reading.titles == ["Kites é 🪁"])
        #expect(reading.diagnostics.isEmpty == (name == "UTF-8 with a mark"))
    }

    @Test func bytesThatAreNoUTF8AreNoted() throws {
        let text = HFSample.array([HFSample.item(1, title: "Kites é§")])
        let bytes = Array(text.utf8).split(separator: 0xC2, omittingEmptySubsequences: false).joined(separator: [0xFF])
        let reading = try read(Array(bytes))
        #expect(reading.titles.first?.hasPrefix("Kites é\u{FFFD}") ?? false)
        #expect(reading.kinds.contains { if case .invalidUTF8 = $0 { true } else { false } })
    }
}

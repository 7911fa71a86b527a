import Foundation
import TestSupport
import Testing

@testable import Pressroom

@Suite struct PatientFileTests {
    private static func bytes(_ outcome: PatientFile.Outcome) -> [UInt8]? {
        if case .bytes(let bytes) = outcome { bytes } else { nil }
    }

    private static func reason(_ outcome: PatientFile.Outcome) -> String? {
        if case .failed(let reason) = outcome { reason } else { nil }
    }

    @Test func readsToTheEndAndOneByteMoreThanTheMost() async throws {
        let path = try temporaryDirectory().appendingPathComponent("page.txt").path
        let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0) }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        #expect(Self.bytes(await PatientFile(path: path, most: 4_000_000).read()) == bytes)
        #expect(Self.bytes(await PatientFile(path: path, most: 10).read()) == Array(bytes.prefix(11)))
    }

    @Test func saysWhyAFileCannotBeRead() async throws {
        let folder = try temporaryDirectory()
        #expect(Self.reason(await PatientFile(path: folder.path, most: 10).read()) == "it is a folder")
        let none = folder.appendingPathComponent("none").path
        #expect(Self.reason(await PatientFile(path: none, most: 10).read()) == "there is no such file")
    }

    @Test func waitsForAWriterAndReadsWhatItWrites() async throws {
        let path = try temporaryDirectory().appendingPathComponent("pipe").path
        #expect(mkfifo(path, 0o600) == 0)
        async let outcome = PatientFile(path: path, most: 1_000_000).read()
        let bytes = Array(repeating: UInt8(7), count: 200_000)
        Thread.detachNewThread {
            // Waits for the reader.
            let writer = open(path, O_WRONLY)
            _ = bytes.withUnsafeBytes { write(writer, $0.baseAddress, $0.count) }
            close(writer)
        }
        #expect(Self.bytes(await outcome) == bytes)
    }

    @Test func patienceEnds() async throws {
        let path = try temporaryDirectory().appendingPathComponent("pipe").path
        #expect(mkfifo(path, 0o600) == 0)
        let outcome = await PatientFile(path: path, most: 10, patience: .milliseconds(20)).read()
        #expect(Self.reason(outcome) == "it has not come to its end in time")
    }

    @Test func aPipeThatNobodyWritesToStopsWhenTheTaskIsCancelled() async throws {
        let path = try temporaryDirectory().appendingPathComponent("pipe").path
        #expect(mkfifo(path, 0o600) == 0)
        let reading = Task { await PatientFile(path: path, most: 10).read() }
        reading.cancel()
        guard case .stopped = await reading.value else {
            Testing.Issue.record("it was not stopped")
            return
        }
    }
}

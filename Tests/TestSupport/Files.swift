public import Foundation
public import Testing

/// The bytes of `Fixtures/<name>` beside the calling test file.
public func fixture(_ name: String, file: String = #filePath) throws -> [UInt8] {
    let url = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Fixtures/\(name)")
    return try [UInt8](Data(contentsOf: url))
}

/// Compares `bytes` with `Snapshots/<name>` beside the calling test file.
///
/// A snapshot that is missing, or that is re-recorded because `PAPERBOY_RECORD_SNAPSHOTS` is set (`make snapshots`),
/// is written **and the test fails**, so that recording never passes unnoticed.
public func expectSnapshot(
    _ bytes: some Sequence<UInt8>, _ name: String, file: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let actual = Data(bytes)
    let url = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Snapshots/\(name)")
    let expected = try? Data(contentsOf: url)
    if ProcessInfo.processInfo.environment["PAPERBOY_RECORD_SNAPSHOTS"] != nil || expected == nil {
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try actual.write(to: url)
        Testing.Issue.record("recorded snapshot \(name); read it, then run again", sourceLocation: sourceLocation)
        return
    }
    guard actual != expected else { return }
    Testing.Issue.record(
        "snapshot \(name) differs:\n\(firstDifference(actual, expected ?? Data()))", sourceLocation: sourceLocation)
}

/// A fresh empty directory, which is removed when the tests have ended.
public func temporaryDirectory() throws -> URL {
    let url = TemporaryFolders.root.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url
}

private enum TemporaryFolders {
    /// One folder for all tests of this process.
    static let root: URL = {
        atexit { try? FileManager.default.removeItem(at: TemporaryFolders.path) }
        return path
    }()

    private static let path = FileManager.default.temporaryDirectory
        .appendingPathComponent("paperboy-test-\(ProcessInfo.processInfo.processIdentifier)")
}

private func firstDifference(_ actual: Data, _ expected: Data) -> String {
    let new = String(decoding: actual, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let old = String(decoding: expected, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(new, old).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(new.count, old.count)
    let show = { (lines: [Substring]) in line < lines.count ? String(lines[line]) : "(end)" }
    return "line \(line + 1)\n  expected: \(show(old))\n  actual:   \(show(new))"
}

internal import Foundation
internal import JSONText
internal import Matching
internal import Synchronization

extension Press {
    /// The counts that weigh words, for every command that scores: those of `matching.background`, else the binary's.
    /// - Throws: `Failure` where the configured file cannot be used. Scores would silently become others without it.
    func background() throws(Failure) -> Background {
        if let known = shelf.background { return known }
        guard let path = configuration.backgroundPath else { return .builtin }
        let bytes: [UInt8]
        do {
            bytes = try InputFile.bytes(path, most: BackgroundShelf.maxBytes)
        } catch {
            throw Failure(
                .configuration, "the background \(path) \(error.diagnostics.first?.message ?? "cannot be read")",
                hint: Self.repair)
        }
        guard let read = Background(file: bytes) else {
            throw Failure(
                .configuration, "the background \(path) is damaged, or was not made by `paperboy corpus build`",
                hint: Self.repair)
        }
        shelf.background = read
        return read
    }

    private static let repair =
        "make it anew: paperboy corpus build --use; or take matching.background out of the configuration, which scores "
        + "with the counts of the binary"
}

/// The background of a command, which reads it once.
final class BackgroundShelf: Sendable {
    /// Far above what 65,535 words with their pairs take.
    static let maxBytes = 64 << 20

    private let kept = Mutex<Background?>(nil)

    var background: Background? {
        get { kept.withLock { $0 } }
        set { kept.withLock { $0 = newValue } }
    }
}

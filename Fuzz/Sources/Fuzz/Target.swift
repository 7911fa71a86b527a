import Foundation
import Ingest
import Subscribers

/// What is done with untrusted bytes.
enum Target {
    /// A digest in one format.
    case digest(SourceFormat)
    /// A digest whose first two bytes say which character set and media type the server declares.
    case declared
    /// Two digests, one after the other, into one store.
    case merge
    /// The outlines of a list of feeds.
    case outlines
    /// A list of readers in one format.
    case list(ImportFormat)

    /// `PAPERBOY_FUZZ`: a name of `--format`, with `import-` in front for lists of readers, or `declared`, `merge`,
    /// `outlines`; `auto` where it is absent.
    static let chosen: Target = {
        let name = ProcessInfo.processInfo.environment["PAPERBOY_FUZZ"] ?? "auto"
        switch name {
        case "declared": return .declared
        case "merge": return .merge
        case "outlines": return .outlines
        case let name where name.hasPrefix("import-"):
            if let format = ImportFormat(rawValue: String(name.dropFirst(7))) { return .list(format) }
        default: break
        }
        guard let format = SourceFormat(rawValue: name) else {
            FileHandle.standardError.write(Data("no such target: \(name)\n".utf8))
            exit(2)
        }
        return .digest(format)
    }()

    func run(_ bytes: [UInt8]) {
        switch self {
        case .digest(let format): DigestPromises.read(bytes, as: format)
        case .declared: DigestPromises.readDeclared(bytes)
        case .merge: MergePromises.check(bytes)
        case .outlines: OutlinePromises.check(bytes)
        case .list(let format): ListPromises.check(bytes, format)
        }
    }
}

/// Ends the run with a sentence, in release builds too.
func insist(_ holds: Bool, _ promise: String) {
    guard !holds else { return }
    FileHandle.standardError.write(Data("broken: \(promise)\n".utf8))
    abort()
}

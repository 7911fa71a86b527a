import Foundation
import Ingest
import Papers

/// A reader of untrusted bytes.
enum Target {
    /// A digest in one format.
    case digest(SourceFormat)

    /// `PAPERBOY_FUZZ`: a name of `--format`; `auto` where it is absent.
    static let chosen: Target = {
        let name = ProcessInfo.processInfo.environment["PAPERBOY_FUZZ"] ?? "auto"
        guard let format = SourceFormat(rawValue: name) else {
            FileHandle.standardError.write(Data("no such target: \(name)\n".utf8))
            exit(2)
        }
        return .digest(format)
    }()

    func run(_ bytes: [UInt8]) {
        switch self {
        case .digest(let format): Self.check(bytes, format)
        }
    }

    private static func check(_ bytes: [UInt8], _ format: SourceFormat) {
        let context = ReadingContext(source: "fuzz", referenceDay: Day(ordinal: 20_423), url: "https://example.org/")
        do {
            let reading = try DigestReader.read(bytes, as: format, context)
            let sightings = reading.digest.sightings
            insist(sightings.map(\.position) == Array(sightings.indices), "positions ascend without gaps")
            insist(Set(sightings.map(\.paper.id)).count == sightings.count, "each paper once")
            for sighting in sightings {
                insist(!sighting.paper.title.isEmpty, "no title is empty")
                insist(sighting.paper.abstract != "", "what is absent is nil")
                insist((sighting.seen ?? context.now) <= context.now, "nothing was seen in the future")
                insist(sighting.paper.links.allSatisfy { WebURL($0.url) != nil }, "links are safe")
            }
            for diagnostic in reading.diagnostics {
                insist(!diagnostic.description.contains("\n"), "one line a diagnostic")
            }
        } catch {
            insist(!error.description.isEmpty && !error.description.contains("\n"), "one line an error")
        }
    }
}

/// Ends the run with a sentence, in release builds too.
private func insist(_ holds: Bool, _ promise: String) {
    guard !holds else { return }
    FileHandle.standardError.write(Data("broken: \(promise)\n".utf8))
    abort()
}

internal import Foundation
internal import Ingest
internal import JSONText
internal import Papers
internal import Storage
internal import Subscribers

/// The papers that questions are about: those of a file, or of the newest digest in the store.
struct CurrentPapers: Sendable {
    var papers: [SeenPaper]
    var day: Day

    /// - Parameter digest: A file that is read and not stored; `nil` = the store.
    static func read(_ digest: String?, _ press: Press) async throws(Failure) -> CurrentPapers {
        if let digest {
            let reading = try await press.digest(SourceDesk.file(digest))
            return CurrentPapers(papers: Merging(reading.digest, into: KnownPapers()).papers, day: reading.digest.day)
        }
        let store = try press.existingStore()
        return try await Failure.translating(store.path) {
            guard let day = try await store.newestDigestDay() else { throw Failure.noDigest }
            return CurrentPapers(papers: try await store.papers(since: day).filter { $0.firstDay == day }, day: day)
        }
    }
}

extension Failure {
    static let noDigest = Failure(
        .sourceMissing, "no digest has been read yet", hint: "read one: paperboy ingest FILE, or paperboy run")
}

extension Press {
    /// The store, for questions: it is neither made nor changed.
    func existingStore() throws(Failure) -> Store {
        guard FileManager.default.fileExists(atPath: configuration.store.path) else { throw Failure.noDigest }
        return try store(.readOnly)
    }

    /// A named reader.
    func subscriber(_ id: String) throws(Failure) -> Subscriber {
        let file = try subscribers()
        guard let found = file.subscribers.first(where: { $0.id == id }) else {
            let known = file.subscribers.map(\.id)
            let guess = JSONText.suggestion(for: id, among: known).map { "did you mean \($0)?" }
            throw Failure(
                .usage, "no such reader: \(id)", hint: guess ?? "readers: \(known.prefix(10).joined(separator: ", "))")
        }
        return found
    }
}

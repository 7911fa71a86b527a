internal import Foundation
internal import Ingest
internal import Papers
internal import Storage

/// The papers that questions are about: those of a file, or of the newest digest in the store.
struct CurrentPapers: Sendable {
    var papers: [SeenPaper]
    var day: Day

    /// - Parameter digest: A file that is read and not stored; `nil` = the store.
    static func read(_ digest: String?, _ press: Press) async throws(Failure) -> CurrentPapers {
        if let digest {
            let reading = try press.digest(digest)
            return CurrentPapers(papers: Merging(reading.digest, into: KnownPapers()).papers, day: reading.digest.day)
        }
        let store = try press.existingStore()
        return try await Failure.translating(store.path) {
            guard let day = try await store.newestDigestDay() else { throw Failure.noDigest }
            let papers = try await store.papers(since: day).filter { $0.firstDay == day && $0.standing == .news }
            return CurrentPapers(papers: papers, day: day)
        }
    }
}

extension Failure {
    static let noDigest = Failure(
        .sourceMissing, "no digest has been read yet", hint: "read one: paperboy ingest FILE, or paperboy run")
}

extension Press {
    /// The store where there is one: it is not made, and by default not changed.
    func existingStore(_ access: Store.Access = .readOnly) throws(Failure) -> Store {
        guard FileManager.default.fileExists(atPath: configuration.store.path) else { throw Failure.noDigest }
        return try store(access)
    }
}

internal import Foundation
internal import Ingest
internal import Papers
internal import Storage
internal import Transfer

/// A source, with what the store remembers of it.
struct StoredSource: Sendable {
    let source: Source
    /// What fetching it again must know; a fresh one where its place is another than before.
    var state: SourceState
    /// The last look, good or bad; `nil` before the first.
    var last: SourceReading?
    /// The last look at its current day; `nil` before the first.
    var current: SourceReading?

    static func load(_ source: Source, day: Day, _ store: Store) async throws(StorageError) -> StoredSource {
        let fresh = SourceState(source: source.id, url: source.key)
        let state = try await store.sourceState(source.id)
        let last = try await store.readings(source: source.id, limit: 2)
        return StoredSource(
            source: source, state: state.flatMap { $0.url == source.key ? $0 : nil } ?? fresh,
            // Two days may have been read at one instant: the newer one is meant.
            last: last.max { ($0.readAt, $0.day) < ($1.readAt, $1.day) },
            current: try await store.reading(of: source.id, on: day))
    }

    /// Where it is asked: at its new place, once it has settled there.
    var address: WebAddress? { state.settledURL.flatMap { try? WebAddress($0) } ?? source.address }

    /// What the next look has to know.
    /// - Parameter known: papers that the source has shown before.
    func memory(known: Set<PaperID> = []) -> SourceVisitor.Memory {
        var memory = SourceVisitor.Memory()
        memory.known = known
        memory.body = state.body
        memory.movedTo = state.settledURL.flatMap { try? WebAddress($0) }
        // They stand for the stored body, and for the page of their own address: each day's page has another one.
        guard state.body != nil, let url = state.validatorsURL else { return memory }
        let validators = HTTPValidators(etag: state.etag, lastModified: state.lastModified, url: url)
        if !validators.isEmpty { memory.validators = validators }
        return memory
    }
}

extension Source {
    /// What the store knows the place by: another one makes what was remembered void, and so does another format, in
    /// which the same bytes say something else.
    var key: String {
        switch place {
        case .file(let path): "\(format.rawValue) file:\(path)"
        case .web(let address): "\(format.rawValue) \(address.text)"
        }
    }

    var address: WebAddress? {
        if case .web(let address) = place { return address }
        return nil
    }

    /// When it publishes.
    var calendar: PublishingCalendar { PublishingCalendar(format) }
}

extension SourceState {
    /// Notes what a server said of the source with a digest, or with the news that there is none.
    /// - Returns: what an operator should hear.
    mutating func note(
        _ answer: SourceVisit.Answer?, _ source: Source, now: Date, real: Date, day: Day
    ) -> [String] {
        (failures, isGone, checkedAt) = (0, false, now)
        // Counted from the command's own now.
        notBefore = answer?.freshUntil.map { now.addingTimeInterval($0.timeIntervalSince(real)) }
        let settled = settledURL
        guard let target = answer?.movedTo?.text, target != source.address?.text else {
            if settled == nil { (movedURL, movedDays) = (nil, []) }
            return []
        }
        noteMove(to: target, on: day)
        guard settledURL != settled else { return [] }
        return [
            "\(source.id): moved for good to \(WebAddress.shown(target)), as its server has said on three days; "
                + "that is asked from now on: change the configuration"
        ]
    }

    /// Takes over what the next request can be made conditional with.
    mutating func takeValidators(_ answer: SourceVisit.Answer?) {
        let validators = answer?.validators
        (etag, lastModified, validatorsURL) = (validators?.etag, validators?.lastModified, validators?.url)
    }
}

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
    /// How long its host wants to be left alone, by the command's clock; `nil` where it does not, or not any more.
    var hostRests: Date?
    /// The last look, good or bad; `nil` before the first.
    var last: SourceReading?
    /// The last look at its current day; `nil` before the first.
    var current: SourceReading?

    /// - Parameter press: Its clock is the command's; hosts live in real time.
    static func load(
        _ source: Source, day: Day, _ store: Store, _ press: Press
    ) async throws(StorageError) -> StoredSource {
        let state = try await store.sourceState(source.id)
        var stored = StoredSource(
            source: source,
            state: state.flatMap { $0.url == source.key ? $0 : nil } ?? SourceState(source: source.id, url: source.key),
            last: try await store.lastReading(of: source.id, until: press.clock.now),
            current: try await store.reading(of: source.id, on: day))
        guard let address = stored.address else { return stored }
        // "Not modified" would stand for a body that is not there.
        if stored.state.body != nil, !(try await store.hasBody(of: stored.state)) { stored.state.dropBody() }
        let (now, real) = (press.clock.now, press.surroundings.now())
        let rest = try await store.host(FetchPace.lane(of: address.host)).rest(at: real)
        stored.hostRests = rest.map { now.addingTimeInterval($0.timeIntervalSince(real)) }
        return stored
    }

    /// What is remembered of a source that was never looked at.
    var fresh: SourceState { SourceState(source: source.id, url: source.key) }

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

    /// What a key says, for people.
    static func place(ofKey key: String) -> (type: String, place: String)? {
        guard let space = key.firstIndex(of: " ") else { return nil }
        let place = key[key.index(after: space)...]
        let isFile = place.hasPrefix("file:") && !place.hasPrefix("file://")
        return (String(key[..<space]), isFile ? String(place.dropFirst(5)) : WebAddress.shown(String(place)))
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

    /// Forgets the last good body, and what stands for it.
    mutating func dropBody() { (body, etag, lastModified, validatorsURL) = (nil, nil, nil, nil) }

    /// Takes over what the next request can be made conditional with.
    mutating func takeValidators(_ answer: SourceVisit.Answer?) {
        let validators = answer?.validators
        (etag, lastModified, validatorsURL) = (validators?.etag, validators?.lastModified, validators?.url)
    }
}

internal import Foundation
internal import Matching
internal import Storage
internal import Subscribers

/// The threshold in force for a profile, and where it comes from.
struct SettledThreshold: Sendable {
    /// 0…1.
    var minScore: Double
    /// In words: `minScore`, or the wish and what came of it.
    var origin: String

    /// - Parameter store: `nil` where there is none: then a wish is not in force.
    static func read(_ subject: ProfileSubject, _ press: Press, _ store: Store?) async throws -> SettledThreshold {
        guard let wish = subject.papersPerWeek, !subject.profile.takesEverything else {
            return SettledThreshold(minScore: subject.profile.minScore, origin: "minScore")
        }
        let desk = try CalibrationDesk(press)
        let asked = (profile: subject.profile, papersPerWeek: wish, minVotes: subject.minVotes)
        let result = try await desk.results([asked], store, fixes: false)[desk.key(asked)] ?? .init()
        return SettledThreshold(
            minScore: result.calibration?.minScore ?? subject.profile.minScore, origin: result.text(wish: wish))
    }
}

extension Press {
    /// The store, unless nothing was ever stored.
    func storeIfAny() throws(Failure) -> Store? {
        guard FileManager.default.fileExists(atPath: configuration.store.path) else { return nil }
        return try existingStore()
    }

    /// One reader, with the threshold that is in force.
    func settledSubscriber(_ id: String) async throws(Failure) -> (reader: Subscriber, origin: String?) {
        let reader = try await subscriber(id)
        return try await settled([reader])[0]
    }

    /// Readers with the thresholds in force, and where those come from that were made of wishes.
    func settled(_ readers: [Subscriber]) async throws(Failure) -> [(reader: Subscriber, origin: String?)] {
        let wishes = readers.compactMap { reader in
            reader.papersPerWeek.map { (profile: reader.profile, papersPerWeek: $0, minVotes: reader.minVotes) }
        }
        guard !wishes.isEmpty else { return readers.map { ($0, nil) } }
        let store = try storeIfAny()
        let desk = try CalibrationDesk(self)
        let results = try await Failure.translating(configuration.store.path) {
            try await desk.results(wishes, store, fixes: false)
        }
        return readers.map { reader in
            guard let wish = reader.papersPerWeek, !reader.profile.takesEverything else { return (reader, nil) }
            var reader = reader
            let result = results[desk.key((reader.profile, wish, reader.minVotes))] ?? .init()
            if let calibration = result.calibration { reader.profile.minScore = calibration.minScore }
            return (reader, result.text(wish: wish))
        }
    }
}

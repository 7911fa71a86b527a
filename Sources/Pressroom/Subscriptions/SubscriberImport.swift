internal import Foundation
internal import JSONText
internal import MIME
internal import Storage
internal import Subscribers

/// Takes a list of readers into the store, whole or not at all.
///
/// Tables are streamed: their rows are read on all cores and gathered where no other process sees them, and become valid
/// in one commit. The operator's file is not touched, and wins.
public struct SubscriberImport: Sendable {
    /// What the command line says.
    public struct Order: Sendable {
        /// A file, or `-`.
        public var path: String
        /// `nil` = what the bytes look like.
        public var format: String?
        /// `utf8`, `latin1`; `nil` = what the bytes look like.
        public var encoding: String?
        /// Says what would happen, and changes nothing.
        public var isDryRun = false
        /// Leaves bad rows out, in place of refusing all.
        public var skipsBad = false
        /// For what is one reader.
        public var id: String?
        public var email: String?
        /// Column or attribute that holds keywords.
        public var keywordsFrom: String?
        /// For rows that say nothing of what they want.
        public var profiles: [String] = []
        /// Errors that are told; all are counted. Default 20.
        public var mostErrors = 20

        public init(path: String) { self.path = path }
    }

    /// How far it is.
    public struct Progress: Sendable {
        public var rows: Int
        public var bytes: Int
        /// Of the file; `nil` where nobody knows.
        public var totalBytes: Int?
        /// Seconds since the beginning.
        public var elapsed: Double
    }

    let press: Press
    let order: Order

    public init(_ press: Press, _ order: Order) {
        self.press = press
        self.order = order
    }

    /// Reads and stores.
    /// - Parameter progress: Gets a note every now and then.
    /// - Throws: `Failure`; then nothing was changed.
    public func run(_ progress: @Sendable (Progress) -> Void = { _ in }) async throws(Failure) -> ImportReport {
        let (file, shared) = try press.subscribersAndRules()
        let source = try ImportSource(order, press)
        let format = try format(of: source)
        try refuseStrayOptions(format)
        guard format.isTable else {
            let reading = try settings(format, source, shared)
            return try await store(reading, format, file)
        }
        return try await withStore { store in
            let draft = try await store.draftSubscribers(file.taken)
            do {
                let report = try await gather(format, source, shared, draft, progress)
                return try await finish(report, draft)
            } catch {
                try? await draft.discard()
                throw error
            }
        }
    }

    /// A dry run makes no store where there is none.
    func withStore<Value>(_ work: (Store) async throws -> Value) async throws(Failure) -> Value {
        let isThere = FileManager.default.fileExists(atPath: press.configuration.store.path)
        let scratch = order.isDryRun && !isThere ? try ScratchStore.copy(press) : nil
        defer { scratch?.discard() }
        let store = if let scratch { scratch.store } else { try press.store() }
        return try await Failure.translating(store.path) { try await work(store) }
    }

    /// The wishes of a file of settings as a profile for `subscribers.json`, printed and not stored.
    public func profile() throws(Failure) -> (json: String, report: ImportReport) {
        let shared = try press.subscribersAndRules().shared
        let source = try ImportSource(order, press)
        let format = try format(of: source)
        guard !format.isTable else {
            throw Failure(.usage, "\(source.name): a table is no profile", hint: "leave --as-profile out")
        }
        let reading = try settings(format, source, shared, needsAddress: false)
        var report = ImportReport(format: format, isDryRun: true)
        report.take(reading)
        return (String(decoding: reading.profile, as: UTF8.self), report)
    }

    /// An option that would do nothing is a mistake.
    private func refuseStrayOptions(_ format: ImportFormat) throws(Failure) {
        if format.isTable, order.id != nil || order.email != nil {
            throw Failure(.usage, "--id and --email are for a list that is one reader, and this is a table")
        }
        if format != .csv, format != .listmonk, order.keywordsFrom != nil || !order.profiles.isEmpty {
            throw Failure(
                .usage, "--keywords-from and --profile are for csv and listmonk, and this is \(format.rawValue)")
        }
    }

    private func format(of source: ImportSource) throws(Failure) -> ImportFormat {
        if let name = order.format {
            guard let format = ImportFormat(rawValue: name) else {
                let known = ImportFormat.allCases.map(\.rawValue).joined(separator: ", ")
                throw Failure(.usage, "--format: there is no format \(name)", hint: "one of \(known)")
            }
            return format
        }
        do {
            return try ImportFormat.sniffed(source.head, name: source.name)
        } catch {
            throw Self.refusal(source.name, error)
        }
    }

    static func refusal(_ name: String, _ error: RefusedFile) -> Failure {
        var failure = Failure(.invalidData, "\(name) is refused; nothing was changed", refused: error)
        failure.hint = nil
        return failure
    }
}

extension SubscribersFile {
    /// What is taken by the operator's file.
    var taken: SubscriberDraft.Taken {
        SubscriberDraft.Taken(
            addresses: Dictionary(subscribers.map { ($0.email.description, $0.id) }) { first, _ in first })
    }
}

internal import Foundation
internal import JSONText
internal import MIME
internal import Storage
internal import Subscribers

/// All readers of a site: those of `subscribers.json`, and those that the store keeps. The file wins: whoever stands in
/// it, by id or by address, is served as it says, and the stored one is not looked at.
struct Readership: Sendable {
    private(set) var file: SubscribersFile
    /// What turns wishes of stored readers into thresholds, and whether it fixes them.
    private var calibration: (desk: CalibrationDesk, fixes: Bool)?
    let shared: SharedRules
    /// `nil` = there is none yet, and nobody in it.
    let store: Store?
    private let fileIDs: Set<String>
    private let fileAddresses: Set<String>

    init(_ file: SubscribersFile, _ shared: SharedRules, _ store: Store?) {
        self.file = file
        self.shared = shared
        self.store = store
        fileIDs = Set(file.subscribers.map(\.id))
        fileAddresses = Set(file.subscribers.map(\.email.description))
    }

    /// One named reader; `nil` where nobody has that id.
    func subscriber(_ id: String) async throws -> Subscriber? {
        if let found = file.subscribers.first(where: { $0.id == id }) { return found }
        guard let stored = try await store?.subscribers([id])[id] else { return nil }
        switch reading(of: stored) {
        case .reader(let subscriber): return try await settled([subscriber]).first
        case .shadowed(let other):
            throw Failure(.usage, "\(id) is stored, but subscribers.json has the address as \(other), which wins")
        case .void(let reason): throw Failure(.configuration, "the stored reader \(id) cannot be read: \(reason)")
        }
    }

    /// The same readers, their wishes for papers a week turned into thresholds: of the file's at once, of stored ones when
    /// it is their turn.
    func settled(by desk: CalibrationDesk, fixes: Bool) async throws -> Readership {
        var copy = self
        copy.file = try await desk.settled(file, store, fixes: fixes)
        copy.calibration = (desk, fixes)
        return copy
    }

    fileprivate func settled(_ page: [Subscriber]) async throws -> [Subscriber] {
        guard let calibration, page.contains(where: { $0.papersPerWeek != nil }) else { return page }
        let alone = SubscribersFile(subscribers: page)
        return try await calibration.desk.settled(alone, store, fixes: calibration.fixes).subscribers
    }

    /// Those of these ids who want mail.
    func takersOfMail(among ids: Set<String>) async throws -> Set<String> {
        var takers = Set(file.subscribers.filter { ids.contains($0.id) && $0.isEnabled && $0.delivery.mail }.map(\.id))
        for stored in try await store?.subscribers(ids.subtracting(fileIDs)).values.map(\.self) ?? [] {
            // Who cannot be read any more has not said that no mail is wanted.
            switch reading(of: stored) {
            case .reader(let subscriber) where subscriber.isEnabled && subscriber.delivery.mail:
                takers.insert(stored.id)
            case .void where stored.isEnabled: takers.insert(stored.id)
            default: break
            }
        }
        return takers
    }

    /// All enabled readers, a page at a time; first those of the file.
    func pages(of size: Int = 1_000) -> Pages { Pages(self, size: size) }

    /// How a stored reader is to be taken.
    enum StoredReading: Sendable {
        case reader(Subscriber)
        /// The file has the id, or the address, under this id.
        case shadowed(by: String)
        /// The file has changed so that the line means nothing any more.
        case void(reason: String)
    }

    func reading(of stored: StoredSubscriber) -> StoredReading {
        if fileIDs.contains(stored.id) { return .shadowed(by: stored.id) }
        if fileAddresses.contains(stored.email) {
            let other = file.subscribers.first { $0.email.description == stored.email }
            return .shadowed(by: other?.id ?? "another")
        }
        do {
            return .reader(try SubscriberLine(file: stored.id, shared: shared).subscriber(stored.line))
        } catch {
            return .void(reason: error.diagnostics.first?.message ?? "it is damaged")
        }
    }

    /// Goes through all enabled readers once.
    struct Pages {
        private let readership: Readership
        private let size: Int
        private var fromFile: ArraySlice<Subscriber>
        private var last: Int?
        private var isAtEnd: Bool
        /// Stored readers whom the file has too.
        private(set) var shadowed = Named()
        /// Stored readers whom nobody can make sense of, with the first reason.
        private(set) var void = Named()
        private var reason = ""

        /// How many, and the first few by name.
        struct Named {
            var count = 0
            var names: [String] = []

            mutating func add(_ name: String) {
                count += 1
                if names.count < 5 { names.append(name) }
            }

            var text: String { names.joined(separator: ", ") + (count > names.count ? ", …" : "") }
        }

        fileprivate init(_ readership: Readership, size: Int) {
            self.readership = readership
            self.size = size
            fromFile = readership.file.subscribers.filter(\.isEnabled)[...]
            isAtEnd = readership.store == nil
        }

        /// The next readers; `nil` at the end. Never empty.
        mutating func next() async throws -> [Subscriber]? {
            if !fromFile.isEmpty {
                defer { fromFile = fromFile.dropFirst(size) }
                return Array(fromFile.prefix(size))
            }
            while !isAtEnd, let store = readership.store {
                let rows = try await store.subscribers(after: last, limit: size)
                last = rows.last?.number
                isAtEnd = rows.count < size
                let page = rows.filter(\.isEnabled).compactMap { take($0) }
                if !page.isEmpty { return try await readership.settled(page) }
            }
            return nil
        }

        private mutating func take(_ stored: StoredSubscriber) -> Subscriber? {
            switch readership.reading(of: stored) {
            case .reader(let subscriber): return subscriber
            case .shadowed:
                shadowed.add(stored.id)
                return nil
            case .void(let reason):
                void.add(stored.id)
                if self.reason.isEmpty { self.reason = reason }
                return nil
            }
        }

        /// What the operator should know of the stored readers, after the last page.
        var warnings: [String] {
            var warnings: [String] = []
            if shadowed.count > 0 {
                warnings.append(
                    "\(shadowed.count) stored readers are in subscribers.json too, which wins: \(shadowed.text)")
            }
            if void.count > 0 {
                warnings.append("\(void.count) stored readers get nothing (\(void.text)): \(reason)")
            }
            return warnings
        }
    }
}

extension Press {
    /// All readers of the site.
    /// - Parameter store: Open already; `nil` = the site's, where there is one.
    func readership(_ store: Store? = nil) throws(Failure) -> Readership {
        let (file, shared) = try subscribersAndRules()
        if let store { return Readership(file, shared, store) }
        let isThere = FileManager.default.fileExists(atPath: configuration.store.path)
        return Readership(file, shared, isThere ? try self.store(.readOnly) : nil)
    }

    /// A named reader, of the file or stored.
    func subscriber(_ id: String) async throws(Failure) -> Subscriber {
        let readership = try readership()
        if let found = try await Failure.translating(configuration.store.path, { try await readership.subscriber(id) })
        {
            return found
        }
        let known = readership.file.subscribers.map(\.id)
        let guess = JSONText.suggestion(for: id, among: known).map { "did you mean \($0)?" }
        let list = known.isEmpty ? "paperboy subscribers list" : "readers: \(known.prefix(10).joined(separator: ", "))"
        throw Failure(.usage, "no such reader: \(id)", hint: guess ?? list)
    }

    /// Every enabled reader at once: for questions about all, not for runs.
    func enabledReaders() async throws(Failure) -> [Subscriber] {
        let readership = try readership()
        return try await Failure.translating(configuration.store.path) {
            var pages = readership.pages()
            var readers: [Subscriber] = []
            while let page = try await pages.next() { readers += page }
            return readers
        }
    }
}

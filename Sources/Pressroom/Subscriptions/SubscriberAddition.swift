internal import JSONText
internal import Storage
internal import Subscribers

/// Adds one reader to the store, or changes the one with that address.
public enum SubscriberAddition {
    /// What the command line says.
    public struct Wishes: Sendable {
        public var email: String
        public var id: String?
        public var name: String?
        public var keywords: [String] = []
        public var exclude: [String] = []
        public var profiles: [String] = []

        public init(email: String) { self.email = email }
    }

    /// - Throws: `Failure`; then nothing was changed.
    public static func run(_ press: Press, _ wishes: Wishes) async throws(Failure) -> ImportReport {
        let (file, shared) = try press.subscribersAndRules()
        var typed = TypedReader(email: wishes.email)
        typed.id = wishes.id
        typed.name = wishes.name
        typed.keywords = wishes.keywords
        typed.exclude = wishes.exclude
        typed.profiles = wishes.profiles
        let record: SubscriberRecord
        do {
            record = try typed.record(shared)
        } catch {
            throw Failure(
                .usage, "the reader is refused; nothing was changed", details: error.diagnostics.map(\.rendered))
        }
        var report = ImportReport(format: .jsonLines, isDryRun: false)
        report.rows = 1
        if !record.hasProfile { report.withoutProfile = 1 }
        let order = SubscriberImport.Order(path: "command line")
        return try await SubscriberImport(press, order).store(record, report, file)
    }
}

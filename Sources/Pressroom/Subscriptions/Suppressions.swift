public import Foundation
internal import JSONText
internal import MIME
internal import Storage

/// Addresses that get no letters, whoever lists them.
public enum Suppressions {
    public struct Row: Sendable, Encodable {
        public var address: String
        public var reason: String
        public var note: String?
        public var at: Date
    }

    /// All of them: the operator asked for addresses, and gets them.
    public static func list(_ press: Press) async throws(Failure) -> [Row] {
        guard FileManager.default.fileExists(atPath: press.configuration.store.path) else { return [] }
        let store = try press.store(.readOnly)
        return try await Failure.translating(store.path) {
            try await store.suppressions().map { Row(address: $0.email, reason: $0.reason, note: $0.note, at: $0.at) }
        }
    }

    /// - Parameters:
    ///   - file: Addresses, one a line, or the column `email` of a table; `-` is standard input.
    ///   - reason: A word.
    /// - Returns: How many are new, of how many.
    public static func add(
        _ press: Press, addresses: [String], file: String?, reason: String, note: String?
    ) async throws(Failure) -> (added: Int, of: Int) {
        guard reason.utf8.count <= 40, reason.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x2D }),
            !reason.isEmpty
        else { throw Failure(.usage, "--reason is a word of small letters and hyphens, such as unsubscribed") }
        if let note, note.unicodeScalars.count > 200 || note.unicodeScalars.contains(where: isControl) {
            throw Failure(.usage, "--note is one line of at most 200 characters")
        }
        var entries = try parsed(addresses)
        if let file { entries += try AddressFile.read(file, press) }
        let store = try press.store()
        return try await Failure.translating(store.path) {
            let at = press.clock.now
            let all = entries.map { Suppression(email: $0.description, reason: reason, note: note, at: at) }
            return (try await store.suppress(all), Set(all.map(\.email)).count)
        }
    }

    /// - Returns: How many were lifted.
    public static func remove(_ press: Press, addresses: [String]) async throws(Failure) -> Int {
        let entries = try parsed(addresses).map(\.description)
        let store = try press.store()
        return try await Failure.translating(store.path) { try await store.liftSuppressions(of: entries) }
    }

    /// The place is told, the address is not.
    private static func parsed(_ addresses: [String]) throws(Failure) -> [Address] {
        var parsed: [Address] = []
        for (index, text) in addresses.enumerated() {
            do {
                parsed.append(try Address(text))
            } catch {
                throw Failure(.usage, "address \(index + 1): \(error)")
            }
        }
        return parsed
    }
}

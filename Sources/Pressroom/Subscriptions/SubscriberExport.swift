internal import Foundation
internal import Storage

/// Stored readers as lines of JSON, as an import reads them.
public enum SubscriberExport {
    /// - Parameters:
    ///   - emit: Gets some lines at a time, each with its end; `false` ends the export.
    /// - Returns: How many readers there are.
    public static func run(_ press: Press, _ emit: ([UInt8]) -> Bool) async throws(Failure) -> Int {
        guard FileManager.default.fileExists(atPath: press.configuration.store.path) else { return 0 }
        let store = try press.store(.readOnly)
        return try await Failure.translating(store.path) {
            var last: Int?
            var count = 0
            while true {
                let page = try await store.subscribers(after: last, limit: 1_000)
                guard let end = page.last else { return count }
                last = end.number
                count += page.count
                guard emit(page.flatMap { $0.line + [0x0A] }) else { return count }
            }
        }
    }
}

public import JSONText

/// A reader as somebody types one on a command line.
public struct TypedReader: Sendable {
    public var email: String
    /// `nil` = one is made of the address.
    public var id: String?
    public var name: String?
    public var keywords: [String] = []
    public var exclude: [String] = []
    /// Of the operator's file.
    public var profiles: [String] = []

    public init(email: String) { self.email = email }

    /// The reader, checked as a line of an import is.
    /// - Throws: `RefusedFile`; the paths of its errors are the options' names.
    public func record(_ shared: SharedRules) throws(RefusedFile) -> SubscriberRecord {
        let nowhere = Position(line: 1, column: 1)
        var text = RecordText()
        text.set("email", email, at: nowhere, as: "address")
        if let id { text.set("id", id, at: nowhere, as: "--id") }
        if let name { text.set("name", name, at: nowhere, as: "--name") }
        for (key, list, option) in [
            ("keywords", keywords, "--keyword"), ("exclude", exclude, "--exclude"), ("profiles", profiles, "--profile"),
        ] where !list.isEmpty {
            text.set(key, list: list, at: nowhere, as: option)
        }
        do {
            return try SubscriberLine(file: "command line", shared: shared).record(text.bytes)
        } catch {
            let found = text.placed(error, in: "command line", row: nowhere)
            throw RefusedFile(
                found.map { Diagnostic(file: $0.file, path: $0.path, code: $0.code, message: $0.message) })
        }
    }
}

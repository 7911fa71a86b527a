/// One file of the static pages, ready to be written.
public struct FeedFile: Hashable, Sendable {
    /// Relative to the output folder, with slashes: `feeds/all.atom`.
    public var path: String
    /// UTF-8; equal for equal input.
    public var bytes: [UInt8]
    /// Behind a token: its path stands in no index, OPML, log or output.
    public var isPrivate: Bool

    public init(path: String, bytes: [UInt8], isPrivate: Bool = false) {
        self.path = path
        self.bytes = bytes
        self.isPrivate = isPrivate
    }
}

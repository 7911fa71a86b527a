extension Score {
    /// Reads both files and scores with the site's background; where there is no site, with that of the binary.
    /// - Parameters:
    ///   - warn: gets each remark before the first row.
    ///   - complain: gets each bad line before the first row; such a line is skipped.
    ///   - emit: gets the rows of one profile after the other, in the file's order, best first, then by id.
    /// - Returns: whether every line was good.
    /// - Throws: `ScoreInputError` for a file that cannot be read, `Failure` for a background that cannot be used.
    public func run(
        _ press: Press, warn: (Warning) -> Void, complain: (ScoreInputError) -> Void, emit: ([Row]) -> Void
    ) async throws -> Bool {
        try await run(background: press.background(), warn: warn, complain: complain, emit: emit)
    }
}

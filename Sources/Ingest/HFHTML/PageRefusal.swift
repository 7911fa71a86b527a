internal import Markup

/// Why a page is no digest: what it says of itself.
struct PageRefusal {
    let reason: IngestError.Reason

    /// What pages call themselves that stand before another one.
    private static let gates = [
        "sign in", "log in", "login", "just a moment", "attention required", "access denied", "robot", "captcha",
    ]

    /// - Parameter isAskedFor: whether somebody said that it is a page with a digest.
    /// - Parameter url: of the page; makes the address of its feed absolute.
    init(_ page: HTMLPage, isAskedFor: Bool, url: String? = nil) {
        let title = page.title ?? ""
        let lower = title.lowercased()
        let code = title.prefix { $0.isNumber }
        let isFailure = code.count == 3 && (code.first == "4" || code.first == "5")
        if SourceReport.isThrottling(title) {
            reason = .throttled
        } else if page.gate != nil || Self.gates.contains(where: lower.contains) {
            reason = .looksLike(.signInPage)
        } else if isFailure || ["error", "not found", "unavailable"].contains(where: lower.contains) {
            reason = SourceReport.reason(title)
        } else if isAskedFor {
            reason = .noPaper
        } else if let feed = page.feeds.lazy.compactMap({ WebLink.resolve($0.href, against: [url]) }).first {
            reason = .looksLike(.pageWithFeed(url: feed))
        } else {
            reason = .looksLike(.htmlPage(nil))
        }
    }

    /// A page in place of something else.
    init(_ bytes: [UInt8], _ context: ReadingContext) {
        let other = PageRefusal(HTMLPage(bytes, charset: context.charset), isAskedFor: false, url: context.url)
        let text = ByteText(bytes[...], reach: 64 * 1024)
        let isDigest = text.contains("dailypapers") || text.contains("daily papers")
        reason =
            other.reason == .looksLike(.htmlPage(nil)) && isDigest ? .looksLike(.htmlPage(.hfHTML)) : other.reason
    }

    func error(_ source: String) -> IngestError {
        IngestError(source: source, reason: reason)
    }
}

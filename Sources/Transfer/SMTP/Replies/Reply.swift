/// One complete reply of an SMTP server (RFC 5321 §4.2), safe to store and to log.
public struct Reply: Hashable, Sendable, CustomStringConvertible {
    /// The reply code, 200…599.
    public let code: Int
    /// The enhanced status code, when the server gave one at the start of its text, or in qmail's form `(#5.1.1)`.
    public let enhanced: EnhancedCode?
    /// The lines joined by spaces, without the enhanced code: no control characters, addresses replaced by `***`,
    /// at most 500 characters.
    public let text: String

    /// A reply made from its parts; `text` is cleaned like one that came over the wire.
    public init(code: Int, enhanced: EnhancedCode? = nil, text: String = "") {
        self.code = code
        self.enhanced = enhanced
        self.text = ReplyText.masked(ReplyText.clean(text), hiding: [])
    }

    /// A reply as it was read.
    /// - Parameter hiding: local parts of the letter's own addresses: servers repeat them ("user ada unknown").
    init(_ raw: RawReply, hiding: [String] = []) {
        let (enhanced, text) = raw.parts
        code = raw.code
        self.enhanced = enhanced
        self.text = ReplyText.masked(text, hiding: hiding)
    }

    /// 2xx.
    public var isPositive: Bool { code / 100 == 2 }
    /// 4xx: the same command may succeed later.
    public var isTransient: Bool { code / 100 == 4 }
    /// 5xx: the same command will not succeed.
    public var isPermanent: Bool { code / 100 == 5 }

    /// The reply on one line: `550 5.1.1 mailbox unavailable`.
    public var description: String {
        var parts = [String(code)]
        if let enhanced { parts.append(enhanced.description) }
        if !text.isEmpty { parts.append(text) }
        return parts.joined(separator: " ")
    }
}

/// A reply before its text is looked at: most replies of a run are a plain "go on", whose text nobody needs.
struct RawReply: Hashable, Sendable {
    var code: Int
    /// The lines' texts, separated by LF.
    var text: [UInt8] = []

    /// The enhanced code, and the clean but unmasked text without it.
    var parts: (EnhancedCode?, String) {
        var enhanced: EnhancedCode?
        var lines: [String] = []
        for line in text.split(separator: 10, omittingEmptySubsequences: false) {
            var clean = ReplyText.clean(String(decoding: line, as: UTF8.self))[...]
            if let first = clean.split(separator: " ", maxSplits: 1).first, let found = EnhancedCode(first) {
                enhanced = enhanced ?? found
                clean = clean.dropFirst(first.count).drop { $0 == " " }
            }
            if !clean.isEmpty { lines.append(String(clean)) }
        }
        let joined = lines.joined(separator: " ")
        return (enhanced ?? ReplyText.embeddedCode(in: joined), joined)
    }
}

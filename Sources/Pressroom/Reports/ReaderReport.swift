public import Foundation

/// What one subscriber gets in a run, or why nothing.
public struct ReaderReport: Hashable, Sendable {
    /// How it stands with the subscriber's edition.
    public enum Standing: Hashable, Sendable {
        /// A letter was planned (or would be, in a dry run).
        case planned(papers: Int, of: Int)
        /// The edition of this day has been planned before; the word is the letter's state.
        case alreadyThere(state: String)
        /// No paper passes.
        case noMatch(of: Int)
        /// Everything that passes went out in earlier letters.
        case nothingNew
        /// No digest has been read.
        case noDigest
        /// The newest digest is older than the reader's `maxAgeDays`.
        case tooOld(newest: String)
        case notDue(next: Date)
        /// Due for longer than `mail.lateAfter`: its papers go into the next letter.
        case late(since: Date)
        /// Due, and waiting for the digests of these sources, which are usually there soon.
        case awaiting(sources: [String], by: Date)
        /// An earlier letter is in the hands of another process.
        case busy
        /// Another process planned a letter with some of these papers meanwhile: the next run looks again.
        case overtaken
        /// The reader wants feeds only.
        case noMail
        /// The address gets no letters, whoever lists it.
        case suppressed

        /// For programs: `planned`, `no-match`, …; the letter's state where there is one already.
        public var word: String {
            switch self {
            case .planned: "planned"
            case .alreadyThere(let state): state
            case .noMatch: "no-match"
            case .nothingNew: "nothing-new"
            case .noDigest: "no-digest"
            case .tooOld: "too-old"
            case .notDue: "not-due"
            case .late: "late"
            case .awaiting: "awaiting"
            case .busy: "busy"
            case .overtaken: "overtaken"
            case .noMail: "no-mail"
            case .suppressed: "suppressed"
            }
        }
    }

    public var subscriber: String
    /// Subscriber and local day.
    public var edition: String
    public var standing: Standing

    public init(subscriber: String, edition: String, standing: Standing) {
        self.subscriber = subscriber
        self.edition = edition
        self.standing = standing
    }
}

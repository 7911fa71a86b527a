/// The place of an article in print, as the parts of PRISM give it.
enum FeedJournal {
    /// `Kites Quarterly 12(3), 34–56`; arXiv's reference as it stands; `nil` without a journal.
    static func reference(_ parts: [(field: FeedField, text: String)]) -> String? {
        func part(_ field: FeedField) -> String? {
            parts.first { $0.field == field && !$0.text.isEmpty }?.text
        }
        if let whole = part(.journalReference) { return whole }
        guard var text = part(.journalName) else { return nil }
        if let volume = part(.volume) { text += " \(volume)" }
        if let issue = part(.issue) { text += part(.volume) == nil ? " (\(issue))" : "(\(issue))" }
        let first = part(.firstPage) ?? part(.pages)
        if let first {
            text += ", \(first)"
            if let last = part(.lastPage), last != first, part(.firstPage) != nil { text += "–\(last)" }
        }
        return text
    }
}

/// Scores of another background are other scores: that is said once, with the first letters that have them.
struct ChangeOfBackground {
    /// The version in force.
    let now: String
    private var former: String?
    private var changed = 0
    private var all = 0

    init(now: String) {
        self.now = now
    }

    /// Looks at some more readers.
    mutating func add(_ plan: [EditionDesk.Decision]) {
        all += plan.count
        for decision in plan {
            guard case .planned = decision.standing, let former = decision.formerBackground else { continue }
            self.former = self.former ?? former
            changed += 1
        }
    }

    var warnings: [String] {
        guard let former else { return [] }
        return [
            "scores are by background \(now) now, and were by \(former) in the last letters of "
                + "\(changed) of \(all) readers: thresholds let other papers pass"
        ]
    }
}

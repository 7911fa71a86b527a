import Synchronization

/// A script with its counts, shared by the connections of one server.
final class FaultPlan: Sendable {
    private struct State {
        var counts: [Int]
        var seen: [Set<String>]
    }

    let script: FaultScript
    private let state: Mutex<State>

    init(_ script: FaultScript) {
        self.script = script
        state = Mutex(
            State(
                counts: Array(repeating: 0, count: script.rules.count),
                seen: Array(repeating: [], count: script.rules.count)))
    }

    /// The fault of the first rule that strikes now; every rule whose conditions hold counts the occasion.
    func fault(at phase: FaultScript.Phase, connection: Int, recipients: [String]) -> FaultScript.Fault? {
        state.withLock { state in
            var fault: FaultScript.Fault?
            for (index, rule) in script.rules.enumerated() where rule.phase == phase {
                if let wanted = rule.connection, wanted != connection { continue }
                if let text = rule.recipient, !recipients.contains(where: { $0.contains(text) }) { continue }
                state.counts[index] += 1
                if fault == nil, Self.strikes(rule.which, index, recipients.last ?? "", &state) { fault = rule.fault }
            }
            return fault
        }
    }

    private static func strikes(
        _ which: FaultScript.Which, _ index: Int, _ recipient: String, _ state: inout State
    ) -> Bool {
        let count = state.counts[index]
        return switch which {
        case .always: true
        case .nth(let wanted): count == wanted
        case .first(let wanted): count <= wanted
        case .every(let step): step > 0 && count % step == 0
        case .firstOfEachRecipient: state.seen[index].insert(recipient).inserted
        }
    }
}

public import Editions
public import Outbox
public import Papers

extension MemoryLedger {
    public func deliveries(_ filter: DeliveryFilter) throws(LedgerError) -> [Delivery] {
        let listed = all(filter).sorted {
            ($1.id.day, $0.id.subscriber, $0.id.generation) < ($0.id.day, $1.id.subscriber, $1.id.generation)
        }
        return Array(listed.prefix(filter.limit ?? listed.count))
    }

    public func summary(_ filter: DeliveryFilter) throws(LedgerError) -> DeliverySummary {
        DeliverySummary(all(filter))
    }

    public func letters(_ ids: [EditionID]) throws(LedgerError) -> [EditionID: PlannedLetter] {
        contents.filter { ids.contains($0.key) }
    }

    public func history(of subscribers: Set<String>, since: Day) throws(LedgerError) -> [String: ReaderHistory] {
        var result: [String: ReaderHistory] = [:]
        for subscriber in subscribers {
            let own = records.values.filter { $0.id.subscriber == subscriber }
            result[subscriber] = ReaderHistory(
                papers: names(of: own.filter { !$0.isSupersedable && $0.id.day >= since }),
                newest: own.filter { contents[$0.id] != nil }.map(\.id).max(),
                oldest: own.filter { contents[$0.id] != nil }.map(\.id).min(),
                inHand: own.filter(\.isInHand).map(\.id).min())
        }
        return result
    }

    private func all(_ filter: DeliveryFilter) -> [Delivery] {
        records.values.filter { record in
            let names = (contents[record.id]?.papers ?? []).map(\.names)
            return filter.ids?.contains(record.id) ?? true
                && filter.subscribers?.contains(record.id.subscriber) ?? true
                && filter.states?.contains(record.state.kind) ?? true
                && record.id.day >= filter.since ?? record.id.day
                && record.id.day <= filter.until ?? record.id.day
                && filter.paper.map { paper in names.contains { $0.contains(paper) } } ?? true
        }.map { $0.delivery(contents[$0.id], lateFacts: lateFacts[$0.id] ?? []) }
    }
}

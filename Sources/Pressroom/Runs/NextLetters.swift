internal import Editions
internal import Foundation
internal import Subscribers

/// When the next letters of a site are due, so that sources are read before.
struct NextLetters: Sendable {
    /// `nil` where nobody wants any.
    let due: Date?

    /// - Parameter stored: how those want it who are kept elsewhere.
    init(_ press: Press, _ file: SubscribersFile, stored: [DeliveryPreferences] = []) {
        let deliveries = (file.subscribers.filter(\.isEnabled).map(\.delivery) + stored).filter(\.mail)
        // Thousands of readers share a handful of hours.
        let kinds = Dictionary(deliveries.map { ("\($0.timezone ?? "") \($0.sendAt) \($0.frequency)", $0) }) {
            first, _ in first
        }
        due = kinds.values.map { delivery in
            Schedule(delivery, siteZone: press.configuration.zone).next(after: press.clock.now).due
        }.min()
    }
}

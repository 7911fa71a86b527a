import Foundation
import MIME
import Mailbox
import Testing

/// Holds what the relays got against what the ledger says.
struct Audit {
    /// One letter, as `deliveries --json` shows it.
    struct Row: Decodable {
        var id: String
        var state: String
        var detail: String?
        var papers: Int
        var attempts: Int
        var reply: String?
        var queueID: String?
        var messageID: String?
        var mayHaveArrived: Bool
        var lateFacts: [String]

        var reader: String { String(id.prefix { $0 != "/" }) }
    }

    let rows: [Row]
    /// What was stored for each reader, in order.
    let copies: [String: [ReceivedMessage]]
    private let site: Site
    private let violations: [Violation]

    init(_ site: Site, _ relays: MailboxServer...) async throws {
        self.site = site
        rows = try await Self.rows(of: site)
        let suffix = "@\(Site.domain)"
        copies = Dictionary(
            grouping: relays.flatMap(\.messages),
            by: { message in
                // A letter has one recipient; anything else is found as a reader that nobody knows.
                let recipient = message.recipients.joined(separator: " ")
                return recipient.hasSuffix(suffix) ? String(recipient.dropLast(suffix.count)) : recipient
            })
        violations = relays.flatMap(\.violations)
    }

    static func rows(of site: Site, _ arguments: String...) async throws -> [Row] {
        let outcome = try await site.binary.run(["deliveries", "--json"] + arguments)
        try #require(outcome.status == 0, "\(outcome.errors)")
        return try JSONDecoder().decode([Row].self, from: Data(outcome.output.utf8))
    }

    /// How many letters are in each state.
    var counts: [String: Int] { Dictionary(grouping: rows, by: \.state).mapValues(\.count) }

    func readers(_ state: String) -> Set<String> { Set(rows.filter { $0.state == state }.map(\.reader)) }

    /// Readers who got more than one copy.
    var doubled: Set<String> { Set(copies.filter { $0.value.count > 1 }.keys) }

    /// The promises: nobody is lost, nobody gets a second copy without an excuse, and a second copy is the first.
    /// - Parameter excused: whose 250 was never read, at some time.
    func check(excused: Set<String> = [], sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(rows.map(\.reader).sorted() == site.readers, sourceLocation: sourceLocation)
        #expect(Set(copies.keys).subtracting(site.readers) == [], sourceLocation: sourceLocation)
        #expect(doubled.subtracting(excused) == [], sourceLocation: sourceLocation)
        #expect(violations == [], sourceLocation: sourceLocation)
        #expect(Set(rows.compactMap(\.messageID)).count == rows.count, sourceLocation: sourceLocation)
        for row in rows {
            let own = copies[row.reader] ?? []
            #expect(isNamed(row, copies: own.count), "\(row), \(own.count) copies", sourceLocation: sourceLocation)
            #expect(Set(own.map(\.bytes)).count <= 1, "\(row.id)", sourceLocation: sourceLocation)
            guard let first = own.first else { continue }
            let message = MessageReader(first.bytes)
            #expect(message?.field("Message-ID") == row.messageID, sourceLocation: sourceLocation)
            #expect(message?.field("X-Paperboy-Edition") == row.id, sourceLocation: sourceLocation)
            #expect(MessageLint(first.bytes).findings == [], "\(row.id)", sourceLocation: sourceLocation)
        }
    }

    /// Whether the state says truly where the letter is.
    private func isNamed(_ row: Row, copies: Int) -> Bool {
        switch row.state {
        case "sent": copies > 0
        case "planned", "deferred", "failed": copies == 0 || row.mayHaveArrived
        case "unknown": row.mayHaveArrived
        default: false
        }
    }
}

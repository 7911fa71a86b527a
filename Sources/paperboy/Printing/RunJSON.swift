import Foundation
import Pressroom

/// The report of a run for programs.
struct RunJSON: Encodable {
    struct Reader: Encodable {
        var subscriber: String
        var edition: String
        /// A word: `planned`, `already-there`, `no-match`, …
        var standing: String
        /// Papers in the edition.
        var papers: Int?
    }

    struct Sending: Encodable {
        var sent: Int
        var deferred: Int
        var failed: Int
        var unknown: Int
        var waiting: Int
        var remarks: [String]
        var stop: String?
    }

    var readings: [ReadingReport]
    var readers: [Reader]
    /// Readers beyond the first ones, by `standing`; absent where there are none.
    var others: [String: Int]?
    var sending: Sending?
    var failures: [String]
    var isDryRun: Bool

    init(_ report: RunReport) {
        readings = report.readings
        readers = report.readers.map(Reader.init)
        others = report.others.isEmpty ? nil : report.others
        sending = report.sending.map {
            Sending(
                sent: $0.sent, deferred: $0.deferred, failed: $0.failed, unknown: $0.unknown, waiting: $0.waiting,
                remarks: $0.remarks, stop: $0.stop)
        }
        failures = (report.readings.compactMap(\.failure) + report.failures).map(\.message)
        isDryRun = report.isDryRun
    }
}

extension RunJSON.Reader {
    init(_ report: ReaderReport) {
        var papers: Int?
        if case .planned(let count, _) = report.standing { papers = count }
        self.init(
            subscriber: report.subscriber, edition: report.edition, standing: report.standing.word,
            papers: papers)
    }
}

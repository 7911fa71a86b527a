import Papers
import Testing

@testable import Pressroom

/// Swift Testing has one too.
private typealias Status = Pressroom.ExitStatus

@Suite struct RunReportTests {
    private static func reading(_ state: BatchState?, _ failure: Status? = nil, wasRead: Bool = true) -> ReadingReport {
        var report = ReadingReport(source: "a", day: "2026-03-02", state: state)
        report.wasRead = wasRead
        report.failure = failure.map { Failure($0, "x") }
        return report
    }

    /// A million readers are counted, and the first ones told.
    @Test func readersBeyondTheFirstAreCounted() {
        var report = RunReport()
        let reports = (0..<RunReport.readerLimit + 5).map { index in
            ReaderReport(
                subscriber: "r\(index)", edition: "r\(index)/2026-03-02",
                standing: index % 2 == 0 ? .planned(papers: 1, of: 2) : .suppressed)
        }
        report.add(reports.prefix(7))
        report.add(reports.dropFirst(7))
        #expect(report.readers == Array(reports.prefix(RunReport.readerLimit)))
        #expect(report.others == ["planned": 3, "suppressed": 2])
        #expect(report.planned == RunReport.readerLimit / 2 + 3)
    }

    private struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var readings: [ReadingReport]
        var sent = 0
        var status: Status
    }

    private static let cases: [Case] = [
        Case(testDescription: "nothing", readings: [], status: .done),
        Case(
            testDescription: "all well",
            readings: [reading(.fresh), reading(.quiet), reading(.waiting), reading(.primed)],
            status: .done),
        Case(testDescription: "stale", readings: [reading(.stale)], status: .someLeft),
        Case(testDescription: "flood", readings: [reading(.flood)], status: .someLeft),
        Case(testDescription: "partial, with letters", readings: [reading(.partial)], sent: 3, status: .someLeft),
        Case(testDescription: "unreachable", readings: [reading(.failed, .unavailable)], status: .unavailable),
        Case(testDescription: "unreadable", readings: [reading(.failed, .invalidData)], status: .invalidData),
        Case(
            testDescription: "unreachable, with letters", readings: [reading(.failed, .unavailable)], sent: 2,
            status: .someLeft),
        Case(
            testDescription: "one of two", readings: [reading(.failed, .unavailable), reading(.fresh)],
            status: .someLeft),
        Case(
            testDescription: "two failures",
            readings: [reading(.failed, .sourceMissing), reading(.failed, .unavailable)], status: .unavailable),
        Case(
            testDescription: "the disk", readings: [reading(.failed, .unavailable), reading(.failed, .storage)],
            sent: 2,
            status: .storage),
        // What was said once is not said by every run that leaves the source alone; but one that failed is no quiet one.
        Case(testDescription: "not looked at", readings: [reading(.stale, wasRead: false)], status: .done),
        Case(
            testDescription: "failed and not looked at since", readings: [reading(.failed, wasRead: false)],
            status: .someLeft),
    ]

    @Test(arguments: cases)
    private func aFailingSourceDecidesAloneOnlyWhereNothingElseWasDone(example: Case) {
        var report = RunReport()
        report.readings = example.readings
        report.sending = SendingReport(destination: "")
        report.sending?.sent = example.sent
        #expect(report.status == example.status)
    }
}

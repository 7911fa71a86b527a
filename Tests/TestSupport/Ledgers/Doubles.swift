public import Outbox
internal import Testing

extension Sleeper {
    /// Never wakes up by itself.
    public static let asleep = Sleeper { _ in
        while true { try await Task.sleep(for: .seconds(3_600)) }
    }
}

extension MailSender {
    /// Fails the test when it is touched.
    public static let unimplemented = MailSender(
        deliver: { messages in
            Testing.Issue.record("no letter was to be sent")
            return WindowReport(verdicts: messages.map { _ in .notSent(reason: "unimplemented") })
        }, close: {})
}

extension Composer {
    /// Fails the test when it is touched.
    public static let unimplemented = Composer { _ in
        Testing.Issue.record("no letter was to be composed")
        throw ComposeError(reason: "unimplemented")
    }
}

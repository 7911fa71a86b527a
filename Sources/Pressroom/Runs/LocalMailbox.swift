internal import Foundation
internal import MIME
internal import Mailbox

/// The local catch-all: an SMTP server on this machine that keeps every letter in a Maildir.
public final class LocalMailbox: Sendable {
    /// A letter that has arrived.
    public struct Arrival: Sendable {
        /// `ada/2025-12-01`, where it is one of ours.
        public var edition: String?
        public var subject: String
        /// The HTML part.
        public var html: String?
        /// Octets.
        public var size: Int
    }

    private let server: MailboxServer
    public let maildir: String
    /// Where it listens.
    public let host: String
    /// Whether this machine alone can connect.
    public var isLocal: Bool { host == "localhost" || host.hasPrefix("127.") }

    /// - Parameters:
    ///   - listen: `host:port` or a port; loopback unless another host is named. Port 0 = any free one.
    ///   - maildir: Folder of the letters; made where it is missing.
    public init(
        listen: String, maildir: String, onArrival: @escaping @Sendable (Arrival) -> Void
    ) throws(Failure) {
        var options = MailboxServer.Options()
        let parts = listen.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, let port = parts.last.flatMap({ Int($0) }), (0...65_535).contains(port) else {
            throw Failure(.usage, "\(listen) is no address to listen on", hint: "write 127.0.0.1:1025, or 1025")
        }
        if parts.count == 2, !parts[0].isEmpty { options.host = String(parts[0]) }
        options.port = port
        options.remembers = false
        options.onMessage = { onArrival(Arrival($0)) }
        do {
            options.maildir = try Maildir(path: maildir)
        } catch {
            throw Failure(.cannotCreate, "\(error)")
        }
        self.maildir = maildir
        host = options.host
        server = MailboxServer(options)
    }

    /// Begins to listen.
    /// - Returns: The port.
    public func start() async throws(Failure) -> Int {
        do {
            return try await server.start()
        } catch {
            throw Failure(.cannotCreate, "cannot listen: \(error)", hint: "is another mailbox running on that port?")
        }
    }

    public func stop() async {
        await server.stop()
    }
}

extension LocalMailbox.Arrival {
    init(_ message: ReceivedMessage) {
        let reader = MessageReader(message.bytes)
        self.init(
            edition: reader?.field("X-Paperboy-Edition"), subject: reader?.field("Subject") ?? "(no subject)",
            html: reader?.text(of: "text/html"), size: message.bytes.count)
    }
}

public import NIOCore
import NIOPosix
import Synchronization

/// A small SMTP server that takes every message: the local catch-all for trying Paperboy out, and the server of its tests.
///
/// It listens on loopback, relays nothing, and answers 250 to a message only once it is stored.
public final class MailboxServer: Sendable {
    /// User and password that AUTH takes.
    public struct Login: Hashable, Sendable {
        /// The user's name.
        public var user: String
        /// The password, as it is typed.
        public var password: String

        /// A login for trying out; it is no secret.
        public init(user: String, password: String) {
            self.user = user
            self.password = password
        }
    }

    /// How TLS is had; the handler comes from outside, since only tests carry a TLS library for servers.
    public enum TLS: Sendable {
        /// Plain text only.
        case none
        /// STARTTLS is offered.
        case startTLS(@Sendable () throws -> any ChannelHandler)
        /// TLS begins with the connection.
        case implicit(@Sendable () throws -> any ChannelHandler)
    }

    /// How a server behaves.
    public struct Options: Sendable {
        /// Default 127.0.0.1.
        public var host = "127.0.0.1"
        /// 0 takes a free port.
        public var port = 0
        /// The name in the greeting.
        public var name = "mailbox.test"
        /// With a login, MAIL is refused before AUTH. Default: anybody may send.
        public var login: Login?
        /// Default: plain text.
        public var tls = TLS.none
        /// The largest message in octets. Default 25 MiB.
        public var maxSize = 25 * 1024 * 1024
        /// Where messages are kept, with their envelope as `Return-Path` and `Delivered-To` lines.
        public var maildir: Maildir?
        /// Keep every message in memory, for ``MailboxServer/messages``. Default true.
        public var remembers = true
        /// What the server does wrong on purpose. Default: nothing.
        public var faults = FaultScript()
        /// Called with each message once it is stored, from any thread.
        public var onMessage: (@Sendable (ReceivedMessage) -> Void)?

        /// The defaults: plain text, no login, no faults, a free port.
        public init() {}
    }

    private struct State {
        var listener: (any Channel)?
        var connections: [ObjectIdentifier: any Channel] = [:]
        var connectionCount = 0
        var messageCount = 0
        var messages: [ReceivedMessage] = []
        var violations: [Violation] = []
    }

    let options: Options
    let plan: FaultPlan
    private let state = Mutex(State())

    /// A server that does not listen yet.
    public init(_ options: Options = Options()) {
        self.options = options
        plan = FaultPlan(options.faults)
    }

    /// Listens, and returns the port.
    /// - Throws: what binding the port throws, an `IOError` for one that is taken.
    @discardableResult
    public func start() async throws -> Int {
        let bootstrap = ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 256)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try self.accept(channel) }
            }
        let listener = try await bootstrap.bind(host: options.host, port: options.port).get()
        state.withLock { $0.listener = listener }
        return listener.localAddress?.port ?? options.port
    }

    /// Stops listening and drops every connection.
    public func stop() async {
        // The listener first: a client that is dropped tries again at once.
        let listener = state.withLock { state in
            defer { state.listener = nil }
            return state.listener
        }
        try? await listener?.close().get()
        while let channel = state.withLock({ $0.connections.first?.value }) {
            try? await channel.close().get()
            state.withLock { _ = $0.connections.removeValue(forKey: ObjectIdentifier(channel)) }
        }
    }

    /// The port it listens on; `nil` before ``start()`` and after ``stop()``.
    public var port: Int? { state.withLock { $0.listener?.localAddress?.port } }

    /// Every stored message in the order of storing, those whose 250 was never sent included.
    public var messages: [ReceivedMessage] { state.withLock { $0.messages } }

    /// How many messages were stored.
    public var messageCount: Int { state.withLock { $0.messageCount } }

    /// How many connections were accepted.
    public var connectionCount: Int { state.withLock { $0.connectionCount } }

    /// What clients did against the rules.
    public var violations: [Violation] { state.withLock { $0.violations } }

    private func accept(_ channel: any Channel) throws {
        let number = state.withLock { state in
            state.connectionCount += 1
            state.connections[ObjectIdentifier(channel)] = channel
            return state.connectionCount
        }
        channel.closeFuture.whenComplete { _ in
            self.state.withLock { _ = $0.connections.removeValue(forKey: ObjectIdentifier(channel)) }
        }
        var isEncrypted = false
        if case .implicit(let handler) = options.tls {
            try channel.pipeline.syncOperations.addHandler(handler())
            isEncrypted = true
        }
        let session = Session(settings: settings, connection: number, faults: plan, isEncrypted: isEncrypted)
        try channel.pipeline.syncOperations.addHandler(IdleStateHandler(readTimeout: .minutes(5)))
        try channel.pipeline.syncOperations.addHandler(SessionHandler(session: session, server: self))
    }

    private var settings: SessionSettings {
        let canStartTLS = if case .startTLS = options.tls { true } else { false }
        return SessionSettings(
            name: options.name, login: options.login, canStartTLS: canStartTLS, maxSize: options.maxSize)
    }

    /// Stores a message and returns the name that its sender gets as queue id; blocks while the disk works.
    func store(_ message: ReceivedMessage) throws -> String {
        let name = try options.maildir?.write(message.withEnvelope)
        let count = state.withLock { state in
            state.messageCount += 1
            if options.remembers { state.messages.append(message) }
            return state.messageCount
        }
        options.onMessage?(message)
        return name ?? "M\(100_000 + count)"
    }

    func note(_ violations: [Violation]) {
        if !violations.isEmpty { state.withLock { $0.violations += violations } }
    }
}

public import NIOCore
import NIOPosix
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An HTTP server on a loopback port that answers with scripts, for tests of fetching.
///
/// It takes requests without a body, and remembers them.
public final class HTTPTestServer: Sendable {
    /// Answers one request; called from any thread.
    public typealias Handler = @Sendable (HTTPTestRequest) -> HTTPScript
    /// Makes the handler that speaks TLS, see ``TLSServer``.
    public typealias TLS = @Sendable () throws -> any ChannelHandler

    private struct State {
        var listener: (any Channel)?
        var connections: [ObjectIdentifier: any Channel] = [:]
        var connectionCount = 0
        var requests: [HTTPTestRequest] = []
    }

    private let handler: Handler
    private let tls: TLS?
    private let state = Mutex(State())

    /// A server that does not listen yet; plain text without `tls`.
    public init(tls: TLS? = nil, _ handler: @escaping Handler) {
        self.handler = handler
        self.tls = tls
    }

    /// A server for the time of `body`, which gets it and its port.
    public static func run<Result>(
        tls: TLS? = nil, _ handler: @escaping Handler, _ body: (HTTPTestServer, Int) async throws -> Result
    ) async throws -> Result {
        let server = HTTPTestServer(tls: tls, handler)
        let port = try await server.start()
        do {
            let result = try await body(server, port)
            await server.stop()
            return result
        } catch {
            await server.stop()
            throw error
        }
    }

    /// Listens on 127.0.0.1, and returns the port.
    /// - Parameter port: 0 takes a free one.
    @discardableResult
    public func start(port: Int = 0) async throws -> Int {
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 256)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try self.accept(channel) }
            }
            .bind(host: "127.0.0.1", port: port).get()
        state.withLock { $0.listener = listener }
        return listener.localAddress?.port ?? port
    }

    /// Stops listening and drops every connection.
    public func stop() async {
        let (listener, connections) = state.withLock { state in
            defer { state.listener = nil }
            return (state.listener, Array(state.connections.values))
        }
        try? await listener?.close().get()
        for connection in connections { try? await connection.close().get() }
    }

    /// Every request in the order in which they came.
    public var requests: [HTTPTestRequest] { state.withLock { $0.requests } }

    /// How many connections were accepted.
    public var connectionCount: Int { state.withLock { $0.connectionCount } }

    private func accept(_ channel: any Channel) throws {
        let number = state.withLock { state in
            state.connectionCount += 1
            state.connections[ObjectIdentifier(channel)] = channel
            return state.connectionCount
        }
        channel.closeFuture.whenComplete { _ in
            self.state.withLock { _ = $0.connections.removeValue(forKey: ObjectIdentifier(channel)) }
        }
        if let tls { try channel.pipeline.syncOperations.addHandler(tls()) }
        let stream = try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        Task { try? await self.serve(stream, number) }
    }

    private func serve(_ stream: NIOAsyncChannel<ByteBuffer, ByteBuffer>, _ number: Int) async throws {
        try await stream.executeThenClose { input, output in
            var received: [UInt8] = []
            for try await bytes in input {
                received += bytes.readableBytesView
                while let request = HTTPTestRequest.take(from: &received, connection: number) {
                    state.withLock { $0.requests.append(request) }
                    for step in handler(request).steps {
                        guard try await play(step, stream.channel, output) else { return }
                    }
                }
            }
        }
    }

    /// - Returns: `false` when the connection has ended.
    private func play(
        _ step: HTTPScript.Step, _ channel: any Channel, _ output: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) async throws -> Bool {
        switch step {
        case .send(let bytes):
            try await output.write(ByteBuffer(bytes: bytes))
        case .sendEndlessly(let bytes, let pause):
            let buffer = ByteBuffer(bytes: bytes)
            while true {
                try await output.write(buffer)
                if pause > .zero { try await Task.sleep(for: pause) }
            }
        case .pause(let duration):
            try await Task.sleep(for: duration)
        case .hang:
            try await channel.closeFuture.get()
            return false
        case .close:
            return false
        case .reset:
            try await (channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
            try await channel.close().get()
            return false
        }
        return true
    }
}

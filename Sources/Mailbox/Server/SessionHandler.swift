import NIOCore
import NIOPosix

/// Carries one session's bytes; every decision is the session's.
final class SessionHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private var session: Session
    private let server: MailboxServer
    /// A pause, the disk, or TLS is waited for.
    private var isWaiting = false
    private var isClosed = false

    init(session: Session, server: MailboxServer) {
        self.session = session
        self.server = server
    }

    func channelActive(context: ChannelHandlerContext) {
        session.begin()
        drive(context)
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        session.receive(unwrapInboundIn(data).readableBytesView)
        if session.backlog > server.options.maxSize + 1_048_576 {
            context.close(promise: nil)
            return
        }
        drive(context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        isClosed = true
        server.note(session.takeViolations())
        context.fireChannelInactive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is IdleStateHandler.IdleStateEvent, !isWaiting {
            session.reply("421 4.4.2 nothing was said for too long")
            session.end()
            drive(context)
        }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func drive(_ context: ChannelHandlerContext) {
        while !isWaiting, !isClosed, let output = session.next() { perform(output, context) }
        server.note(session.takeViolations())
        if !isClosed { context.flush() }
    }

    private func perform(_ output: Session.Output, _ context: ChannelHandlerContext) {
        switch output {
        case .send(let bytes):
            context.write(wrapOutboundOut(context.channel.allocator.buffer(bytes: bytes)), promise: nil)
        case .pause(let duration):
            let time = context.eventLoop.scheduleTask(in: TimeAmount(duration)) {}
            wait(for: time.futureResult, context) { _, _ in }
        case .store(let message):
            let stored = NIOThreadPool.singleton.runIfActive(eventLoop: context.eventLoop) { [server] in
                try server.store(message)
            }
            wait(for: stored, context) { handler, result in handler.session.stored(as: try? result.get()) }
        case .startTLS:
            // The 220 leaves in plain text before TLS stands in front.
            let left = context.eventLoop.makePromise(of: Void.self)
            context.writeAndFlush(wrapOutboundOut(ByteBuffer()), promise: left)
            wait(for: left.futureResult, context) { handler, _ in handler.startTLS(context) }
        case .announce: break
        case .close:
            isClosed = true
            let left = context.eventLoop.makePromise(of: Void.self)
            context.writeAndFlush(wrapOutboundOut(ByteBuffer()), promise: left)
            let channel = context.channel
            left.futureResult.whenComplete { _ in channel.close(promise: nil) }
        }
    }

    private func startTLS(_ context: ChannelHandlerContext) {
        guard case .startTLS(let handler) = server.options.tls, let handler = try? handler() else {
            context.close(promise: nil)
            return
        }
        try? context.pipeline.syncOperations.addHandler(handler, position: .first)
        session.tlsStarted()
    }

    /// Goes on when `future` is done, unless the connection is gone by then.
    private func wait<Value: Sendable>(
        for future: EventLoopFuture<Value>, _ context: ChannelHandlerContext,
        then: @escaping (SessionHandler, Result<Value, any Error>) -> Void
    ) {
        isWaiting = true
        context.flush()
        future.assumeIsolated().whenComplete { result in
            self.isWaiting = false
            guard !self.isClosed else { return }
            then(self, result)
            self.drive(context)
        }
    }
}

/// Runs hops one after another, on a thread of its own and with its own connections: one host is never asked twice at once.
actor FetchLane {
    private nonisolated let thread = BlockingThread(label: "paperboy.fetch")
    private var handle: CurlHandle?

    /// The thread that blocks in place of the cooperative pool.
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    /// Blocks until there is an answer, an error, or the time is over.
    func run(_ hop: Hop, isCancelled: @escaping @Sendable () -> Bool) -> Result<Hop.Answer, FetchError> {
        Result { () throws(FetchError) in
            let host = hop.address.authority
            guard let handle = handle ?? CurlHandle() else {
                throw FetchError(.unclassified, host: host, detail: "out of memory")
            }
            self.handle = handle
            if isCancelled() { throw FetchError(.cancelled, host: host) }
            return try hop.run(handle, isCancelled)
        }
    }
}

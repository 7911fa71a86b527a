import Dispatch

/// Runs an actor's jobs on a serial queue of its own, where they may block for minutes: Swift's cooperative threads are as
/// few as the cores, and a relay that is slow would stop everything else. Dispatch gives each blocked serial queue a
/// thread beyond the number of cores (a test holds eight at once).
final class BlockingThread: SerialExecutor {
    private let queue: DispatchQueue

    init(label: String) {
        queue = DispatchQueue(label: label)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}

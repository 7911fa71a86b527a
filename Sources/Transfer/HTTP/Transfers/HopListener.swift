import CCurl

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Takes in one answer, opens sockets to addresses that may be fetched only, and ends what goes beyond its bounds.
final class HopListener: CurlListener {
    /// Status lines and fields together, of interim answers too.
    static let maxHeader = 256 * 1024
    /// What is kept of the body of an error: room for its sentence.
    static let maxErrorBody = 256 * 1024

    /// Why the listener ended the transfer.
    enum Stop {
        case redirect, enoughOfError, headerTooLarge, bodyTooLarge, cancelled
    }

    private(set) var status = 0
    private(set) var fields = HTTPFields()
    private(set) var body: [UInt8] = []
    private(set) var stop: Stop?
    /// The header of the final answer has ended.
    private(set) var isHeaderComplete = false
    /// The first address that may not be fetched, when no other was tried.
    var refusedAddress: IPAddress? { opened == 0 ? refused : nil }

    private let mayBePrivate: Bool
    private let maxBytes: Int
    private let isCancelled: () -> Bool
    private var headerSize = 0
    private var opened = 0
    private var refused: IPAddress?

    init(mayBePrivate: Bool, maxBytes: Int, isCancelled: @escaping () -> Bool) {
        self.mayBePrivate = mayBePrivate
        self.maxBytes = maxBytes
        self.isCancelled = isCancelled
    }

    /// Where the answer redirects to, as it came.
    var location: [UInt8]? {
        guard RedirectChain.isRedirect(status), let location = fields.bytes("Location"), !location.isEmpty else {
            return nil
        }
        return location
    }

    func hear(line: UnsafeRawBufferPointer) -> Bool {
        headerSize += line.count
        if headerSize > Self.maxHeader { return end(.headerTooLarge) }
        // What comes after the body are trailers, which say nothing that is asked for.
        if isHeaderComplete { return true }
        if line.starts(with: "HTTP/".utf8) {
            status = Self.status(of: line)
            fields = HTTPFields()
            return true
        }
        guard line.allSatisfy({ $0 == 0x0D || $0 == 0x0A }) else {
            fields.append(line: line)
            return true
        }
        guard status >= 200 else { return true }
        isHeaderComplete = true
        return judgeHeader()
    }

    /// Before the body: that of a redirect is not read, and one that says that it is too large is not begun.
    private func judgeHeader() -> Bool {
        let length = fields["Content-Length"].flatMap(FieldItem.count) ?? 0
        if location != nil { return fields["Content-Length"] != nil && length == 0 || end(.redirect) }
        // Compressed, even more octets may become few enough.
        if status < 300, fields["Content-Encoding"] == nil, length > maxBytes { return end(.bodyTooLarge) }
        return true
    }

    private func take(body bytes: UnsafeRawBufferPointer) -> Bool {
        if status >= 400 {
            body.append(contentsOf: bytes.prefix(Self.maxErrorBody - body.count))
            return body.count < Self.maxErrorBody || end(.enoughOfError)
        }
        if body.count + bytes.count > maxBytes { return end(.bodyTooLarge) }
        body.append(contentsOf: bytes)
        return true
    }

    func mustStop(_ handle: CurlHandle) -> Bool {
        isCancelled() && !end(.cancelled)
    }

    private func end(_ stop: Stop) -> Bool {
        self.stop = stop
        return false
    }

    /// Has libcurl hand the body here, and ask here for each socket; the handle keeps this listener.
    func install(in handle: CurlHandle) throws(CurlFailure) {
        try handle.listen(self)
        let context = Unmanaged.passUnretained(self).toOpaque()
        try handle.check(
            curl_setopt_write(handle.easy, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
                guard let bytes, let context else { return 0 }
                let listener = Unmanaged<HopListener>.fromOpaque(context).takeUnretainedValue()
                let part = UnsafeRawBufferPointer(start: bytes, count: size * count)
                return listener.take(body: part) ? part.count : 0
            })
        try handle.check(curl_setopt_pointer(handle.easy, CURLOPT_WRITEDATA, context))
        try handle.check(
            curl_setopt_opensocket(handle.easy, CURLOPT_OPENSOCKETFUNCTION) { context, _, address in
                guard let context, let address else { return -1 }
                return Unmanaged<HopListener>.fromOpaque(context).takeUnretainedValue().open(address)
            })
        try handle.check(curl_setopt_pointer(handle.easy, CURLOPT_OPENSOCKETDATA, context))
    }

    /// The address is the one that is connected to next: a name that changes between two look-ups cannot slip past.
    private func open(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
        let family = address.pointee.family
        // libcurl's structure ends in the first octets of the address, which is longer for IPv6.
        guard let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr),
            let ip = IPAddress(
                socketAddress: UnsafeRawBufferPointer(
                    start: UnsafeRawPointer(address) + offset, count: Int(address.pointee.addrlen)), family: family)
        else { return -1 }
        guard mayBePrivate || ip.isPublic else {
            refused = refused ?? ip
            return -1
        }
        opened += 1
        let descriptor = socket(family, address.pointee.socktype, address.pointee.`protocol`)
        if descriptor >= 0 { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        return descriptor
    }

    /// 200 of `HTTP/1.1 200 OK`; 0 where there is none.
    private static func status(of line: UnsafeRawBufferPointer) -> Int {
        let words = line.split(separator: 0x20, maxSplits: 2, omittingEmptySubsequences: true)
        guard words.count >= 2 else { return 0 }
        let digits = words[1].prefix { (48...57).contains($0) }
        return digits.count == 3 ? digits.reduce(0) { $0 * 10 + Int($1 - 48) } : 0
    }
}

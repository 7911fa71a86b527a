internal import JSONText
internal import MIME
internal import Subscribers

/// A file of addresses: one a line, or a table with a column for them.
enum AddressFile {
    /// Up to so many bytes: more than a million addresses.
    private static let maxBytes = 256 << 20

    static func read(_ path: String, _ press: Press) throws(Failure) -> [Address] {
        let source = try ImportSource(SubscriberImport.Order(path: path), press)
        var bytes: [UInt8] = []
        while true {
            let chunk = try source.next()
            bytes += chunk
            guard bytes.count <= maxBytes else { throw Failure(.invalidData, "\(source.name): it is too large") }
            if chunk.isEmpty { break }
        }
        let (addresses, errors) = AddressList.read(bytes, encoding: source.encoding, file: source.name)
        guard errors.isEmpty else {
            var failure = Failure(.invalidData, "\(source.name) is refused; nothing was changed")
            failure.diagnostics = Array(errors.prefix(20))
            failure.details = failure.diagnostics.map(\.rendered)
            if errors.count > 20 { failure.details.append("\(errors.count - 20) more errors are not shown") }
            throw failure
        }
        return addresses
    }
}

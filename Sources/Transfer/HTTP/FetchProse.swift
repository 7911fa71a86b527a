// Every sentence that this room says about fetching.

extension FetchError: CustomStringConvertible {
    /// One sentence: what, and at which host; no path, query, user or password.
    public var description: String {
        detail.isEmpty ? what : "\(what): \(detail)"
    }

    private var what: String {
        switch kind {
        case .hostUnknown: "the host \(host) is not known"
        case .connectionRefused: "\(host) cannot be reached"
        case .connectTimeout: "no connection to \(host) in time"
        case .tls: "no secure connection to \(host)"
        case .certificate: "the certificate of \(host) is not trusted"
        case .certificateFile: "the file of certificate authorities cannot be used"
        case .timeout: "\(host) did not answer in full in time"
        case .tooManyRedirects(let limit): "more than \(limit) redirects, the last one by \(host)"
        case .redirectLoop: "\(host) redirects in a circle"
        case .redirectScheme(let scheme): "\(host) redirects to \(scheme):, which is not fetched"
        case .redirectMalformed: "\(host) redirects to what is no web address"
        case .downgrade:
            "\(host) redirects from https to http, which is not followed; write the http address if you want it"
        case .privateAddress(let address):
            "\(host) has the private address \(address), which is not fetched; allow the host if it is yours"
        case .bodyTooLarge(let limit): "\(host) sends more than \(limit) octets"
        case .headerTooLarge: "\(host) sends a header without end"
        case .badEncoding: "\(host) sends a body that cannot be decompressed"
        case .cut: "\(host) ended the connection before the end of the body"
        case .lost: "\(host) ended the connection within the header"
        case .emptyReply: "\(host) ended the connection without an answer"
        case .garbage: "\(host) does not answer in HTTP"
        case .cancelled: "fetching from \(host) was stopped"
        case .unclassified: "fetching from \(host) failed"
        }
    }
}

extension WebAddressError: CustomStringConvertible {
    /// What is wrong with the address, and what to write.
    public var description: String {
        switch self {
        case .malformed: "no web address; write it in full, as in https://example.org/feed"
        case .scheme(let scheme): "\(scheme): is not fetched; write http:// or https://"
        case .host: "its host is no host name and no address"
        case .tooLong: "a web address of more than \(WebAddressReader.maxLength) octets"
        }
    }
}

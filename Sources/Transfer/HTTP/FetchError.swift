/// Why nothing was fetched; never a status, which is a response.
public struct FetchError: Error, Hashable, Sendable {
    /// What happened.
    public enum Kind: Hashable, Sendable {
        /// No name server knows the host, or none answered.
        case hostUnknown
        /// Nobody listens there, or the way is blocked.
        case connectionRefused
        /// Name, TCP and TLS took longer than the limit.
        case connectTimeout
        /// The TLS handshake failed.
        case tls
        /// The certificate is not trusted, has expired, or names another host.
        case certificate
        /// The file of certificate authorities cannot be read.
        case certificateFile
        /// All of it took longer than the limit, however steadily the body trickled.
        case timeout
        /// More redirects than are followed.
        case tooManyRedirects(limit: Int)
        /// A redirect led back to where it came from.
        case redirectLoop
        /// A redirect to a scheme other than http and https.
        case redirectScheme(String)
        /// A redirect to what is no address.
        case redirectMalformed
        /// A redirect from https to http.
        ///
        /// Refused, not reported: who writes https wants nobody on the way to write into the papers that go out to
        /// every reader. Who wants the plain address can write it.
        case downgrade
        /// The host has no public address, and is not allowed to; the address.
        case privateAddress(String)
        /// The body is larger than the limit, in octets.
        case bodyTooLarge(limit: Int)
        /// The header goes on beyond 256 KiB.
        case headerTooLarge
        /// The body is not what its Content-Encoding says.
        case badEncoding
        /// The connection ended before the body did.
        case cut
        /// The connection ended before the header did.
        case lost
        /// The connection ended without one octet.
        case emptyReply
        /// What came is no HTTP.
        case garbage
        /// The task was cancelled.
        case cancelled
        /// libcurl reported something that has no name here; see the detail.
        case unclassified
    }

    /// What happened.
    public var kind: Kind
    /// At which host, with its port where that is not the scheme's own; never more of a URL.
    public var host: String
    /// libcurl's words; empty when the kind says it all.
    public var detail: String

    /// An error of this kind at this host.
    public init(_ kind: Kind, host: String, detail: String = "") {
        self.kind = kind
        self.host = host
        self.detail = detail
    }

    /// The same may work later without anybody's doing.
    public var isTransient: Bool {
        switch kind {
        case .hostUnknown, .connectionRefused, .connectTimeout, .timeout, .badEncoding, .cut, .lost, .emptyReply,
            .garbage, .cancelled, .unclassified:
            true
        case .tls, .certificate, .certificateFile, .tooManyRedirects, .redirectLoop, .redirectScheme,
            .redirectMalformed, .downgrade, .privateAddress, .bodyTooLarge, .headerTooLarge:
            false
        }
    }
}

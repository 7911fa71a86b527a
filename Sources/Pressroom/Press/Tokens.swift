internal import Crypto
internal import Foundation
internal import Letters
internal import MIME

/// Derives what nobody may guess from the site's secret.
struct Tokens: Sendable {
    private let key: SymmetricKey

    init(_ secret: Secret) {
        key = SymmetricKey(data: secret.bytes)
    }

    /// What a token opens.
    enum Purpose: String, Sendable {
        case feed, mail, profile, unsubscribe
        case messageID = "message-id"
    }

    /// 160 bits in lower-case base32: fits a file name, a URL and a local part.
    /// - Parameter epoch: raised when a reader's links are to end.
    func token(_ purpose: Purpose, _ subject: String, epoch: Int = 0) -> String {
        Self.base32(hash(purpose, subject, epoch: epoch).prefix(20))
    }

    /// All tokens of one subscriber.
    func links(of subscriber: String) -> LetterLinks.Tokens {
        LetterLinks.Tokens(
            mail: token(.mail, subscriber), profile: token(.profile, subscriber),
            unsubscribe: token(.unsubscribe, subscriber), feed: token(.feed, subscriber))
    }

    /// A letter's Message-ID: the same for the same edition, and unguessable, so that nobody can prepare a forgery.
    func messageID(of edition: String, domain: DomainName) -> MessageID? {
        MessageID(hash: hash(.messageID, edition, epoch: 0).prefix(20), domain: domain)
    }

    /// The parts are separated by a byte that none of them holds.
    private func hash(_ purpose: Purpose, _ subject: String, epoch: Int) -> [UInt8] {
        let text = "\(purpose.rawValue)\u{0}\(subject)\u{0}\(epoch)"
        return Array(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key))
    }

    /// RFC 4648 §6, lower case, without padding.
    private static func base32(_ bytes: some Sequence<UInt8>) -> String {
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
        var digits: [UInt8] = []
        var (buffer, bits) = (0, 0)
        for byte in bytes {
            buffer = (buffer << 8 | Int(byte)) & 0xFFF
            bits += 8
            while bits >= 5 {
                bits -= 5
                digits.append(alphabet[buffer >> bits & 31])
            }
        }
        if bits > 0 { digits.append(alphabet[buffer << (5 - bits) & 31]) }
        return String(decoding: digits, as: UTF8.self)
    }
}

internal import Foundation

/// The name of a mail domain, lower case, with A-labels: `xn--bcher-kva.example` (RFC 1123 §2.1, RFC 5890).
public struct DomainName: Hashable, Sendable, CustomStringConvertible {
    /// Lower case, A-labels, without a dot at the end.
    public let description: String

    /// Reads a domain name; letters beyond ASCII become A-labels.
    /// - Throws: `AddressError` with one of its reasons about domains.
    public init(_ text: String) throws(AddressError) {
        let scalars = Array(text.unicodeScalars)
        try self.init(mail: scalars[...], at: 0)
    }

    /// - Parameter offset: where the domain begins in the address, for the error's place.
    init(mail scalars: ArraySlice<Unicode.Scalar>, at offset: Int) throws(AddressError) {
        guard let first = scalars.first else { throw AddressError(reason: .emptyDomain, offset: offset) }
        guard first != "[" else { throw AddressError(reason: .addressLiteral, offset: offset) }
        var text = ""
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "@": throw AddressError(reason: .secondAt, offset: offset + index)
            case ",": throw AddressError(reason: .comma, offset: offset + index)
            case _ where scalar.value < 0x80 && scalar != "." && !ASCII.isLetterDigitHyphen(scalar):
                throw AddressError(reason: .domainCharacter, offset: offset + index)
            default: text.unicodeScalars.append(scalar)
            }
        }
        let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
        description = isASCII ? text.lowercased() : try DomainName.aLabels(of: text, at: offset)
        try DomainName.check(description, at: offset)
    }

    /// UTS #46 through Foundation: `URLComponents` answers `nil` for what is no internationalised name.
    private static func aLabels(of text: String, at offset: Int) throws(AddressError) -> String {
        var components = URLComponents()
        components.scheme = "https"
        components.host = text
        guard let host = components.encodedHost?.lowercased(), host.utf8.allSatisfy({ $0 < 0x80 && $0 != 0x25 }) else {
            throw AddressError(reason: .notIDN, offset: offset)
        }
        return host
    }

    private static func check(_ name: String, at offset: Int) throws(AddressError) {
        guard name.utf8.count <= 253 else { throw AddressError(reason: .longDomain, offset: offset) }
        let labels = name.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false)
        for label in labels {
            guard let first = label.first, let last = label.last else {
                throw AddressError(reason: .domainDots, offset: offset)
            }
            guard label.allSatisfy(ASCII.isLetterDigitHyphen) else {
                throw AddressError(reason: .domainCharacter, offset: offset)
            }
            guard first != "-", last != "-" else { throw AddressError(reason: .labelHyphen, offset: offset) }
            guard label.count <= 63 else { throw AddressError(reason: .longLabel, offset: offset) }
        }
        guard labels.count > 1 || name == "localhost" else {
            throw AddressError(reason: .singleLabel, offset: offset)
        }
        // No top-level domain is all digits, so that names and IP addresses stay apart (RFC 3696 §2).
        if let top = labels.last, top.allSatisfy({ ("0"..."9").contains($0) }) {
            throw AddressError(reason: .numericDomain, offset: offset)
        }
    }
}

extension DomainName: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        do {
            try self.init(text)
        } catch {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "\(error)"))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

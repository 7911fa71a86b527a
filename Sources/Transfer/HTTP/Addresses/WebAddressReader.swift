import CCurl
import MIME

/// Reads URLs as browsers do where that is harmless, and lets libcurl judge the rest.
enum WebAddressReader {
    /// In octets, once encoded. RFC 9110 §4.1 asks for 8,000 at least; servers rarely take more than 16 KiB.
    static let maxLength = 16_384

    static func read(_ reference: [UInt8], from base: WebAddress?) throws(WebAddressError) -> WebAddress {
        let text = try encoded(reference)
        if let scheme = scheme(of: text), WebAddress.Scheme(rawValue: scheme) == nil {
            throw .scheme(String(scheme.prefix(20)))
        }
        guard let url = CurlURL() else { throw .malformed }
        if let base, !url.set(CURLUPART_URL, base.text) { throw .malformed }
        guard !text.isEmpty, url.set(CURLUPART_URL, text) else { throw .malformed }
        let address = try address(url)
        guard let base else { return address }
        return address.with(address.origin == base.origin ? base.login : nil)
    }

    private static func address(_ url: borrowing CurlURL) throws(WebAddressError) -> WebAddress {
        guard let scheme = url.get(CURLUPART_SCHEME).flatMap({ WebAddress.Scheme(rawValue: $0.lowercased()) }),
            let written = url.get(CURLUPART_HOST), url.get(CURLUPART_ZONEID) == nil,
            let port = url.get(CURLUPART_PORT, flags: CURLU_DEFAULT_PORT).flatMap({ Int($0) }),
            (1...65_535).contains(port)
        else { throw .malformed }
        let host = try host(written)
        let login = login(of: url)
        guard url.set(CURLUPART_USER, nil), url.set(CURLUPART_PASSWORD, nil), url.set(CURLUPART_OPTIONS, nil),
            url.set(CURLUPART_FRAGMENT, nil), host == written || url.set(CURLUPART_HOST, host),
            let text = url.get(CURLUPART_URL, flags: CURLU_NO_DEFAULT_PORT)
        else { throw .malformed }
        guard text.utf8.count <= maxLength else { throw .tooLong }
        return WebAddress(scheme: scheme, host: host, port: port, text: text, login: login)
    }

    private static func login(of url: borrowing CurlURL) -> WebAddress.Login? {
        let user = url.get(CURLUPART_USER, flags: CURLU_URLDECODE)
        let password = url.get(CURLUPART_PASSWORD, flags: CURLU_URLDECODE)
        if user == nil, password == nil { return nil }
        return WebAddress.Login(user: user ?? "", password: Password(password ?? ""))
    }

    /// Lower case, A-labels, the shortest form of IPv6.
    private static func host(_ written: String) throws(WebAddressError) -> String {
        if written.hasPrefix("[") {
            guard let address = IPAddress(written.dropFirst().dropLast()) else { throw .host }
            return "[\(address)]"
        }
        var host = written.lowercased()
        if host.utf8.contains(where: { $0 >= 0x80 }) {
            // libcurl would read the letters by the process's locale.
            guard let name = try? DomainName(host) else { throw .host }
            host = name.description
        }
        let isName = host.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
            case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"): true
            default: false
            }
        }
        guard isName, !host.isEmpty, host.utf8.count <= 254 else { throw .host }
        return host
    }

    /// The scheme in lower case, where the text begins with one (RFC 3986 §3.1).
    private static func scheme(of text: String) -> String? {
        guard let end = text.utf8.firstIndex(of: UInt8(ascii: ":")), let first = text.utf8.first,
            (first | 0x20) >= UInt8(ascii: "a"), (first | 0x20) <= UInt8(ascii: "z")
        else { return nil }
        let name = text[..<end]
        let isScheme = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
            default: false
            }
        }
        return isScheme ? name.lowercased() : nil
    }

    /// Without the blanks around it and the line ends inside; what no URL may hold is percent-encoded, octet by octet,
    /// so that a `Location` in any encoding comes back to its server as it came. A backslash before the query is a slash,
    /// as browsers have it.
    private static func encoded(_ bytes: [UInt8]) throws(WebAddressError) -> String {
        guard bytes.count <= maxLength else { throw .tooLong }
        guard let first = bytes.firstIndex(where: { $0 > 0x20 }), let last = bytes.lastIndex(where: { $0 > 0x20 })
        else {
            return ""
        }
        var result: [UInt8] = []
        var isPath = true
        for byte in bytes[first...last] {
            switch byte {
            case 0x09, 0x0A, 0x0D: continue
            case UInt8(ascii: "\\") where isPath: result.append(UInt8(ascii: "/"))
            case 0...0x20, 0x7F..., UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "`"),
                UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"), UInt8(ascii: "^"), UInt8(ascii: "\\"):
                result += [UInt8(ascii: "%"), hexadecimal(byte >> 4), hexadecimal(byte & 15)]
            default:
                if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") { isPath = false }
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8 {
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10
    }
}

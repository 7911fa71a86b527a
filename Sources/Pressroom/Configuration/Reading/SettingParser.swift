internal import JSONText
internal import MIME
internal import Subscribers
internal import Transfer

/// Turns what was written for a setting into its value.
struct SettingParser {
    let setting: Setting

    private var what: String { quoted(setting.path) }

    private static let longest = 200
    private static let longestPath = 4_096

    /// What a variable, a flag or a string of the file says.
    func value(_ text: String) throws(ConfigurationFault) -> Setting.Value {
        switch setting.kind {
        case .boolean:
            guard let boolean = ["true": true, "1": true, "false": false, "0": false][text.lowercased()] else {
                throw .boolean(what)
            }
            return .boolean(boolean)
        case .integer(let range):
            guard let number = Int(text), range.contains(number) else { throw .number(what, range) }
            return .integer(number)
        case .duration(let range):
            guard let seconds = DurationText.seconds(text), range.contains(seconds) else {
                throw .duration(what, range, found: text)
            }
            return .integer(seconds)
        case .list, .hosts:
            return .list(try list(text.split(separator: ",").map(Self.trimmed)))
        default:
            return .text(try line(text))
        }
    }

    func list(_ elements: [String]) throws(ConfigurationFault) -> [String] {
        for element in elements where element.isEmpty || element.unicodeScalars.contains(where: isControl) {
            throw .listElement(what)
        }
        if setting.kind == .hosts {
            do { _ = try AllowedHosts(elements) } catch { throw .allowedHost(error) }
        }
        return elements
    }

    private func line(_ text: String) throws(ConfigurationFault) -> String {
        let most = [.path, .dataPath].contains(setting.kind) ? Self.longestPath : Self.longest
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { throw .empty(what) }
        guard !text.unicodeScalars.contains(where: isControl) else { throw .control(what) }
        guard text.unicodeScalars.count <= most else { throw .tooLong(what, most) }
        return try checked(text)
    }

    private func checked(_ text: String) throws(ConfigurationFault) -> String {
        switch setting.kind {
        case .path, .dataPath:
            if text.hasPrefix("~") { throw .tilde(what) }
        case .word(let allowed):
            if !allowed.contains(text) { throw .word(what, found: text, allowed: allowed) }
        case .siteURL:
            do { return try SiteURL(text).text } catch { throw .siteURL(error) }
        case .relayURL:
            do { _ = try Relay(url: text) } catch { throw .relayURL(error) }
        case .timezone:
            if Timezones.zone(text) == nil { throw .timezone(text, meant: Timezones.suggestion(for: text)) }
        case .locale:
            if !SubscriberLimits.isLocale(text) { throw .locale(what) }
        case .tag:
            if !Self.isTag(text) { throw .tag }
        case .address:
            do { _ = try Address(text) } catch { throw .address(what, error) }
        case .namedAddress:
            do { _ = try NamedAddress(written: text) } catch { throw .address(what, error) }
        case .listen:
            if !Self.isListen(text) { throw .listen(what) }
        case .line, .boolean, .integer, .duration, .list, .hosts:
            break
        }
        return text
    }

    /// `papers.example.org,2026`, the date with or without month and day (RFC 4151 §2.1; mail addresses as authority
    /// are left out: a feed is public).
    private static func isTag(_ text: String) -> Bool {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let name = try? DomainName(parts[0]), name.description == parts[0] else { return false }
        let date = parts[1].split(separator: "-", omittingEmptySubsequences: false)
        guard date.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else { return false }
        return [[4], [4, 2], [4, 2, 2]].contains(date.map(\.utf8.count))
    }

    private static func isListen(_ text: String) -> Bool {
        guard let url = try? SiteURL("http://\(text)"), !text.contains("/") else { return false }
        return url.text.split(separator: ":").count > 2 && url.text != "http://\(url.host)"
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}

extension NamedAddress {
    /// `ada@example.org` or `Ada <ada@example.org>`, the name with or without double quotes.
    init(written text: String) throws(AddressError) {
        guard text.hasSuffix(">"), let bracket = text.lastIndex(of: "<") else {
            self.init(address: try Address(text))
            return
        }
        let address = try Address(String(text[text.index(after: bracket)...].dropLast()))
        var name = text[..<bracket]
        while let last = name.last, last.isWhitespace { name.removeLast() }
        if name.count > 1, name.hasPrefix("\""), name.hasSuffix("\"") { name = name.dropFirst().dropLast() }
        self.init(name: String(name), address: address)
    }
}

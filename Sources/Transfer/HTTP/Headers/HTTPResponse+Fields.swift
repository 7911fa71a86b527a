public import FoundationEssentials

// What the header fields of a response say, read when asked; a field that cannot be read says nothing.
extension HTTPResponse {
    /// `text/html` of `Content-Type: Text/HTML; charset=utf-8`: lower case, without parameters; `nil` where it is missing.
    public var mediaType: String? {
        guard let value = contentType?.value.lowercased(), value.contains("/") else { return nil }
        return value
    }

    /// The charset of Content-Type, in lower case, without quotes; `nil` where it is missing.
    public var charset: String? {
        guard let charset = contentType?.parameters["charset"]?.lowercased(), !charset.isEmpty else { return nil }
        return charset
    }

    /// Of several the last counts, as in browsers.
    private var contentType: FieldItem? {
        fields.values("Content-Type").last.flatMap { FieldItem.list($0).last }
    }

    /// What to send with the next request for the same source; `nil` where the server gives neither.
    public var validators: HTTPValidators? {
        let validators = HTTPValidators(
            etag: Self.verbatim(fields.bytes("ETag")), lastModified: Self.verbatim(fields.bytes("Last-Modified")),
            url: url.text)
        return validators.isEmpty ? nil : validators
    }

    /// Validators go back octet by octet, and a text cannot hold what is not UTF-8.
    private static func verbatim(_ bytes: [UInt8]?) -> String? {
        guard let bytes, !bytes.isEmpty else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    /// The server's clock when it answered.
    public func date(now: Date) -> Date? {
        fields["Date"].flatMap { HTTPDate.read($0, now: now) }
    }

    /// The server's clock, unless it is more than a day off and so no clock at all.
    private func clock(_ now: Date) -> Date {
        guard let date = date(now: now), abs(date.timeIntervalSince(now)) <= 86_400 else { return now }
        return date
    }

    /// When the server wants to be asked again (RFC 9110 §10.2.3), given in seconds or as a date.
    ///
    /// A date is taken by the server's own clock, where it tells that: clocks differ.
    public func retryAfter(now: Date) -> Date? {
        guard let text = fields["Retry-After"] else { return nil }
        if let seconds = FieldItem.count(text) { return now.addingTimeInterval(Double(seconds)) }
        guard let instant = HTTPDate.read(text, now: now) else { return nil }
        return max(now, now.addingTimeInterval(instant.timeIntervalSince(clock(now))))
    }

    /// How many more requests the server takes; `nil` where it does not say.
    public func rateLimit(now: Date) -> RateLimit? {
        RateLimit(fields, now: now)
    }

    /// Until when the body is fresh by `Cache-Control: max-age` or `Expires`, its `Age` taken off (RFC 9111 §4.2).
    /// - Returns: `nil` where nothing is said, or it is stale already.
    public func freshUntil(now: Date) -> Date? {
        let directives = FieldItem.list(fields.list("Cache-Control") ?? "").compactMap { FieldItem.pair($0.value) }
        if directives.contains(where: { $0.name == "no-cache" || $0.name == "no-store" }) { return nil }
        let lifetime: Double
        if let maxAge = directives.first(where: { $0.name == "max-age" }) {
            lifetime = FieldItem.count(maxAge.value).map(Double.init) ?? 0
        } else if let expires = fields["Expires"].flatMap({ HTTPDate.read($0, now: now) }) {
            lifetime = expires.timeIntervalSince(clock(now))
        } else {
            return nil
        }
        let age = fields["Age"].flatMap(FieldItem.count) ?? 0
        let left = lifetime - Double(age)
        return left > 0 ? now.addingTimeInterval(left) : nil
    }
}

import CCurl

/// libcurl's own URL parser: what is checked here is what libcurl connects to later.
struct CurlURL: ~Copyable {
    private let handle: OpaquePointer

    init?() {
        guard let handle = curl_url() else { return nil }
        self.handle = handle
    }

    deinit {
        curl_url_cleanup(handle)
    }

    /// `nil` takes the part away; a whole URL may be relative to the one that is set.
    func set(_ part: CURLUPart, _ text: String?, flags: Int32 = 0) -> Bool {
        curl_url_set(handle, part, text, UInt32(bitPattern: flags)) == CURLUE_OK
    }

    /// `nil` where the part is missing.
    func get(_ part: CURLUPart, flags: Int32 = 0) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(handle, part, &text, UInt32(bitPattern: flags)) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }
}

internal import CBuiltin

/// The templates that the binary carries; `templates.c` names the files.
public enum BuiltinTemplates {
    /// Template name, without `.mustache` → source.
    public static let sources: [String: String] = {
        var sources: [String: String] = [:]
        for index in 0..<paperboy_template_count() {
            var size = 0
            guard let name = paperboy_template_name(index), let start = paperboy_template_bytes(index, &size) else {
                continue
            }
            let bytes = UnsafeBufferPointer(start: start, count: size)
            sources[String(cString: name)] = String(decoding: bytes, as: UTF8.self)
        }
        return sources
    }()
}

/// The resolved settings by path and type. Every setting was checked before.
struct SettingValues {
    private let reader: ConfigurationReader

    init(_ reader: ConfigurationReader) {
        self.reader = reader
    }

    func text(_ path: String) -> String? {
        reader.text(path)
    }

    /// A path that has a default; the default stands beside the file, too.
    func path(_ path: String) -> String {
        guard let text = reader.text(path), let resolved = reader.resolved[path] else { return "" }
        guard resolved.origin == .builtIn else { return text }
        return reader.joined(text, isData: Settings.all.first { $0.path == path }?.kind == .dataPath)
    }

    func integer(_ path: String) -> Int? {
        if case .integer(let number) = reader.resolved[path]?.value { return number }
        return nil
    }

    func boolean(_ path: String) -> Bool {
        reader.resolved[path]?.value == .boolean(true)
    }

    func list(_ path: String) -> [String] {
        if case .list(let list) = reader.resolved[path]?.value { return list }
        return []
    }

    func word<Word: RawRepresentable>(_ path: String) -> Word? where Word.RawValue == String {
        text(path).flatMap(Word.init(rawValue:))
    }

    /// For `paperboy config`: the sources by their ids, then each setting, and the password as asterisks.
    var effective: [EffectiveValue] {
        var values = zip(reader.sources, reader.sourceLines).map { source, line in
            EffectiveValue(
                path: "sources.\(source.id)", text: shown(source), origin: .file(reader.file, line: line))
        }
        for setting in Settings.all {
            let resolved = reader.resolved[setting.path]
            values.append(
                EffectiveValue(path: setting.path, text: shown(setting), origin: resolved?.origin ?? .builtIn))
            if setting.path == "mail.smtp.passwordFile", let password = reader.password {
                values.append(EffectiveValue(path: "mail.smtp.password", text: "***", origin: password.origin))
            }
        }
        return values
    }

    private func shown(_ source: Configuration.Source) -> String {
        switch source.place {
        case .path(let path): "\(source.format.rawValue) \(path)"
        // A query may hold a key.
        case .url(let url):
            "\(source.format.rawValue) \(url.prefix { $0 != "?" })" + (url.contains("?") ? "?***" : "")
        }
    }

    private func shown(_ setting: Setting) -> String? {
        switch (setting.kind, reader.resolved[setting.path]?.value) {
        case (_, nil): nil
        case (.path, .text), (.dataPath, .text): path(setting.path)
        case (_, .text(let text)): text
        case (_, .boolean(let boolean)): boolean ? "true" : "false"
        case (.duration, .integer(let seconds)): DurationText.text(seconds)
        case (_, .integer(let number)): String(number)
        case (_, .list(let list)): list.joined(separator: ", ")
        }
    }
}

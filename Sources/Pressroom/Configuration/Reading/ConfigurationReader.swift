internal import JSONText

/// Lays file, environment and flags over the defaults, setting by setting.
struct ConfigurationReader {
    struct Resolved {
        var value: Setting.Value?
        var origin: Origin
        /// Where the file gives it.
        var place: JSONValue?
    }

    let file: String
    let input: ConfigurationInput
    var findings: Findings
    /// What is said about variables and flags.
    var outside: [Diagnostic] = []
    var resolved: [String: Resolved] = [:]
    var sources: [Configuration.Source] = []
    /// Where each of them stands.
    var sourceLines: [Int] = []
    var password: (place: SecretPlace, origin: Origin)?
    private let root: JSONValue

    init(_ document: JSONDocument, syntax: [Diagnostic], input: ConfigurationInput) {
        file = document.file
        self.input = input
        root = document.root
        findings = Findings(document, syntax: syntax)
    }

    mutating func read() {
        for setting in Settings.all {
            resolved[setting.path] = Resolved(value: setting.fallback, origin: .builtIn)
        }
        readObject(root, at: "")
        readEnvironment()
        readFlags()
        findPassword()
        checkTogether()
    }

    private mutating func readObject(_ value: JSONValue, at path: String) {
        guard let grammar = Settings.objects[path], let reader = ObjectReader(value, grammar, &findings) else { return }
        for key in grammar.keys {
            guard let value = reader.value(key) else { continue }
            let inner = path.isEmpty ? key : "\(path).\(key)"
            if inner == "sources" {
                readSources(reader)
            } else if Settings.objects[inner] != nil {
                readObject(value, at: inner)
            } else if let setting = Settings.all.first(where: { $0.path == inner }) {
                readSetting(setting, key, reader)
            }
        }
    }

    private mutating func readSetting(_ setting: Setting, _ key: String, _ reader: ObjectReader) {
        guard let place = reader.value(key), let value = value(of: setting, key, reader) else { return }
        resolved[setting.path] = Resolved(
            value: value, origin: .file(file, line: place.position.line), place: place)
        if !setting.isInForce { findings.warn(ConfigurationFault.notInForce(setting.path), at: place) }
    }

    private mutating func value(of setting: Setting, _ key: String, _ reader: ObjectReader) -> Setting.Value? {
        switch setting.kind {
        case .boolean:
            return reader.boolean(key, &findings).map { .boolean($0) }
        case .integer(let range):
            return reader.integer(key, in: range, &findings).map { .integer($0) }
        case .list, .hosts:
            return list(of: setting, key, reader)
        default:
            guard let text = reader.string(key, &findings), let place = reader.value(key) else { return nil }
            do {
                return absolute(try SettingParser(setting: setting).value(text), setting.kind)
            } catch {
                findings.add(error, at: place)
                return nil
            }
        }
    }

    private mutating func list(of setting: Setting, _ key: String, _ reader: ObjectReader) -> Setting.Value? {
        guard let elements = reader.elements(key, most: 100, &findings), let place = reader.value(key) else {
            return nil
        }
        do {
            return .list(try SettingParser(setting: setting).list(elements.map { $0.string ?? "" }))
        } catch {
            findings.add(error, at: place)
            return nil
        }
    }

    /// A path that is relative to the file, or to the data folder, as seen from the working directory.
    private func absolute(_ value: Setting.Value, _ kind: Setting.Kind) -> Setting.Value {
        guard case .text(let text) = value else { return value }
        switch kind {
        case .path: return .text(joined(text, isData: false))
        case .dataPath: return .text(joined(text, isData: true))
        default: return value
        }
    }

    func joined(_ path: String, isData: Bool) -> String {
        if path.hasPrefix("/") { return path }
        let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? ""
        let base = isData ? input.dataDirectory ?? folder : folder
        if base.isEmpty { return file.hasPrefix("/") ? "/\(path)" : path }
        return base.hasSuffix("/") ? base + path : "\(base)/\(path)"
    }
}

extension ConfigurationReader {
    private mutating func readEnvironment() {
        let settings = Dictionary(uniqueKeysWithValues: Settings.all.map { ($0.variable, $0) })
        for (name, text) in input.environment.sorted(by: { $0.key < $1.key }) where name.hasPrefix("PAPERBOY_") {
            if let setting = settings[name] {
                set(setting, text, .environment(name), file: "environment", path: name)
            } else if !ConfigurationInput.otherVariables.contains(name), !ConfigurationInput.isFromCluster(name) {
                let known = Settings.all.map(\.variable) + ConfigurationInput.otherVariables.prefix(4)
                let fault = ConfigurationFault.unknownVariable(name, meant: suggestion(for: name, among: known))
                outside.append(diagnostic(fault, file: "environment", path: name, .warning))
            }
        }
    }

    private mutating func readFlags() {
        for flag in input.flags {
            guard let setting = Settings.all.first(where: { $0.path == flag.path }) else { continue }
            set(setting, flag.value, .flag(flag.name), file: "command line", path: flag.name)
        }
    }

    private mutating func set(_ setting: Setting, _ text: String, _ origin: Origin, file: String, path: String) {
        do {
            var value = try SettingParser(setting: setting).value(text)
            if case .environment = origin { value = absolute(value, setting.kind) }
            resolved[setting.path] = Resolved(value: value, origin: origin)
            if !setting.isInForce {
                outside.append(diagnostic(.notInForce(setting.path), file: file, path: path, .warning))
            }
        } catch {
            outside.append(diagnostic(error, file: file, path: path, .error))
        }
    }

    private func diagnostic(
        _ fault: ConfigurationFault, file: String, path: String, _ severity: Diagnostic.Severity
    ) -> Diagnostic {
        Diagnostic(file: file, path: path, code: fault.code, message: fault.message, severity: severity)
    }

    /// Says something about a setting wherever it was given.
    mutating func report(_ fault: ConfigurationFault, about path: String) {
        guard let resolved = resolved[path] else { return }
        switch resolved.origin {
        case .environment(let name): outside.append(diagnostic(fault, file: "environment", path: name, .error))
        case .flag(let name): outside.append(diagnostic(fault, file: "command line", path: name, .error))
        case .credential(let name): outside.append(diagnostic(fault, file: "credential", path: name, .error))
        case .file, .builtIn: findings.add(fault, at: resolved.place ?? root)
        }
    }
}

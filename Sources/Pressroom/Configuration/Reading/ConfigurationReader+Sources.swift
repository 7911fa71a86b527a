internal import Ingest
internal import JSONText
internal import Subscribers

extension ConfigurationReader {
    static let mostSources = 1_000
    static let sourceMinPapers = 0...100_000
    static let sourceMaxBytes = 1_024...1_073_741_824
    static let sourceTimeout = Setting("sources.timeout", .duration(1...3_600), .integer(60))
    static let sourceEvery = Setting("sources.every", .duration(60...2_592_000), .integer(3_600))

    mutating func readSources(_ file: ObjectReader) {
        var ids: [String: JSONValue] = [:]
        for element in file.elements("sources", most: Self.mostSources, &findings) ?? [] {
            guard let reader = ObjectReader(element, Settings.source, &findings) else { continue }
            let id = sourceID(reader, &ids)
            let format = reader.choice("type", Configuration.Source.Format.self, &findings) ?? .auto
            let place = sourcePlace(reader, format)
            let minPapers = reader.integer("minPapers", in: Self.sourceMinPapers, &findings) ?? 1
            let maxBytes = reader.integer("maxBytes", in: Self.sourceMaxBytes, &findings) ?? DigestReader.defaultLimit
            let timeout = duration(reader, "timeout", Self.sourceTimeout)
            let every = duration(reader, "every", Self.sourceEvery)
            guard let id, let place else { continue }
            sourceLines.append(element.position.line)
            sources.append(
                Configuration.Source(
                    id: id, format: format, place: place,
                    isDefaultPlace: reader.value("url") == nil && reader.value("path") == nil,
                    minPapers: minPapers, maxBytes: maxBytes, timeout: .seconds(timeout), every: .seconds(every)))
        }
    }

    private mutating func sourceID(_ reader: ObjectReader, _ ids: inout [String: JSONValue]) -> String? {
        guard let id = reader.string("id", &findings), let value = reader.value("id") else { return nil }
        guard SubscriberLimits.isID(id) else {
            findings.add(ConfigurationFault.sourceID, at: value)
            return nil
        }
        if let first = ids[id] {
            findings.add(ConfigurationFault.sourceTwice(id, first: first.position), at: value)
            return nil
        }
        ids[id] = value
        return id
    }

    private mutating func sourcePlace(
        _ reader: ObjectReader, _ format: Configuration.Source.Format
    ) -> Configuration.Source.Place? {
        if reader.value("url") == nil, reader.value("path") == nil, let url = format.defaultURL { return .url(url) }
        guard (reader.value("url") == nil) != (reader.value("path") == nil) else {
            findings.add(ConfigurationFault.sourcePlace, at: reader.object)
            return nil
        }
        if let value = reader.value("url") {
            guard let text = reader.string("url", most: SourceURL.most, &findings) else { return nil }
            do {
                return .url(try SourceURL(text).text)
            } catch {
                findings.add(ConfigurationFault.sourceURL(error), at: value)
                return nil
            }
        }
        guard let path = reader.line("path", most: 4_096, &findings), let value = reader.value("path") else {
            return nil
        }
        if path.hasPrefix("~") {
            findings.add(ConfigurationFault.tilde("\"path\""), at: value)
            return nil
        }
        return .path(joined(path, isData: false))
    }

    private mutating func duration(_ reader: ObjectReader, _ key: String, _ setting: Setting) -> Int {
        var seconds = 0
        if case .integer(let fallback) = setting.fallback { seconds = fallback }
        guard let text = reader.string(key, &findings), let value = reader.value(key) else { return seconds }
        do {
            if case .integer(let given) = try SettingParser(setting: setting).value(text) { seconds = given }
        } catch {
            findings.add(error, at: value)
        }
        return seconds
    }
}

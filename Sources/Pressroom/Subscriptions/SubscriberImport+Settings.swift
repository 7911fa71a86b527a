internal import JSONText
internal import MIME
internal import Storage
internal import Subscribers

extension SubscriberImport {
    func settings(
        _ format: ImportFormat, _ source: ImportSource, _ shared: SharedRules, needsAddress: Bool = true
    ) throws(Failure) -> SettingsReader.Reading {
        var email: Address?
        if let text = order.email {
            do { email = try Address(text) } catch { throw Failure(.usage, "--email: \(error)") }
        }
        if let id = order.id, !SubscriberLimits.isID(id) {
            throw Failure(.usage, "--id must be 1 to 64 of the characters a-z, 0-9 and hyphen")
        }
        var bytes: [UInt8] = []
        while true {
            let chunk = try source.next()
            bytes += chunk
            if chunk.isEmpty || bytes.count > SettingsReader.maxBytes { break }
        }
        do {
            return try SettingsReader(
                format, file: source.name, shared: shared, email: email, needsAddress: needsAddress
            ).read(bytes, encoding: source.encoding)
        } catch {
            throw Self.refusal(source.name, error)
        }
    }

    func store(
        _ reading: SettingsReader.Reading, _ format: ImportFormat, _ file: SubscribersFile
    ) async throws(Failure) -> ImportReport {
        var report = ImportReport(format: format, isDryRun: order.isDryRun)
        report.take(reading)
        var record = reading.reader
        if let id = order.id { record.id = id }
        return try await store(record, report, file)
    }

    /// One reader by itself.
    func store(
        _ record: SubscriberRecord, _ gathered: ImportReport, _ file: SubscribersFile
    ) async throws(Failure) -> ImportReport {
        return try await withStore { store in
            let draft = try await store.draftSubscribers(file.taken)
            try await draft.add([SubscriberRow(record, line: 1)])
            var report = try await finish(gathered, draft)
            let email = record.email.description
            if !report.isRefused, !report.isDryRun, record.id == nil { report.reader = try await store.id(of: email) }
            if record.id != nil { report.reader = record.id }
            return report
        }
    }
}

extension SubscriberRow {
    init(_ record: SubscriberRecord, line: Int) {
        self.init(
            line: line, id: record.id, proposal: ProposedID.plain(record.email), spare: ProposedID.spare(record.email),
            email: record.email.description, json: record.json, isEnabled: record.isEnabled, delivery: record.delivery,
            maxAgeDays: record.maxAgeDays)
    }
}

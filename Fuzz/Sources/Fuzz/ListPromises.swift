import JSONText
import Subscribers

/// Lists of readers: whatever is taken is read back equal, whatever is not has a reason.
enum ListPromises {
    static func check(_ bytes: [UInt8], _ format: ImportFormat) {
        do {
            if format.isTable { try checkTable(bytes, format) } else { try checkSettings(bytes, format) }
        } catch {
            checkRefusal(error)
        }
    }

    private static func checkTable(_ bytes: [UInt8], _ format: ImportFormat) throws(RefusedFile) {
        var reader = ImportReader(format, file: "fuzz", shared: SharedRules())
        var last = 0
        // In two parts: where the bytes are cut makes no difference to what may happen.
        for (part, isLast) in [(bytes.prefix(bytes.count / 2), false), (bytes.dropFirst(bytes.count / 2), true)] {
            for row in try reader.rows(in: Array(part), isLast: isLast) {
                insist(row.line > last, "rows ascend")
                last = row.line
                switch reader.outcome(of: row).outcome {
                case .reader(let record): check(record)
                case .refused(let diagnostics): checkRefusal(RefusedFile(diagnostics))
                case .suppression, .nobody: break
                }
            }
        }
    }

    private static func checkSettings(_ bytes: [UInt8], _ format: ImportFormat) throws(RefusedFile) {
        let reader = SettingsReader(format, file: "fuzz", shared: SharedRules(), needsAddress: false)
        check(try reader.read(bytes).reader)
    }

    private static func check(_ record: SubscriberRecord) {
        let line = SubscriberLine(file: "fuzz", shared: SharedRules())
        insist((try? line.record(record.line(id: record.id ?? "fuzz")))?.json == record.json, "it is read back equal")
        insist(SubscriberLimits.isID(ProposedID.plain(record.email)), "an id can be made of every address")
        insist(SubscriberLimits.isID(ProposedID.spare(record.email)), "and another one")
    }

    private static func checkRefusal(_ refused: RefusedFile) {
        insist(!refused.diagnostics.isEmpty, "every refusal has a reason")
        for diagnostic in refused.diagnostics {
            insist(!diagnostic.message.isEmpty && !diagnostic.message.contains("\n"), "one line an error")
        }
    }
}

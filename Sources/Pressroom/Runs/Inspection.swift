internal import Feeds
internal import Foundation
internal import Ingest
public import JSONText
internal import Letters
internal import Matching
internal import Storage
internal import Subscribers
internal import Templates
internal import Transfer

/// Looks at everything a run needs, and says all that is wrong at once.
public struct Inspection: Sendable {
    /// One thing that was looked at.
    public struct Item: Sendable {
        public var name: String
        /// What was found good, in words; `nil` where there are errors.
        public var good: String?
        public var failure: Failure?
    }

    public var items: [Item] = []
    public var warnings: [Diagnostic] = []

    /// Everything that is wrong or doubtful, for programs: faults without a place in a file have the name of what was
    /// looked at as their path.
    public var diagnostics: [Diagnostic] {
        warnings
            + items.flatMap { item -> [Diagnostic] in
                guard let failure = item.failure else { return [] }
                guard failure.diagnostics.isEmpty else { return failure.diagnostics }
                let text = ([failure.message] + failure.details).joined(separator: "; ")
                return [Diagnostic(file: "paperboy.json", path: item.name, code: "failed", message: text)]
            }
    }

    /// The warnings as people read them: the place, the line, a caret.
    public var remarks: [String] { warnings.map(\.rendered) }

    public var status: ExitStatus { .winner(of: items.compactMap(\.failure?.status)) }

    /// - Parameter online: Connects to the relay, starts TLS and logs in; sends no mail.
    public static func run(_ press: Press, online: Bool) async -> Inspection {
        var inspection = Inspection()
        inspection.warnings = press.configuration.warnings
        inspection.look("configuration") { () throws(Failure) in
            _ = try press.tagDomain()
            let problems = press.configuration.sendingProblems()
            guard problems.isEmpty else {
                throw Failure(.configuration, "letters cannot be sent", details: problems.map(\.rendered))
            }
            return press.configuration.file
        }
        inspection.look("sources") { () throws(Failure) in try sources(press) }
        inspection.warnings += missingFiles(press)
        inspection.look("background") { () throws(Failure) in try press.background().version }
        var warnings: [Diagnostic] = []
        inspection.look("subscribers") { () throws(Failure) in
            let file = try press.subscribers()
            warnings = file.warnings
            return "readers: \(file.subscribers.count), named profiles: \(file.profiles.count)"
        }
        inspection.warnings += warnings
        await inspection.lookAtWishes(press)
        warnings = []
        inspection.look("templates") { () throws(Failure) in
            let set = try press.templates()
            warnings = set.unusedFiles(besides: LetterTemplates.names + [FrontPage.template]).map { error in
                Diagnostic(
                    file: error.file, code: "unused-template", message: error.message, severity: .warning)
            }
            return try templates(set)
        }
        inspection.warnings += warnings
        inspection.look("secret") { () throws(Failure) in
            _ = try press.secret()
            return press.configuration.site.secretFile
        }
        await inspection.lookAtStored(press)
        if press.configuration.mail.transport == .smtp, press.configuration.mail.smtp.url != nil {
            inspection.look("relay") { () throws(Failure) in "\(try press.relay())" }
        }
        if online, inspection.status == .done { await inspection.connect(press) }
        return inspection
    }

    /// Who is kept in the store, where there is anybody.
    private mutating func lookAtStored(_ press: Press) async {
        guard FileManager.default.fileExists(atPath: press.configuration.store.path) else { return }
        do {
            let store = try press.store(.readOnly)
            let (readers, suppressed) = try await Failure.translating(store.path) {
                (try await store.subscriberSummary().count, try await store.suppressionCount())
            }
            guard readers + suppressed > 0 else { return }
            items.append(
                Item(name: "store", good: "stored readers: \(readers), suppressed addresses: \(suppressed)"))
        } catch {
            items.append(Item(name: "store", failure: error))
        }
    }

    private mutating func look(_ name: String, _ work: () throws(Failure) -> String) {
        do {
            items.append(Item(name: name, good: try work()))
        } catch {
            items.append(Item(name: name, failure: error))
        }
    }

    /// Wishes for papers a week that are not in force, and profiles that pass too much of what is stored.
    private mutating func lookAtWishes(_ press: Press) async {
        guard let file = try? press.subscribers() else { return }
        do {
            let store = try? press.existingStore()
            let settled = try await CalibrationDesk(press).settled(file, store, fixes: false)
            warnings += settled.warnings.dropFirst(file.warnings.count)
            if let store { warnings += try await ProfileBreadth(press, settled).warnings(store) }
        } catch {
            items.append(Item(name: "profiles", failure: error as? Failure ?? Failure(.storage, "\(error)")))
        }
    }

    /// What would be read; nothing is fetched.
    private static func sources(_ press: Press) throws(Failure) -> String {
        let sources = try Source.all(press.configuration)
        guard !sources.isEmpty else { return "none; digests are named by hand" }
        return sources.map { "\($0.id): \($0.format.rawValue) \($0.name)" }.joined(separator: ", ")
    }

    /// A file may come later: that is no error yet.
    private static func missingFiles(_ press: Press) -> [Diagnostic] {
        press.configuration.sources.compactMap { source in
            guard case .path(let path) = source.place, !FileManager.default.fileExists(atPath: path) else { return nil }
            return Diagnostic(
                file: press.configuration.file, path: "sources.\(source.id)", code: "missing-file",
                message: "there is no file \(path) yet", severity: .warning)
        }
    }

    private static func templates(_ set: TemplateSet) throws(Failure) -> String {
        do {
            try LetterTemplates.validate(set)
            try set.validate([FrontPage.template: FrontPage.sample])
        } catch {
            throw Failure(.configuration, "the templates are refused", details: error.errors.map(\.description))
        }
        return "each rendered with sample data"
    }

    private mutating func connect(_ press: Press) async {
        do {
            guard press.configuration.mail.transport == .smtp else { return }
            let relay = try press.relay()
            let client = SMTPClient(relay: relay)
            do {
                try await client.open()
            } catch {
                throw Failure(error.kind == .loginRefused ? .loginRefused : .unavailable, "\(relay): \(error)")
            }
            await client.close()
            items.append(
                Item(name: "connection", good: "\(relay) answers\(relay.login == nil ? "" : ", login accepted")"))
        } catch let failure as Failure {
            items.append(Item(name: "connection", failure: failure))
        } catch {
            items.append(Item(name: "connection", failure: Failure(.bug, "\(type(of: error))")))
        }
    }
}

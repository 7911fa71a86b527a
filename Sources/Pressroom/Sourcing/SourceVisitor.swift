internal import Foundation
internal import Ingest
internal import JSONText
internal import Papers
internal import Storage
internal import Transfer

/// Looks at sources: opens files, fetches addresses, reads what comes. It stores nothing.
struct SourceVisitor: Sendable {
    let press: Press
    let web: WebVisitor

    /// What earlier looks left behind, as far as it matters for the next one.
    struct Memory: Sendable {
        /// What the server gave; only where the body that they stand for is stored.
        var validators: HTTPValidators?
        /// SHA-256 of the last good body, hexadecimal.
        var body: String?
        /// Where the source has moved for good.
        var movedTo: WebAddress?
        /// Papers that the source has shown before.
        var known: Set<PaperID> = []
    }

    /// One look.
    /// - Parameter request: `.day` asks for that day's digest.
    func visit(_ source: Source, _ memory: Memory, request: SourceRequest = .latest) async -> SourceVisit {
        let request = source.isConfigured ? request : .file
        switch source.place {
        case .file(let path):
            return await open(path, source, memory, request)
        case .web(let address):
            return await fetch(memory.movedTo ?? address, source, memory, request)
        }
    }

    private func open(
        _ path: String, _ source: Source, _ memory: Memory, _ request: SourceRequest
    ) async -> SourceVisit {
        var visit = SourceVisit(source: source, request: request, outcome: .unchanged)
        let bytes: [UInt8]
        // Who hands something in may take as long as it takes; runs must not pile up behind a pipe.
        let patience = source.isConfigured ? source.timeout : nil
        switch await PatientFile(path: path, most: source.maxBytes, patience: patience).read() {
        case .bytes(let read): bytes = read
        case .failed(let reason):
            visit.outcome = .failed(Failure(.sourceMissing, "\(source.name): \(reason)"))
            return visit
        case .stopped:
            visit.outcome = .stopped
            return visit
        }
        do throws(Failure) {
            if source.isConfigured, memory.body == ContentID.of(bytes) {
                visit.format = source.format == .auto ? try? press.digest(bytes, of: source).format : nil
            } else {
                visit.outcome = .read(try press.digest(bytes, of: source), body: bytes)
            }
        } catch {
            visit.outcome = .failed(error)
        }
        return visit
    }

    // MARK: The web

    private func fetch(
        _ base: WebAddress, _ source: Source, _ memory: Memory, _ request: SourceRequest
    ) async -> SourceVisit {
        var visit = SourceVisit(source: source, request: request, outcome: .unchanged)
        var address = base
        if case .day(let day) = request {
            guard let own = SourceAddress.address(of: day, in: source.format, base) else {
                visit.outcome = .failed(source.keepsNoDays)
                return visit
            }
            address = own
        } else if source.isAskedByDay {
            let day = PublishingCalendar(source.format).day(at: press.clock.now, referenceDay: press.today)
            address = SourceAddress.address(of: day, in: source.format, base) ?? base
        }
        // What was given for another day's page says nothing of this one.
        let validators = memory.validators.flatMap { request == .latest ? $0 : nil }
        do throws(WebVisitor.Refusal) {
            if let slices = SourceSlices(source.format, address) {
                try await fetch(slices, memory, validators, into: &visit)
            } else {
                try await fetch(address, validators, into: &visit)
            }
        } catch {
            switch error {
            case .putOff(let host, let until): visit.outcome = .putOff(host: host, until: until)
            case .failed(let failure, let answer): (visit.outcome, visit.answer) = (.failed(failure), answer)
            case .stopped: visit.outcome = .stopped
            }
        }
        return visit
    }

    /// One page in one piece.
    private func fetch(
        _ address: WebAddress, _ validators: HTTPValidators?, into visit: inout SourceVisit
    ) async throws(WebVisitor.Refusal) {
        let page = try await web.get(address, validators, for: visit.source)
        visit.answer = page.answer
        guard let body = page.body else { return await recognise(&visit) }
        guard let reading = try await digest(page, body, visit) else { return }
        visit.outcome = .read(reading, body: body)
    }

    /// A digest in slices. It is whole or none: half of it would look like a thin day.
    private func fetch(
        _ slices: SourceSlices, _ memory: Memory, _ validators: HTTPValidators?, into visit: inout SourceVisit
    ) async throws(WebVisitor.Refusal) {
        var whole: (reading: DigestReading, body: [UInt8])?
        var seen = 0
        var attempts = Self.mostAttempts
        while let address = slices.address(after: seen) {
            let page = try await web.get(address, whole == nil ? validators : nil, for: visit.source)
            if whole == nil { visit.answer = page.answer }
            guard let body = page.body else { break }
            guard let slice = try await digest(page, body, visit, attempts: attempts) else {
                attempts -= 1
                continue
            }
            seen += slice.papersSeen
            if whole == nil { whole = (slice, body) } else { whole?.reading.append(slice) }
            guard slices.goesOn(after: slice, seen: seen, known: memory.known) else { break }
        }
        if let whole { visit.outcome = .read(whole.reading, body: whole.body) }
    }

    /// Of a look at a source in slices.
    private static let mostAttempts = 3

    /// - Parameter attempts: left for this page, with this one.
    /// - Returns: `nil` = it is worth another attempt at once: arXiv's API now and then gives an empty slice in the
    ///   middle; asked again, it gives the papers.
    private func digest(
        _ page: WebVisitor.Page, _ body: [UInt8], _ visit: SourceVisit, attempts: Int = 1
    ) async throws(WebVisitor.Refusal) -> DigestReading? {
        let source = visit.source
        var context = press.context(of: source, for: visit.request)
        context.charset = page.charset
        context.mediaType = page.mediaType
        context.url = page.address.text
        do {
            return try DigestReader.read(body, as: source.format, context, limit: source.maxBytes)
        } catch {
            if case .emptySlice = error.reason, attempts > 1 { return nil }
            if error.isTransient { await web.rest(after: page.address) }
            throw .failed(press.failure(error, of: source), page.answer)
        }
    }

    /// Whether nothing new is a delay or an everyday thing depends on the format, which the last good body tells.
    private func recognise(_ visit: inout SourceVisit) async {
        guard visit.source.format == .auto, let body = await web.lastBody(of: visit.source) else { return }
        visit.format = try? press.digest(body, of: visit.source).format
    }
}

extension Source {
    /// Said where `--since` asks for days.
    var keepsNoDays: Failure {
        Failure(
            .usage, "\(id): this source keeps no days: it shows what is newest, and nothing else",
            hint: "--since works for hf-json, hf-html and for queries of arXiv's API")
    }
}

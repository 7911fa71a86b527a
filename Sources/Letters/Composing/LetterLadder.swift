internal import MIME
internal import Subscribers
internal import Templates

/// Fits a letter into its largest size: shorter abstracts first, then fewer papers; the foot is never cut.
struct LetterLadder {
    /// The parts of a letter that fits.
    struct Body {
        var text: [UInt8]
        /// `nil` where the reader wants text alone.
        var html: [UInt8]?
        var step: AbstractStep
        /// How many entries are in.
        var count: Int
    }

    let frame: FrameContext
    let entries: [LetterEntry]
    let frames: FrameCache

    func body() throws(LetterError) -> Body {
        var last = try body(first, entries.count)
        for step in AbstractStep.allCases where step > first && !fits(last) {
            last = try body(step, entries.count)
        }
        return fits(last) ? last : try withFewerEntries()
    }

    /// As many entries as fit, found by halving; none where even one does not.
    private func withFewerEntries() throws(LetterError) -> Body {
        var best = try body(.none, 0)
        var range = 1..<max(1, entries.count)
        while !range.isEmpty {
            let count = (range.lowerBound + range.upperBound) / 2
            let candidate = try body(.none, count)
            if fits(candidate) {
                best = candidate
                range = count + 1..<range.upperBound
            } else {
                range = range.lowerBound..<count
            }
        }
        return best
    }

    /// The reader's own wish is the first rung.
    private var first: AbstractStep {
        switch frame.reader.abstract {
        case .full: .full
        case .short: .medium
        case .none: .none
        }
    }

    private func fits(_ body: Body) -> Bool {
        max(body.text.count, body.html?.count ?? 0) <= frame.site.maxHtmlBytes
    }

    private func body(_ step: AbstractStep, _ count: Int) throws(LetterError) -> Body {
        let text = try part(isText: true, step, count)
        let html = frame.reader.format == .text ? nil : try part(isText: false, step, count)
        return Body(text: text, html: html, step: step, count: count)
    }

    private func part(isText: Bool, _ step: AbstractStep, _ count: Int) throws(LetterError) -> [UInt8] {
        var frame = frame
        frame.omitted = entries.dropFirst(count).reduce(0) { $0 + 1 + ($1.similar?.count ?? 0) }
        let context = frame.context(isText: isText)
        let suffix = isText ? ".text" : ".html"
        var bytes: [UInt8] = []
        bytes.reserveCapacity(16_384)
        try append(LetterTemplates.head + suffix, context, to: &bytes)
        for entry in entries.prefix(count) {
            if isText { entry.appendText(step: step, to: &bytes) } else { entry.appendHTML(step: step, to: &bytes) }
            guard let similar = entry.similar else { continue }
            try append(LetterTemplates.similar + suffix, similar.context(isText: isText), to: &bytes)
        }
        try append(LetterTemplates.foot + suffix, context, to: &bytes)
        bytes += QuotedPrintable.end(of: bytes)
        return bytes
    }

    private func append(_ name: String, _ context: TemplateContext, to bytes: inout [UInt8]) throws(LetterError) {
        do {
            try frames.append(name, context, to: &bytes)
        } catch {
            throw .template("\(error)")
        }
    }
}

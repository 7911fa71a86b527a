internal import MIME
internal import Synchronization
internal import Templates

/// Heads and feet of letters. Readers differ in the words of a frame, rarely in its shape (which sections are there),
/// so a template is rendered once a shape, with marks for the words; each letter then joins bytes.
final class FrameCache: Sendable {
    private struct Key: Hashable {
        var template: String
        /// The context with all words left out.
        var shape: TemplateContext
    }

    /// Shapes that are kept; there are a few dozen in a run.
    private static let maxFrames = 256

    private let templates: TemplateSet
    private let frames = Mutex<[Key: Frame]>([:])

    init(templates: TemplateSet) {
        self.templates = templates
    }

    /// The encoded template, filled with the context's words.
    /// - Throws: `TemplateError` where the set lacks the template.
    func append(_ template: String, _ context: TemplateContext, to bytes: inout [UInt8]) throws(TemplateError) {
        let key = Key(template: template, shape: context.shape)
        if let known = frames.withLock({ $0[key] }) { return known.append(context, to: &bytes) }
        let frame = try Frame(template, context, templates)
        frames.withLock { frames in
            if frames.count >= FrameCache.maxFrames { frames.removeAll() }
            frames[key] = frame
        }
        frame.append(context, to: &bytes)
    }
}

/// A rendered template with the places of its words.
private struct Frame: Sendable {
    private enum Segment: Sendable {
        case bytes([UInt8])
        case words(TemplateContext.Path)
    }

    private let segments: [Segment]
    private let isText: Bool

    init(_ template: String, _ context: TemplateContext, _ templates: TemplateSet) throws(TemplateError) {
        isText = template.hasSuffix(".text")
        var paths: [TemplateContext.Path] = []
        let marked = context.marked(at: [], &paths)
        let rendered = try templates.render(template, marked)
        var segments: [Segment] = []
        for (index, piece) in rendered.unicodeScalars.split(
            separator: TemplateContext.mark, omittingEmptySubsequences: false
        ).enumerated() {
            // Every second piece is the number between two marks.
            if index % 2 == 0 {
                segments.append(.bytes(QuotedPrintable.encode(String(piece).utf8)))
            } else if let number = Int(String(piece)), paths.indices.contains(number) {
                segments.append(.words(paths[number]))
            }
        }
        self.segments = segments
    }

    func append(_ context: TemplateContext, to bytes: inout [UInt8]) {
        for segment in segments {
            switch segment {
            case .bytes(let literal): bytes += literal
            case .words(let path):
                let words = context.words(at: path[...])
                bytes += QuotedPrintable.encode((isText ? words : HTMLText.escaped(words)).utf8)
            }
        }
    }
}

extension TemplateContext {
    /// The way to a value: names, and numbers of items.
    fileprivate typealias Path = [Step]

    fileprivate enum Step: Sendable {
        case name(String)
        case item(Int)
    }

    /// Stands before and after a number. A noncharacter: no text of ours holds it (`DisplayText`).
    fileprivate static let mark = Unicode.Scalar(0xFDD3 as UInt16) ?? "\u{0}"

    fileprivate var shape: TemplateContext {
        TemplateContext(values.mapValues(\.shape))
    }

    fileprivate func marked(at path: Path, _ paths: inout [Path]) -> TemplateContext {
        var marked = TemplateContext()
        for (name, value) in values { marked[name] = value.marked(at: path + [.name(name)], &paths) }
        return marked
    }

    fileprivate func words(at path: ArraySlice<Step>) -> String {
        guard case .name(let name) = path.first, let value = values[name] else { return "" }
        let rest = path.dropFirst()
        switch value {
        case .text(let text): return text
        case .section(let inner): return inner.words(at: rest)
        case .list(let items):
            guard case .item(let index) = rest.first, items.indices.contains(index) else { return "" }
            return items[index].words(at: rest.dropFirst())
        case .flag, .absent: return ""
        }
    }
}

extension TemplateValue {
    fileprivate var shape: TemplateValue {
        switch self {
        case .text: .text("")
        case .flag, .absent: self
        case .list(let items): .list(items.map(\.shape))
        case .section(let inner): .section(inner.shape)
        }
    }

    fileprivate func marked(at path: TemplateContext.Path, _ paths: inout [TemplateContext.Path]) -> TemplateValue {
        switch self {
        case .text:
            paths.append(path)
            let mark = String(TemplateContext.mark)
            return .text("\(mark)\(paths.count - 1)\(mark)")
        case .flag, .absent: return self
        case .list(let items):
            var marked: [TemplateContext] = []
            for (index, item) in items.enumerated() { marked.append(item.marked(at: path + [.item(index)], &paths)) }
            return .list(marked)
        case .section(let inner): return .section(inner.marked(at: path, &paths))
        }
    }
}

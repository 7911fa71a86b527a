/// Walks through HTML from tag to tag and writes its text; no tree, no recursion, so that depth costs nothing.
struct HTMLTextReader {
    private struct OpenScript {
        var script: HTMLText.Script
        var start: Int
    }

    struct OpenList {
        var isOrdered: Bool
        var count: Int
        var isFirst = true
    }

    private static let listLimit = 16

    private(set) var output: RunningText
    /// Blank lines were taken for paragraphs, but then came a block: in HTML they mean nothing.
    private(set) var mustStartAgain = false
    private let keepsBlankLines: Bool
    private var hasBlankLines = false
    private var scanner: TagScanner
    private let script: (HTMLText.Script, String) -> String
    private var scripts: [OpenScript] = []
    private var lists: [OpenList] = []
    private var preformatted = 0
    /// Behind the last formula in MathML.
    private var endOfMath = 0
    /// Hidden elements that are never closed; each is looked for only once.
    private var unclosed: Set<String> = []

    init(
        _ bytes: UnsafeBufferPointer<UInt8>, layout: HTMLText.Layout, keepsBlankLines: Bool,
        script: @escaping (HTMLText.Script, String) -> String
    ) {
        scanner = TagScanner(bytes: bytes, isXML: false)
        output = RunningText(isOneLine: layout == .oneLine)
        self.keepsBlankLines = keepsBlankLines && layout == .paragraphs
        self.script = script
        run()
    }

    private mutating func run() {
        var position = 0
        while position < scanner.bytes.count, !mustStartAgain {
            let less = scanner.find(UInt8(ascii: "<"), from: position)
            text(position..<less)
            guard less < scanner.bytes.count else { return }
            position = max(take(scanner.tag(at: less), at: less), less + 1)
        }
    }

    /// - Returns: Where to read on.
    private mutating func take(_ tag: MarkupTag, at start: Int) -> Int {
        switch tag.kind {
        case .start, .end: return element(tag, at: start)
        case .cdata:
            literal(tag.content)
            return tag.end
        case .comment where !tag.isCut, .instruction where !tag.isCut && !tag.name.isEmpty: return tag.end
        case .declaration where scanner.holds(tag.name, "doctype") || scanner.has("<![", at: start): return tag.end
        case .comment where tag.isCut:
            literal(start..<start + 4)
            return start + 4
        default:
            text(start..<tag.end)
            return tag.end
        }
    }

    private mutating func element(_ tag: MarkupTag, at start: Int) -> Int {
        let colon = scanner.bytes[tag.name].lastIndex(of: UInt8(ascii: ":"))
        let name = scanner.lowercasedName((colon.map { $0 + 1 } ?? tag.name.lowerBound)..<tag.name.upperBound)
        let meaning = HTMLElements.meaning(name)
        let isForeign = colon != nil || name.contains("-")
        guard meaning != nil || isForeign && !name.isEmpty, scanner.isPlausible(tag) else {
            text(start..<tag.end)
            return tag.end
        }
        if meaning == .hidden || meaning == .math || meaning == .tex, tag.kind == .start, !tag.isSelfClosing {
            return skip(tag, name, at: start)
        }
        if tag.kind == .start { self.start(tag, meaning ?? .inline) } else { end(meaning ?? .inline) }
        if name == "q" { literal(tag.kind == .start ? "“" : "”") }
        return tag.end
    }

    private mutating func skip(_ tag: MarkupTag, _ name: String, at start: Int) -> Int {
        guard !unclosed.contains(name), let end = scanner.endTag(tag.name, from: tag.end) else {
            unclosed.insert(name)
            // Without its end a script is no script but a title that speaks of one; the others' text is worth reading.
            if name == "script" || name == "style" { text(start..<tag.end) }
            return tag.end
        }
        let next = min(scanner.find(UInt8(ascii: ">"), from: end) + 1, scanner.bytes.count)
        if name == "math" {
            literal(MathMLReader(scanner, tag, to: end, script: script).text)
            endOfMath = next
        } else if name == "tex-math", !isBesideMath(start..<next) {
            literal(TeXFormula.inDocument(scanner.decoded(tag.end..<end)))
        }
        return next
    }

    /// Whether the same formula stands in MathML before or behind.
    private func isBesideMath(_ range: Range<Int>) -> Bool {
        let before = scanner.bytes[endOfMath..<max(endOfMath, range.lowerBound)]
        if endOfMath > 0, before.allSatisfy(TagScanner.isSpace) { return true }
        var next = range.upperBound
        while next < scanner.bytes.count, TagScanner.isSpace(scanner.bytes[next]) { next += 1 }
        return scanner.has("<mml:math", at: next) || scanner.has("<math", at: next)
    }

    // MARK: Elements

    private mutating func start(_ tag: MarkupTag, _ meaning: HTMLElements.Meaning) {
        switch meaning {
        case .inline, .hidden, .math, .tex: break
        case .image: if let alt = scanner.value(of: "alt", in: tag) { text(alt) }
        case .cell: output.space()
        case .superscript: open(.superscript)
        case .subscript: open(.subscript)
        case .line: breakBlock { $0.line() }
        case .lineBreak: breakBlock { $0.lineBreak() }
        case .block: breakBlock { $0.paragraph() }
        case .preformatted:
            breakBlock { $0.paragraph() }
            preformatted += 1
        case .unorderedList: open(OpenList(isOrdered: false, count: 0))
        case .orderedList:
            let first = scanner.value(of: "start", in: tag).flatMap { Int(scanner.string($0)) } ?? 1
            open(OpenList(isOrdered: true, count: min(max(first, -9999), 9999) - 1))
        case .listItem: item()
        }
    }

    private mutating func end(_ meaning: HTMLElements.Meaning) {
        switch meaning {
        case .inline, .hidden, .math, .tex, .image, .cell, .lineBreak: break
        case .superscript: close(.superscript)
        case .subscript: close(.subscript)
        case .line, .listItem: breakBlock { $0.line() }
        case .block: breakBlock { $0.paragraph() }
        case .preformatted:
            breakBlock { $0.paragraph() }
            preformatted = max(0, preformatted - 1)
        case .unorderedList, .orderedList:
            let isNested = lists.count > 1
            _ = lists.popLast()
            breakBlock { isNested ? $0.line() : $0.paragraph() }
        }
    }

    private mutating func breakBlock(_ change: (inout RunningText) -> Void) {
        mustStartAgain = hasBlankLines
        // No superscript reaches over a paragraph: its end tag was forgotten.
        scripts = []
        change(&output)
    }

    private mutating func open(_ list: OpenList) {
        let isNested = !lists.isEmpty
        breakBlock { isNested ? $0.line() : $0.paragraph() }
        if lists.count < Self.listLimit { lists.append(list) }
    }

    private mutating func item() {
        mustStartAgain = hasBlankLines
        scripts = []
        if lists.isEmpty { lists.append(OpenList(isOrdered: false, count: 0)) }
        let depth = lists.count - 1
        let isFirst = depth == 0 && lists[depth].isFirst
        lists[depth].count += 1
        lists[depth].isFirst = false
        let marker = lists[depth].isOrdered ? "\(lists[depth].count). " : "• "
        output.item(String(repeating: "  ", count: depth) + marker, isFirst: isFirst)
    }

    private mutating func open(_ script: HTMLText.Script) {
        output.close()
        if scripts.count < Self.listLimit { scripts.append(OpenScript(script: script, start: output.bytes.count)) }
    }

    private mutating func close(_ kind: HTMLText.Script) {
        guard let index = scripts.lastIndex(where: { $0.script == kind }) else { return }
        let start = scripts[index].start
        scripts.removeSubrange(index...)
        let text = output.text(from: start)
        if !text.isEmpty { output.replace(from: start, with: script(kind, text)) }
    }

    // MARK: Text

    private mutating func literal(_ range: Range<Int>) {
        literal(scanner.string(range))
    }

    /// Text without references.
    private mutating func literal(_ text: String) {
        for byte in text.utf8 {
            if TagScanner.isSpace(byte) { output.space() } else { output.append(byte) }
        }
    }

    private mutating func text(_ range: Range<Int>) {
        let bytes = scanner.bytes
        var position = range.lowerBound
        while position < range.upperBound {
            let end = OrdinaryText.end(in: bytes, position..<range.upperBound)
            if end > position { output.append(bytes[position..<end]) }
            guard end < range.upperBound else { return }
            switch bytes[end] {
            case UInt8(ascii: "&"): position = end + reference(at: end, end: range.upperBound)
            case 0xC2:
                output.space()
                position = end + 2
            case let byte where !TagScanner.isSpace(byte):
                output.append(byte)
                position = end + 1
            default: position = space(end..<range.upperBound)
            }
        }
    }

    /// - Returns: Behind the white space.
    private mutating func space(_ range: Range<Int>) -> Int {
        let bytes = scanner.bytes
        if preformatted > 0, !output.isOneLine {
            if bytes[range.lowerBound] == 0x0A { output.lineBreak() } else { output.append(0x20) }
            return range.lowerBound + 1
        }
        var position = range.lowerBound
        var lineEnds = 0
        while position < range.upperBound, TagScanner.isSpace(bytes[position]) {
            if bytes[position] == 0x0A { lineEnds += 1 }
            position += 1
        }
        if lineEnds > 1, keepsBlankLines {
            hasBlankLines = true
            output.paragraph()
        } else {
            output.space()
        }
        return position
    }

    private mutating func reference(at start: Int, end: Int) -> Int {
        switch CharacterReference(scanner.bytes, at: start, end: end, isLenient: true) {
        case .text("\u{A0}", let length):
            output.space()
            return length
        case .text(let text, let length):
            literal(text)
            return length
        case .forbidden(let length): return length
        case .unknown, .none:
            output.append(UInt8(ascii: "&"))
            return 1
        }
    }
}

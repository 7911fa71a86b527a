/// A formula in MathML as text: its TeX where it is given, else its characters with their scripts.
struct MathMLReader {
    private struct Frame {
        var name: String
        var start: Int
        var children = 0
    }

    private static let depthLimit = 256

    private(set) var text = ""
    private var output: [UInt8] = []
    private var frames: [Frame] = []
    private var scanner: TagScanner
    private let script: (HTMLText.Script, String) -> String

    /// - Parameters:
    ///   - tag: The start of `math`.
    ///   - end: Where its end tag begins.
    init(
        _ scanner: TagScanner, _ tag: MarkupTag, to end: Int, script: @escaping (HTMLText.Script, String) -> String
    ) {
        // No tag in it may reach beyond its end.
        self.scanner = TagScanner(bytes: UnsafeBufferPointer(rebasing: scanner.bytes[..<end]), isXML: false)
        self.script = script
        if let range = scanner.value(of: "alttext", in: tag) {
            text = TeXFormula.wrapped(scanner.decoded(range))
        } else {
            let annotation = read(from: tag.end)
            text = annotation.map(TeXFormula.wrapped) ?? String(decoding: output, as: UTF8.self)
        }
    }

    /// - Returns: The TeX in an `annotation`.
    private mutating func read(from start: Int) -> String? {
        var position = start
        while position < scanner.bytes.count {
            let less = scanner.find(UInt8(ascii: "<"), from: position)
            characters(position..<less)
            guard less < scanner.bytes.count else { return nil }
            let tag = scanner.tag(at: less)
            position = max(tag.end, less + 1)
            let colon = scanner.bytes[tag.name].lastIndex(of: UInt8(ascii: ":"))
            let name = scanner.lowercasedName((colon.map { $0 + 1 } ?? tag.name.lowerBound)..<tag.name.upperBound)
            switch tag.kind {
            case .start where name == "annotation" || name == "annotation-xml":
                let end = scanner.endTag(tag.name, from: tag.end) ?? scanner.bytes.count
                let encoding = scanner.value(of: "encoding", in: tag).map { scanner.string($0).lowercased() } ?? ""
                if encoding.contains("tex") { return scanner.decoded(tag.end..<end) }
                position = end
            case .start:
                open(name)
                if tag.isSelfClosing { close() }
            case .end where frames.contains { $0.name == name }:
                while let last = frames.last?.name {
                    close()
                    if last == name { break }
                }
            case .text: characters(less..<tag.end)
            default: break
            }
        }
        return nil
    }

    private mutating func open(_ name: String) {
        if frames.count < Self.depthLimit { frames.append(Frame(name: name, start: output.count)) }
    }

    private mutating func close() {
        guard let frame = frames.popLast() else { return }
        if frame.name == "msqrt" { enclose(from: frame.start, "√(", ")") }
        guard !frames.isEmpty else { return }
        frames[frames.count - 1].children += 1
        place(from: frame.start, child: frames[frames.count - 1].children, of: frames[frames.count - 1].name)
    }

    /// What a child's place means (MathML 3, §3.4).
    private mutating func place(from start: Int, child: Int, of parent: String) {
        guard start < output.count else { return }
        switch (parent, child) {
        case ("msub", 2), ("msubsup", 2), ("munder", 2), ("munderover", 2): shift(.subscript, from: start)
        case ("msup", 2), ("msubsup", 3), ("mover", 2), ("munderover", 3): shift(.superscript, from: start)
        case ("mfrac", 2): output.insert(UInt8(ascii: "/"), at: start)
        case ("mtr", 2...), ("mtable", 2...): output.insert(0x20, at: start)
        default: break
        }
    }

    private mutating func shift(_ kind: HTMLText.Script, from start: Int) {
        let shifted = script(kind, String(decoding: output[start...], as: UTF8.self))
        output.removeSubrange(start...)
        output += shifted.utf8
    }

    private mutating func enclose(from start: Int, _ left: String, _ right: String) {
        output.insert(contentsOf: left.utf8, at: start)
        output += right.utf8
    }

    /// White space between elements means nothing, nor do the invisible operators U+2061…U+2064.
    private mutating func characters(_ range: Range<Int>) {
        for scalar in scanner.decoded(range).unicodeScalars where !scalar.properties.isWhitespace {
            if !(0x2061...0x2064).contains(scalar.value) { output += String(scalar).utf8 }
        }
    }
}

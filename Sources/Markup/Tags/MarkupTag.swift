/// A tag, comment, section, instruction or declaration: all that begins with `<`, as ranges of bytes.
struct MarkupTag {
    enum Kind {
        case start, end, comment, cdata, instruction, declaration
        /// The `<` begins nothing, as in `x<4` or `a <b and c`: all up to ``end`` is text.
        case text
    }

    var kind: Kind
    /// Of a tag, with its prefix; of an instruction its target, of a declaration its keyword.
    var name: Range<Int>
    /// Of a comment or section, what stands in it; of a start tag, its attributes.
    var content: Range<Int>
    /// Behind its last byte.
    var end: Int
    /// `<br/>`.
    var isSelfClosing = false
    /// The end of the bytes came before its own.
    var isCut = false
}

extension TagScanner {
    /// What begins at a `<`.
    ///
    /// However broken the markup, a walk from each one's `end` to the next `<` takes linear time: what was read in vain
    /// is text and is not read again.
    mutating func tag(at start: Int) -> MarkupTag {
        guard start + 1 < bytes.count else { return text(from: start, to: start + 1, isCut: true) }
        switch bytes[start + 1] {
        case UInt8(ascii: "!"): return declaration(at: start)
        case UInt8(ascii: "?"): return upToGreater(.instruction, name: name(from: start + 2))
        case UInt8(ascii: "/"): return endTag(at: start)
        case let byte where Self.isNameStart(byte): return startTag(at: start)
        default: return text(from: start, to: start + 1)
        }
    }

    private func text(from start: Int, to end: Int, isCut: Bool = false) -> MarkupTag {
        MarkupTag(kind: .text, name: start..<start, content: start..<end, end: end, isCut: isCut)
    }

    private func name(from start: Int) -> Range<Int> {
        var end = start
        while end < bytes.count, Self.isName(bytes[end]) { end += 1 }
        return start..<end
    }

    private func endTag(at start: Int) -> MarkupTag {
        guard start + 2 < bytes.count, Self.isNameStart(bytes[start + 2]) else {
            return text(from: start, to: start + 1, isCut: start + 2 == bytes.count)
        }
        let name = name(from: start + 2)
        var position = name.upperBound
        while position < bytes.count, bytes[position] != UInt8(ascii: ">"), bytes[position] != UInt8(ascii: "<") {
            position += 1
        }
        // `</title <link>`: the `>` was forgotten.
        let isClosed = position < bytes.count && bytes[position] == UInt8(ascii: ">")
        return MarkupTag(
            kind: .end, name: name, content: name.upperBound..<position, end: isClosed ? position + 1 : position,
            isCut: position >= bytes.count)
    }

    private func startTag(at start: Int) -> MarkupTag {
        let name = name(from: start + 1)
        // An address: `<ada@example.org>`.
        if name.upperBound < bytes.count, !Self.isSpace(bytes[name.upperBound]),
            !"/>".utf8.contains(bytes[name.upperBound])
        {
            return text(from: start, to: name.upperBound)
        }
        var attributes = MarkupAttributes(scanner: self, from: name.upperBound)
        while attributes.next() != nil {}
        switch attributes.ending {
        case .closed(let end, let isSelfClosing):
            return MarkupTag(
                kind: .start, name: name, content: name.upperBound..<end, end: end, isSelfClosing: isSelfClosing)
        case .broken(let end):
            return text(from: start, to: end)
        case .cut, nil:
            return MarkupTag(
                kind: .start, name: name, content: name.upperBound..<bytes.count, end: bytes.count, isCut: true)
        }
    }

    private mutating func declaration(at start: Int) -> MarkupTag {
        if has("<!--", at: start) {
            // `<!-->` is a whole comment to browsers.
            return section(.comment, from: start + 4, to: endOfComment(from: isXML ? start + 4 : start + 2))
        }
        if has("<![cdata[", at: start) { return section(.cdata, from: start + 9, to: endOfSection(from: start + 9)) }
        return upToGreater(.declaration, name: name(from: start + 2))
    }

    private func upToGreater(_ kind: MarkupTag.Kind, name: Range<Int>) -> MarkupTag {
        let end = find(UInt8(ascii: ">"), from: name.upperBound)
        return MarkupTag(
            kind: kind, name: name, content: name.upperBound..<end, end: min(end + 1, bytes.count),
            isCut: end == bytes.count)
    }

    private func section(_ kind: MarkupTag.Kind, from start: Int, to end: Int?) -> MarkupTag {
        guard let end else {
            return MarkupTag(
                kind: kind, name: start..<start, content: start..<bytes.count, end: bytes.count, isCut: true)
        }
        return MarkupTag(kind: kind, name: start..<start, content: start..<max(start, end), end: end + 3)
    }
}

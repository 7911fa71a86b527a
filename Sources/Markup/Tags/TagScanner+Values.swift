extension TagScanner {
    /// Whether a tag's attributes look like attributes: `x <b and c> d` is text, for only a few attributes need no
    /// value, and they are HTML's.
    func isPlausible(_ tag: MarkupTag) -> Bool {
        guard tag.kind == .start else { return !tag.isCut }
        var attributes = MarkupAttributes(scanner: self, from: tag.name.upperBound)
        var hasValue = false
        while let attribute = attributes.next() {
            if attribute.value != nil {
                hasValue = true
            } else if bytes[attribute.name].contains(where: Self.isName),
                !HTMLElements.isBooleanAttribute(lowercasedName(attribute.name))
            {
                return tag.isCut && hasValue
            }
        }
        // A summary that was cut within a tag.
        return !tag.isCut || hasValue
    }

    /// The value of an attribute of a start tag; `name` is in lower case and without a prefix.
    func value(of name: StaticString, in tag: MarkupTag) -> Range<Int>? {
        guard tag.kind == .start else { return nil }
        var attributes = MarkupAttributes(scanner: self, from: tag.name.upperBound)
        while let attribute = attributes.next() {
            if holds(attribute.name, name) { return attribute.value }
        }
        return nil
    }

    /// Text with its references resolved.
    func decoded(_ range: Range<Int>) -> String {
        String(decoding: decodedBytes(range), as: UTF8.self)
    }

    /// Text with its references resolved.
    func decodedBytes(_ range: Range<Int>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(range.count)
        var position = range.lowerBound
        while position < range.upperBound {
            let next = find(UInt8(ascii: "&"), from: position, to: range.upperBound)
            result.append(contentsOf: bytes[position..<next])
            position = next
            if next < range.upperBound { position += decode(at: next, end: range.upperBound, into: &result) }
        }
        return result
    }

    private func decode(at start: Int, end: Int, into result: inout [UInt8]) -> Int {
        // Nearly all of them, where JSON stands in an attribute.
        if has("&quot;", at: start), start + 6 <= end {
            result.append(UInt8(ascii: "\""))
            return 6
        }
        switch CharacterReference(bytes, at: start, end: end, isLenient: true) {
        case .text(let text, let length):
            result += text.utf8
            return length
        case .forbidden(let length): return length
        case .unknown, .none:
            result.append(UInt8(ascii: "&"))
            return 1
        }
    }
}

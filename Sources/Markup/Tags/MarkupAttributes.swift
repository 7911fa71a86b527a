/// An attribute as ranges of bytes; references in its value are not resolved.
struct MarkupAttribute {
    /// With its prefix.
    var name: Range<Int>
    /// `nil`: it has none, like `hidden`.
    var value: Range<Int>?
    /// It stands in quotes, as XML wants it.
    var isQuoted = false
}

/// The attributes of a start tag, one after another.
struct MarkupAttributes: IteratorProtocol {
    /// How the tag ends.
    enum Ending {
        /// With a `>`.
        case closed(end: Int, isSelfClosing: Bool)
        /// The end of the bytes came first.
        case cut
        /// A `<` came first: this is no tag.
        case broken(end: Int)
    }

    private let scanner: TagScanner
    private var position: Int
    private(set) var ending: Ending?

    init(scanner: TagScanner, from start: Int) {
        self.scanner = scanner
        position = start
    }

    mutating func next() -> MarkupAttribute? {
        let bytes = scanner.bytes
        var isSelfClosing = false
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: ">") {
                ending = .closed(end: position + 1, isSelfClosing: isSelfClosing)
                return nil
            }
            if byte == UInt8(ascii: "<") {
                ending = .broken(end: position)
                return nil
            }
            guard TagScanner.isSpace(byte) || byte == UInt8(ascii: "/") else { return attribute() }
            isSelfClosing = byte == UInt8(ascii: "/") || isSelfClosing && TagScanner.isSpace(byte)
            position += 1
        }
        ending = .cut
        return nil
    }

    private mutating func attribute() -> MarkupAttribute? {
        let bytes = scanner.bytes
        let start = position
        // A leading `=` belongs to the name (HTML, §13.2.5.32), which also makes sure that every step moves on.
        position += 1
        while position < bytes.count, !isEndOfName(bytes[position]) { position += 1 }
        let name = start..<position
        var ahead = position
        while ahead < bytes.count, TagScanner.isSpace(bytes[ahead]) { ahead += 1 }
        guard ahead < bytes.count, bytes[ahead] == UInt8(ascii: "=") else { return MarkupAttribute(name: name) }
        position = ahead + 1
        while position < bytes.count, TagScanner.isSpace(bytes[position]) { position += 1 }
        guard position < bytes.count else { return MarkupAttribute(name: name) }
        let quote = bytes[position]
        return quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
            ? quoted(name, by: quote) : MarkupAttribute(name: name, value: bareValue())
    }

    private func isEndOfName(_ byte: UInt8) -> Bool {
        TagScanner.isSpace(byte) || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
            || byte == UInt8(ascii: "<")
    }

    private mutating func bareValue() -> Range<Int> {
        let start = position
        let bytes = scanner.bytes
        while position < bytes.count, !TagScanner.isSpace(bytes[position]), bytes[position] != UInt8(ascii: ">"),
            bytes[position] != UInt8(ascii: "<")
        {
            position += 1
        }
        // `<a href=x/>` closes itself in XML; in HTML the slash is the address's.
        if scanner.isXML, position > start, position < bytes.count, bytes[position] == UInt8(ascii: ">"),
            bytes[position - 1] == UInt8(ascii: "/")
        {
            position -= 1
        }
        return start..<position
    }

    private mutating func quoted(_ name: Range<Int>, by quote: UInt8) -> MarkupAttribute {
        let start = position + 1
        let end = scanner.find(quote, from: start)
        // `<a href="x>text</a>`: a `<` before the quote means that another tag's quote would end this value.
        if scanner.isXML, let less = scanner.find("<", from: start, to: end),
            let greater = scanner.find(">", from: start, to: less)
        {
            position = greater
            return MarkupAttribute(name: name, value: start..<greater)
        }
        position = min(end + 1, scanner.bytes.count)
        return MarkupAttribute(name: name, value: start..<end, isQuoted: true)
    }
}

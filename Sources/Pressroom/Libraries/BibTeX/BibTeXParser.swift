/// Reads a BibTeX file entry by entry; a broken one is named, and the next one read all the same.
struct BibTeXParser {
    enum Item {
        case entry(BibTeXEntry)
        case fault(BibTeXFault)
    }

    private var scanner: BibTeXScanner
    private var macros: [String: String] = [:]
    /// Whether `\{` opens nothing. BibTeX counts escaped braces like any other, and not all who write files know it.
    private var skipsEscaped = false

    /// Bytes of one value; macros that hold each other could grow without end.
    private static let longestValue = 200_000

    init(_ text: [UInt8]) {
        scanner = BibTeXScanner(text)
    }

    /// The next entry or fault; `nil` at the end.
    mutating func next() -> Item? {
        while scanner.skipToEntry() {
            let place = scanner.place
            guard let (type, closing) = scanner.opening() else { continue }
            do throws(BibTeXFault) {
                switch type {
                case "comment", "preamble": skipBody(closing)
                case "string": try readMacros(place, closing)
                default: return .entry(try readEitherWay(place, closing))
                }
            } catch {
                scanner.leave()
                return .fault(error)
            }
        }
        return nil
    }

    /// As BibTeX does; an entry that so comes to no end, with escaped braces left aside.
    private mutating func readEitherWay(
        _ place: BibTeXScanner.Place, _ closing: UInt8
    ) throws(BibTeXFault) -> BibTeXEntry {
        let start = scanner
        do throws(BibTeXFault) {
            return try readEntry(place, closing)
        } catch {
            scanner = start
            skipsEscaped = true
            defer { skipsEscaped = false }
            guard let entry = try? readEntry(place, closing) else { throw error }
            return entry
        }
    }

    private mutating func readEntry(
        _ place: BibTeXScanner.Place, _ closing: UInt8
    ) throws(BibTeXFault) -> BibTeXEntry {
        scanner.skipBlanks()
        var entry = BibTeXEntry(key: "", place: place)
        var copy = scanner
        let key = readKey(&copy, closing)
        // Some leave the key away: then the first word is a field's name.
        if copy.byte != UInt8(ascii: "=") {
            entry.key = key
            scanner = copy
        }
        try readFields(place, closing) { name, value in
            if entry.fields[name] == nil { entry.fields[name] = value }
        }
        return entry
    }

    /// Up to the comma: keys hold nearly anything.
    private func readKey(_ scanner: inout BibTeXScanner, _ closing: UInt8) -> String {
        let start = scanner.offset
        while !scanner.isAtEnd, ![UInt8(ascii: ","), UInt8(ascii: "="), closing, 0x0A].contains(scanner.byte) {
            scanner.advance()
        }
        let key = String(decoding: scanner.text[start..<scanner.offset].prefix(100), as: UTF8.self)
        scanner.skipBlanks()
        if scanner.byte == UInt8(ascii: ",") { scanner.advance() }
        return key.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private mutating func readMacros(_ place: BibTeXScanner.Place, _ closing: UInt8) throws(BibTeXFault) {
        var found: [String: String] = [:]
        try readFields(place, closing) { name, value in found[name] = value }
        macros.merge(found) { _, new in new }
    }

    /// `name = value`, parted by commas, to the closing brace; a missing comma is mended in silence.
    private mutating func readFields(
        _ opened: BibTeXScanner.Place, _ closing: UInt8, _ take: (String, String) -> Void
    ) throws(BibTeXFault) {
        while true {
            scanner.skipBlanks()
            while scanner.byte == UInt8(ascii: ",") {
                scanner.advance()
                scanner.skipBlanks()
            }
            if scanner.byte == closing, !scanner.isAtEnd { return scanner.advance() }
            guard !scanner.isAtEnd else {
                throw BibTeXFault(place: opened, message: "the entry ends before its closing brace")
            }
            let name = scanner.word().lowercased()
            guard !name.isEmpty else {
                throw BibTeXFault(place: scanner.place, message: "the name of a field is missing")
            }
            scanner.skipBlanks()
            guard scanner.byte == UInt8(ascii: "=") else {
                throw BibTeXFault(place: scanner.place, message: "the field \(name.prefix(40)) lacks its \"=\"")
            }
            scanner.advance()
            take(name, try readValue(of: name))
        }
    }

    /// Pieces joined by `#`: braces, quotation marks, numbers, macros.
    private mutating func readValue(of name: String) throws(BibTeXFault) -> String {
        var value = ""
        while true {
            scanner.skipBlanks()
            let place = scanner.place
            switch scanner.byte {
            case UInt8(ascii: "{"): value += try readBraces(place)
            case UInt8(ascii: "\""): value += try readQuotes(place)
            default:
                let word = scanner.word()
                guard !word.isEmpty else {
                    throw BibTeXFault(place: place, message: "the field \(name.prefix(40)) has no value")
                }
                value += macros[word.lowercased()] ?? word
            }
            if value.utf8.count > Self.longestValue { value = String(value.prefix(Self.longestValue / 4)) }
            scanner.skipBlanks()
            guard scanner.byte == UInt8(ascii: "#") else { return value }
            scanner.advance()
        }
    }

    private mutating func readBraces(_ place: BibTeXScanner.Place) throws(BibTeXFault) -> String {
        scanner.advance()
        let start = scanner.offset
        var depth = 1
        while !scanner.isAtEnd {
            if skipsEscaped, scanner.byte == UInt8(ascii: "\\") {
                scanner.advance()
            } else if scanner.byte == UInt8(ascii: "{") {
                depth += 1
            } else if scanner.byte == UInt8(ascii: "}") {
                depth -= 1
                if depth == 0 {
                    let value = String(decoding: scanner.text[start..<scanner.offset], as: UTF8.self)
                    scanner.advance()
                    return value
                }
            }
            if !scanner.isAtEnd { scanner.advance() }
        }
        throw BibTeXFault(place: place, message: "the brace is never closed")
    }

    /// A quotation mark inside of braces does not end the value.
    private mutating func readQuotes(_ place: BibTeXScanner.Place) throws(BibTeXFault) -> String {
        scanner.advance()
        let start = scanner.offset
        var depth = 0
        while !scanner.isAtEnd {
            if scanner.byte == UInt8(ascii: "{") { depth += 1 }
            if scanner.byte == UInt8(ascii: "}") { depth -= 1 }
            if scanner.byte == UInt8(ascii: "\""), depth <= 0 {
                let value = String(decoding: scanner.text[start..<scanner.offset], as: UTF8.self)
                scanner.advance()
                return value
            }
            scanner.advance()
        }
        throw BibTeXFault(place: place, message: "the quotation mark is never closed")
    }

    /// A comment's braces, or nothing at all: `@comment` to the end of the line is one too.
    private mutating func skipBody(_ closing: UInt8) {
        let opening = closing == UInt8(ascii: "}") ? UInt8(ascii: "{") : UInt8(ascii: "(")
        var depth = 1
        while !scanner.isAtEnd, depth > 0 {
            if scanner.byte == opening { depth += 1 }
            if scanner.byte == closing { depth -= 1 }
            scanner.advance()
        }
    }
}

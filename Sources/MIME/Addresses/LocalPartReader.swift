/// Reads the part before the `@`: a dot-string or a quoted string (RFC 5321 §4.1.2).
struct LocalPartReader {
    let scalars: [Unicode.Scalar]
    /// After `read`: the first scalar after the `@`.
    private(set) var position = 0

    init(scalars: [Unicode.Scalar]) {
        self.scalars = scalars
    }

    mutating func read() throws(AddressError) -> String {
        let content = scalars[0] == "\"" ? try readQuoted() : try readDotString()
        guard !content.isEmpty else { throw AddressError(reason: .emptyLocalPart, offset: 0) }
        let text = LocalPartReader.written(content)
        guard text.utf8.count <= Address.maxLocalPart else { throw AddressError(reason: .longLocalPart, offset: 0) }
        return text
    }

    private mutating func readDotString() throws(AddressError) -> String {
        var content = ""
        while position < scalars.count, scalars[position] != "@" {
            let scalar = scalars[position]
            switch scalar {
            case ",": throw AddressError(reason: .comma, offset: position)
            case "\"": throw AddressError(reason: .quotePosition, offset: position)
            case _ where scalar.value > 0x7E: throw AddressError(reason: .nonASCIILocalPart, offset: position)
            case _ where scalar == "." || ASCII.isAtom(scalar): content.unicodeScalars.append(scalar)
            default: throw AddressError(reason: .localCharacter, offset: position)
            }
            position += 1
        }
        guard position < scalars.count else { throw AddressError(reason: .noAt) }
        let end = position
        position += 1
        guard !content.hasPrefix("."), !content.hasSuffix("."), !content.contains("..") else {
            throw AddressError(reason: .localDots, offset: content.hasPrefix(".") ? 0 : end - 1)
        }
        return content
    }

    /// Blanks and angle brackets were refused before, so that what remains is safe between `<` and `>`.
    private mutating func readQuoted() throws(AddressError) -> String {
        var content = ""
        position = 1
        while position < scalars.count, scalars[position] != "\"" {
            if scalars[position] == "\\" { position += 1 }
            guard position < scalars.count else { break }
            guard scalars[position].value <= 0x7E else {
                throw AddressError(reason: .nonASCIILocalPart, offset: position)
            }
            content.unicodeScalars.append(scalars[position])
            position += 1
        }
        guard position < scalars.count else { throw AddressError(reason: .openQuote, offset: 0) }
        position += 1
        guard position < scalars.count else { throw AddressError(reason: .noAt) }
        guard scalars[position] == "@" else { throw AddressError(reason: .quotePosition, offset: position) }
        position += 1
        return content
    }

    /// The shortest way to write it: quotes only where it is no dot-string.
    private static func written(_ content: String) -> String {
        let labels = content.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false)
        if labels.allSatisfy({ !$0.isEmpty && $0.allSatisfy(ASCII.isAtom) }) { return content }
        var text = "\""
        for scalar in content.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { text.append("\\") }
            text.unicodeScalars.append(scalar)
        }
        return text + "\""
    }
}

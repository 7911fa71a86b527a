/// A text as folded scalars, each with its place in the source: accents, TeX and math wrappers are gone, case is a flag.
struct FoldedScalars {
    /// A folded scalar and the source scalars it came from.
    struct Unit {
        /// A lower-case letter, a digit, or a sign of ASCII; `stop` for a mark that ends a phrase.
        var scalar: Unicode.Scalar
        var isWord: Bool
        var isCapital: Bool
        /// Offsets in Unicode scalars of the source.
        var start: Int32
        var end: Int32
    }

    /// A long dash or an ellipsis: no sign of ASCII ends a phrase in its place.
    static let stop: Unicode.Scalar = "\u{2014}"

    private(set) var units: [Unit] = []
    /// How many letters with case stand in the source as capitals and as small ones; TeX names are not counted.
    private(set) var capitals = 0
    private(set) var smallLetters = 0

    private let source: [Unicode.Scalar]
    private let lexer: TeXLexer
    private var position = 0

    init(_ text: String) {
        source = Array(text.unicodeScalars)
        lexer = TeXLexer(source: source)
        units.reserveCapacity(source.count)
        while position < source.count { step() }
    }

    private mutating func step() {
        let scalar = source[position]
        guard scalar.isASCII else {
            foldOther(scalar)
            return
        }
        if scalar.isASCIILetter {
            let isCapital = scalar.value < 0x60
            if isCapital { capitals += 1 } else { smallLetters += 1 }
            append(isCapital ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar, isWord: true, isCapital: isCapital)
        } else if scalar.isASCIIDigit {
            append(scalar, isWord: true)
        } else {
            foldSign(scalar)
        }
    }

    private mutating func foldSign(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\\": foldCommand()
        case "$", "{": position += 1
        case "}":
            // `\frac{1}{2}` is not 12.
            if peek(1) == "{" { append(" ") } else { position += 1 }
        case "^": foldCaret()
        case "_": foldUnderscore()
        case "`": append("'")
        default: append(scalar.value < 0x20 && scalar != "\n" || scalar.value == 0x7F ? " " : scalar)
        }
    }

    /// A caret is a wrapper; `^circ` is what is left of a degree sign where TeX was stripped.
    private mutating func foldCaret() {
        var end = position + 1
        if end < source.count, source[end] == "{" { end += 1 }
        if end < source.count, source[end] == "\\" { end += 1 }
        let name = source[min(end, source.count)..<min(end + 4, source.count)]
        let follows = end + 4 < source.count ? source[end + 4] : " "
        if name.elementsEqual("circ".unicodeScalars), !follows.isASCIILetter {
            position = follows == "}" ? end + 5 : end + 4
        } else {
            position += 1
        }
    }

    /// `x_1` is `x1`, but `world_model` is two words that belong together.
    private mutating func foldUnderscore() {
        let before = units.suffix(2)
        if before.count == 2, before.allSatisfy({ $0.isWord && !$0.scalar.isASCIIDigit }),
            peek(1)?.isASCIILetter == true, peek(2)?.isASCIILetter == true
        {
            append("-")
        } else {
            position += 1
        }
    }

    private mutating func foldCommand() {
        let (token, end) = lexer.token(at: position)
        let start = position
        position = end
        switch token {
        case .accent(_, let letters):
            for letter in letters { fold(letter, start: start) }
        case .text(let text):
            for scalar in text.unicodeScalars where scalar != "°" { fold(scalar, start: start) }
        case .space: append(" ", start: start)
        case .style, .nothing: break
        case .unknown:
            // The name may be a method's: it stays, as a word of its own.
            position = start + 1
            append(" ", start: start)
        case .backslash:
            append(" ", start: start)
        }
    }

    private mutating func foldOther(_ scalar: Unicode.Scalar) {
        let start = position
        position += 1
        fold(scalar, start: start)
    }

    /// Appends what `scalar` folds to; it stands for the source from `start` to the present position.
    private mutating func fold(_ scalar: Unicode.Scalar, start: Int) {
        if scalar == "_" { return append("-", start: start) }
        if scalar.isASCII {
            let isCapital = scalar.isASCIILetter && scalar.value < 0x60
            let lower = isCapital ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar
            append(lower, isWord: scalar.isASCIILetter || scalar.isASCIIDigit, isCapital: isCapital, start: start)
            return
        }
        switch UnicodeFold.fold(scalar) {
        case .word(let letters, let isCapital):
            if isCapital { capitals += 1 }
            for letter in letters { append(letter, isWord: true, isCapital: isCapital, start: start) }
        case .sign(let sign): append(sign, start: start)
        case .separator: append("\"", start: start)
        case .stop: append(Self.stop, start: start)
        case .nothing: break
        }
    }

    /// Appends a unit for the scalar at the present position, and goes on behind it.
    private mutating func append(_ scalar: Unicode.Scalar, isWord: Bool = false, isCapital: Bool = false) {
        position += 1
        append(scalar, isWord: isWord, isCapital: isCapital, start: position - 1)
    }

    private mutating func append(
        _ scalar: Unicode.Scalar, isWord: Bool = false, isCapital: Bool = false, start: Int
    ) {
        units.append(
            Unit(
                scalar: scalar, isWord: isWord, isCapital: isCapital, start: Int32(truncatingIfNeeded: start),
                end: Int32(truncatingIfNeeded: position)))
    }

    private func peek(_ distance: Int) -> Unicode.Scalar? {
        position + distance < source.count ? source[position + distance] : nil
    }
}

internal import JSONText
public import Matching

/// Profiles as JSON lines, given to a matcher one after another: no tree, no value, and no text but what is matched.
///
/// A line is an object with `id` or `email`, `keywords`, and perhaps `require`, `exclude` and `minScore`; other keys are
/// skipped. It reads what nearly every line looks like, and leaves the rest, wrong lines and odd ones, to a reader that
/// takes its time: it never judges a line.
public struct ProfileLines: ~Copyable {
    /// The line that was read last.
    public struct Line: Sendable {
        /// From 1.
        public internal(set) var number = 0
        /// Its bytes, the end of the line left out.
        public internal(set) var bytes = 0..<0
        /// What names the profile: the text of `id`, else of `email`, in the bytes as it is written.
        public internal(set) var name = 0..<0
        /// The profile's own threshold, 0…1.
        public internal(set) var minScore: Double?
        /// The line needs a reader that takes its time, and the matcher holds nothing of it: it is wrong, has odd escapes or
        /// bytes that are no UTF-8, or keys in an order that does not suit, or its profile has something to be warned of.
        public internal(set) var isOdd = false
    }

    private enum Key: String, CaseIterable { case id, email, keywords, require, exclude, minScore }
    private enum KeywordKey: String, CaseIterable {
        case term, weight, fields = "in", letterCase = "case", near, label, always, note

        var place: UInt8 {
            switch self {
            case .term: 0
            case .weight: 1
            case .fields: 2
            case .letterCase: 3
            case .near: 4
            case .label: 5
            case .always: 6
            case .note: 7
            }
        }
    }

    private static let keys = JSONKeys<Key>()
    private static let keywordKeys = JSONKeys<KeywordKey>()
    private var buffer: [UInt8] = []
    private var line = Line()
    private var keywordCount = 0
    private var requirementCount = 0
    private var exclusionCount = 0

    public init() {}

    /// Lines that were read last, empty ones included.
    public var count: Int { line.number }

    /// Reads every line of `bytes`.
    /// - Parameters:
    ///   - bytes: JSON lines in UTF-8; empty lines count, but say nothing.
    ///   - body: called behind each line, with a matcher that holds its profile.
    public mutating func read(
        _ bytes: Span<UInt8>, _ matcher: inout ProfileMatcher, _ body: (Line, inout ProfileMatcher) -> Void
    ) {
        var number = 0
        var start = 0
        while start < bytes.count {
            number += 1
            var end = start
            while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
            read(bytes.extracting(start..<end), at: start, number, &matcher, body)
            start = end + 1
        }
        line.number = number
    }

    private mutating func read(
        _ bytes: Span<UInt8>, at start: Int, _ number: Int, _ matcher: inout ProfileMatcher,
        _ body: (Line, inout ProfileMatcher) -> Void
    ) {
        line = Line()
        line.number = number
        line.bytes = start..<(start + bytes.count)
        (keywordCount, requirementCount, exclusionCount) = (0, 0, 0)
        matcher.begin()
        if Self.isOrdinary(bytes) {
            let isBlank = JSONScanner.scan(bytes) { scanner in
                if scanner.isAtEnd() { return true }
                do throws(JSONScanError) {
                    try readProfile(&scanner, &matcher)
                    try scanner.finish()
                } catch {
                    line.isOdd = true
                }
                if scanner.hasOddNumbers || hasProblem(matcher) { line.isOdd = true }
                return false
            }
            if isBlank { return }
        } else {
            line.isOdd = true
        }
        line.name = (line.name.lowerBound + start)..<(line.name.upperBound + start)
        if line.isOdd { matcher.begin() }
        body(line, &matcher)
    }

    /// Without control characters and escapes that JSON does not know, in valid UTF-8.
    private static func isOrdinary(_ bytes: Span<UInt8>) -> Bool {
        guard !bytes.isEmpty, bytes[0] < 0x80 else { return bytes.isEmpty }
        var isASCII = true
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x20, byte != 0x0D || index < bytes.count - 1 { return false }
            if byte >= 0x80 { isASCII = false }
            if byte == 0x5C {
                guard let length = escape(bytes, at: index, before: bytes.count) else { return false }
                index += length
            } else {
                index += 1
            }
        }
        return isASCII || bytes.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) != nil }
    }

    /// The length of an escape that stands for one character by itself; `nil` for halves of pairs and for what is none.
    private static func escape(_ bytes: Span<UInt8>, at start: Int, before end: Int) -> Int? {
        guard start + 1 < end else { return nil }
        switch bytes[start + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return 2
        case UInt8(ascii: "u"):
            guard start + 5 < end else { return nil }
            var value: UInt32 = 0
            for index in (start + 2)..<(start + 6) {
                switch bytes[index] {
                case 0x30...0x39: value = value << 4 | UInt32(bytes[index] - 0x30)
                case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((bytes[index] | 0x20) - 0x57)
                default: return nil
                }
            }
            return (0xD800...0xDFFF).contains(value) ? nil : 6
        default: return nil
        }
    }

    /// What `CompiledProfile.problems` would not be empty for.
    private func hasProblem(_ matcher: borrowing ProfileMatcher) -> Bool {
        !matcher.refused.isEmpty || keywordCount == 0 || keywordCount > ProfileLimits.keywords
            || exclusionCount > ProfileLimits.exclusions || requirementCount > ProfileLimits.requirements
            || !(0...1).contains(line.minScore ?? 0)
    }

    private mutating func readProfile(
        _ scanner: inout JSONScanner, _ matcher: inout ProfileMatcher
    ) throws(JSONScanError) {
        var seen: UInt8 = 0
        var email = 0..<0
        try scanner.enterObject()
        while true {
            switch try scanner.nextKey(in: Self.keys) {
            case .end:
                if line.name.isEmpty { line.name = email }
                if line.name.isEmpty { line.isOdd = true }
                return
            case .unknown: try scanner.skipValue()
            case .known(let key):
                // Of equal keys the first one counts; requirements are summed behind the keywords.
                let bit: UInt8 = 1 << UInt8(Self.place(of: key))
                if seen & bit != 0 || key == .keywords && seen & 8 != 0 { line.isOdd = true }
                seen |= bit
                switch key {
                case .id: line.name = try name(&scanner)
                case .email: email = try name(&scanner)
                case .keywords: keywordCount += try readKeywords(&scanner, &matcher)
                case .require: try readRequirements(&scanner, &matcher)
                case .exclude: try readExclusions(&scanner, &matcher)
                case .minScore:
                    line.minScore = try scanner.number()
                    // A 0 may be a number too small to be told from it, which is refused.
                    if line.minScore ?? 0 == 0 { line.isOdd = true }
                }
            }
        }
    }

    @inline(__always)
    private static func place(of key: Key) -> Int {
        switch key {
        case .id: 0
        case .email: 1
        case .keywords: 2
        case .require: 3
        case .exclude: 4
        case .minScore: 5
        }
    }

    private mutating func name(_ scanner: inout JSONScanner) throws(JSONScanError) -> Range<Int> {
        let string = try scanner.string()
        if string.hasEscapes || string.count == 0 { line.isOdd = true }
        return string.start..<string.end
    }

    /// - Returns: how many there are.
    private mutating func readKeywords(
        _ scanner: inout JSONScanner, _ matcher: inout ProfileMatcher
    ) throws(JSONScanError) -> Int {
        var count = 0
        try scanner.enterArray()
        while try scanner.nextElement() {
            count += 1
            if count > ProfileLimits.keywords {
                line.isOdd = true
                try scanner.skipValue()
            } else {
                try readKeyword(&scanner, &matcher, excludes: false)
            }
        }
        return count
    }

    private mutating func readRequirements(
        _ scanner: inout JSONScanner, _ matcher: inout ProfileMatcher
    ) throws(JSONScanError) {
        try scanner.enterArray()
        while try scanner.nextElement() {
            requirementCount += 1
            if requirementCount > ProfileLimits.requirements {
                try scanner.skipValue()
            } else if try scanner.kind() == .array {
                let count = try readKeywords(&scanner, &matcher)
                if count == 0 { line.isOdd = true }
                matcher.requireOne(ofLast: count)
            } else {
                try readKeyword(&scanner, &matcher, excludes: false)
                matcher.requireOne(ofLast: 1)
            }
        }
    }

    private mutating func readExclusions(
        _ scanner: inout JSONScanner, _ matcher: inout ProfileMatcher
    ) throws(JSONScanError) {
        try scanner.enterArray()
        while try scanner.nextElement() {
            exclusionCount += 1
            if exclusionCount > ProfileLimits.exclusions {
                try scanner.skipValue()
            } else {
                try readKeyword(&scanner, &matcher, excludes: true)
            }
        }
    }

    private mutating func readKeyword(
        _ scanner: inout JSONScanner, _ matcher: inout ProfileMatcher, excludes: Bool
    ) throws(JSONScanError) {
        var term: ScannedString?
        var weight = 1.0
        var always = false
        var options = TermOptions.none
        if try scanner.kind() == .string {
            term = try scanner.string()
        } else {
            try scanner.enterObject()
            var fields: [Keyword.Field]?
            var letterCase = Keyword.LetterCase.acronyms
            var near: Int?
            var isPlain = true
            var seen: UInt8 = 0
            reading: while true {
                let match = try scanner.nextKey(in: Self.keywordKeys)
                if case .known(let key) = match {
                    let bit: UInt8 = 1 << key.place
                    if seen & bit != 0 { line.isOdd = true }
                    seen |= bit
                }
                switch match {
                case .end: break reading
                case .known(.term): term = try scanner.string()
                case .known(.weight):
                    guard let number = try scanner.number() else {
                        line.isOdd = true
                        continue
                    }
                    weight = number
                case .known(.fields):
                    isPlain = false
                    fields = try readFields(&scanner)
                case .known(.letterCase):
                    isPlain = false
                    guard let value = Keyword.LetterCase(rawValue: scanner.text(of: try scanner.string())) else {
                        line.isOdd = true
                        continue
                    }
                    letterCase = value
                case .known(.near):
                    isPlain = false
                    near = try scanner.integer()
                    if near == nil { line.isOdd = true }
                case .known(.always):
                    guard let value = try scanner.bool() else {
                        line.isOdd = true
                        continue
                    }
                    always = value
                case .known(.label):
                    let kind = try scanner.kind()
                    if kind != .string, kind != .null { line.isOdd = true }
                    try scanner.skipValue()
                case .known(.note), .unknown: try scanner.skipValue()
                }
            }
            if !isPlain { options = TermOptions(fields: fields, letterCase: letterCase, near: near) }
        }
        guard let term else {
            line.isOdd = true
            return
        }
        scanner.withText(of: term, buffer: &buffer) { text in
            if excludes {
                if !ProfileLimits.weight.contains(weight) { line.isOdd = true }
                matcher.exclude(text, options)
            } else {
                matcher.add(text, options, weight: weight, always: always)
            }
        }
    }

    private mutating func readFields(_ scanner: inout JSONScanner) throws(JSONScanError) -> [Keyword.Field] {
        var fields: [Keyword.Field] = []
        try scanner.enterArray()
        while try scanner.nextElement() {
            guard let field = Keyword.Field(rawValue: scanner.text(of: try scanner.string())) else {
                line.isOdd = true
                continue
            }
            fields.append(field)
        }
        return fields
    }
}

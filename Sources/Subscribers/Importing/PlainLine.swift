internal import JSONText
internal import MIME
internal import Matching

/// Reads the lines that long lists are made of: ASCII without escapes, an address, an id, a name, keywords of plain words with a
/// weight, exclusions. Anything else, and anything doubtful, is `nil`: the reader with positions decides.
///
/// A shortcut and no second opinion: a test holds it equal to that reader. It makes no tree, and asks for each word once
/// whether it can be a keyword.
struct PlainLine {
    private let line: [UInt8]
    private let words: PlainWords

    private enum Key: String, CaseIterable {
        case id, email, name, keywords, exclude
    }

    private enum TermKey: String, CaseIterable {
        case term, weight
    }

    private static let keys = JSONKeys<Key>()
    private static let termKeys = JSONKeys<TermKey>()

    /// - Parameter words: What is known of words.
    static func record(_ line: [UInt8], words: PlainWords) -> SubscriberRecord? {
        guard line.count <= SubscriberLine.maxBytes, isPlain(line) else { return nil }
        let reader = PlainLine(line: line, words: words)
        let read = try? JSONScanner.scan(line) { (scanner: inout JSONScanner) throws(JSONScanError) in
            try reader.read(&scanner)
        }
        return read ?? nil
    }

    /// ASCII without controls and without a backslash.
    private static func isPlain(_ line: [UInt8]) -> Bool {
        var doubt: UInt8 = 0
        for byte in line { doubt |= byte < 0x20 || byte >= 0x7F || byte == 0x5C ? 1 : 0 }
        return doubt == 0
    }

    private func read(_ scanner: inout JSONScanner) throws(JSONScanError) -> SubscriberRecord? {
        var values: [Key: Range<Int>] = [:]
        var id: String?
        var email: Address?
        guard try scanner.kind() == .object else { return nil }
        try scanner.enterObject()
        while true {
            let key: Key
            switch try scanner.nextKey(in: Self.keys) {
            case .known(let known): key = known
            case .unknown: return nil
            case .end:
                try scanner.finish()
                guard let email, let keywords = values[.keywords], keywords.count > 2 else { return nil }
                return record(id, email, values)
            }
            guard values[key] == nil, let kind = try? scanner.kind() else { return nil }
            let start = scanner.offset
            switch key {
            case .id:
                guard kind == .string, let text = try scanner.text(), SubscriberLimits.isID(text) else { return nil }
                id = text
            case .email:
                guard kind == .string, let text = try scanner.text() else { return nil }
                email = try? Address(text)
                guard email != nil else { return nil }
            case .name: guard kind == .string, isName(try scanner.string()) else { return nil }
            case .keywords:
                guard kind == .array, try isTerms(&scanner, most: SubscriberLimits.keywords, weighed: true) else {
                    return nil
                }
            case .exclude:
                guard kind == .array, try isTerms(&scanner, most: SubscriberLimits.excludes, weighed: false) else {
                    return nil
                }
            }
            values[key] = start..<scanner.offset
        }
    }

    /// Something in it is no blank; controls and escapes stand nowhere in the line.
    private func isName(_ text: ScannedString) -> Bool {
        text.count <= SubscriberLimits.name && line[text.start..<text.end].contains { $0 != 0x20 }
    }

    private func isTerms(_ scanner: inout JSONScanner, most: Int, weighed: Bool) throws(JSONScanError) -> Bool {
        var count = 0
        try scanner.enterArray()
        while try scanner.nextElement() {
            count += 1
            switch try scanner.kind() {
            case .string: guard isTerm(try scanner.string()) else { return false }
            case .object: guard weighed, try isWeighedTerm(&scanner) else { return false }
            default: return false
            }
        }
        return count <= most
    }

    private func isWeighedTerm(_ scanner: inout JSONScanner) throws(JSONScanError) -> Bool {
        var hasTerm = false
        var hasWeight = false
        try scanner.enterObject()
        while true {
            switch try scanner.nextKey(in: Self.termKeys) {
            case .known(.term):
                guard !hasTerm, try scanner.kind() == .string, isTerm(try scanner.string()) else { return false }
                hasTerm = true
            case .known(.weight):
                guard !hasWeight, try scanner.kind() == .number else { return false }
                let start = scanner.offset
                try scanner.skipValue()
                guard isWeight(line[start..<scanner.offset]) else { return false }
                hasWeight = true
            case .unknown: return false
            case .end: return hasTerm
            }
        }
    }

    /// `1` to `9`, or `0.5`, `2.5`: the scanner takes more for a number than JSON does.
    private func isWeight(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first, text.count == 1 || text.count == 3 else { return false }
        let digits: ClosedRange<UInt8> = 0x31...0x39
        if text.count == 1 { return digits.contains(first) }
        let (point, last) = (text[text.startIndex + 1], text[text.startIndex + 2])
        return point == 0x2E && (first == 0x30 || digits.contains(first)) && digits.contains(last)
    }

    /// Small letters and digits with single blanks between them, one word at least that can be a keyword by itself.
    private func isTerm(_ text: ScannedString) -> Bool {
        guard (1...SubscriberLimits.term).contains(text.count) else { return false }
        var hasContent = false
        var start = text.start
        var hash = PlainWords.seed
        for index in text.start...text.end {
            let byte = index == text.end ? 0x20 : line[index]
            switch byte {
            case 0x61...0x7A, 0x30...0x39: hash = PlainWords.step(hash, byte)
            case 0x20:
                guard index > start else { return false }
                if !hasContent { hasContent = words.isContent(line[start..<index], hash: hash) }
                start = index + 1
                hash = PlainWords.seed
            default: return false
            }
        }
        return hasContent
    }

    private func record(_ id: String?, _ email: Address, _ values: [Key: Range<Int>]) -> SubscriberRecord {
        var json = Array("{\"email\":\"\(email)\"".utf8)
        json.reserveCapacity(line.count)
        // In the grammar's order.
        for key in [Key.name, .keywords, .exclude] {
            guard let range = values[key] else { continue }
            json += Array(",\"\(key.rawValue)\":".utf8)
            var isString = false
            for byte in line[range] {
                if byte == 0x22 { isString.toggle() }
                if isString || byte != 0x20 { json.append(byte) }
            }
        }
        json.append(0x7D)
        return SubscriberRecord(
            id: id, email: email, json: json, isEnabled: true, delivery: [], maxAgeDays: nil, hasProfile: true)
    }
}

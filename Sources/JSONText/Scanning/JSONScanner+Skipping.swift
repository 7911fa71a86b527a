extension JSONScanner {
    /// Goes behind the value that begins here, whatever it is.
    public mutating func skipValue() throws(JSONScanError) {
        switch try current(within: .value) {
        case 0x22: try skipString()
        case 0x7B, 0x5B: try skipNested()
        default: try skipWord()
        }
        isFresh = false
    }

    /// Without recursion: what is open is a stack of bits, so that brackets can exhaust nothing.
    private mutating func skipNested() throws(JSONScanError) {
        var nesting = Nesting()
        try push(&nesting)
        var isFresh = true
        while nesting.count > 0 {
            let isObject = nesting.isObject
            var byte = try current(within: isObject ? .object : .array)
            if byte == (isObject ? 0x7D : 0x5D) {
                offset += 1
                nesting.pop()
                isFresh = false
                continue
            }
            if !isFresh {
                guard byte == 0x2C else { throw unexpected(.commaOrEnd) }
                offset += 1
                byte = try current(within: isObject ? .object : .array)
            }
            isFresh = false
            if isObject {
                guard byte == 0x22 else { throw unexpected(.key) }
                try skipString()
                guard try current(within: .object) == 0x3A else { throw unexpected(.colon) }
                offset += 1
                byte = try current(within: .value)
            }
            switch byte {
            case 0x22: try skipString()
            case 0x7B, 0x5B:
                try push(&nesting)
                isFresh = true
            default: try skipWord()
            }
        }
    }

    private mutating func push(_ nesting: inout Nesting) throws(JSONScanError) {
        guard depth + nesting.count < Self.depthLimit else { throw JSONScanError(offset: offset, reason: .tooDeep) }
        nesting.push(isObject: bytes[offset] == 0x7B)
        offset += 1
    }

    @inline(__always)
    private mutating func skipString() throws(JSONScanError) {
        var place = offset + 1
        while true {
            place = ByteSearch.quoteOrBackslash(in: bytes, from: place)
            guard place < bytes.count else { throw JSONScanError(offset: bytes.count, reason: .end(within: .string)) }
            if bytes[place] == 0x22 { break }
            place += 2
        }
        offset = place + 1
    }

    private mutating func skipWord() throws(JSONScanError) {
        switch bytes[offset] {
        case 0x74: try skip("true")
        case 0x66: try skip("false")
        case 0x6E: try skip("null")
        case 0x2D, 0x30...0x39, 0x49, 0x4E: try skipNumber()
        default: throw unexpected(.value)
        }
    }

    /// A number, leading zeros included; `NaN`, `Infinity`, `-Infinity`.
    mutating func skipNumber() throws(JSONScanError) {
        let start = offset
        if bytes[offset] == 0x2D { offset += 1 }
        if offset < bytes.count, bytes[offset] == 0x49 || bytes[offset] == 0x4E {
            hasOddNumbers = true
            return bytes[offset] == 0x49 ? try skip("Infinity") : try skip("NaN")
        }
        if offset + 1 < bytes.count, bytes[offset] == 0x30, bytes[offset + 1] &- 0x30 < 10 { hasOddNumbers = true }
        var isNumber = skipDigits()
        if isNumber, offset < bytes.count, bytes[offset] == 0x2E {
            offset += 1
            isNumber = skipDigits()
        }
        if isNumber, offset < bytes.count, bytes[offset] | 0x20 == 0x65 {
            offset += 1
            if offset < bytes.count, bytes[offset] == 0x2B || bytes[offset] == 0x2D { offset += 1 }
            isNumber = skipDigits()
        }
        guard isNumber else {
            guard offset < bytes.count else { throw JSONScanError(offset: offset, reason: .end(within: .value)) }
            throw JSONScanError(offset: start, reason: .badNumber)
        }
    }

    /// Whether there was at least one.
    private mutating func skipDigits() -> Bool {
        let start = offset
        while offset < bytes.count, bytes[offset] &- 0x30 < 10 { offset += 1 }
        return offset > start
    }

    private mutating func skip(_ word: StaticString) throws(JSONScanError) {
        let start = offset
        for index in 0..<word.utf8CodeUnitCount {
            guard offset < bytes.count else { throw JSONScanError(offset: offset, reason: .end(within: .value)) }
            guard bytes[offset] == word.utf8Start[index] else {
                offset = start
                throw unexpected(.value)
            }
            offset += 1
        }
    }
}

/// Which of what is open are objects: the innermost in the lowest bit.
private struct Nesting {
    private var bits: UInt128 = 0
    private(set) var count = 0

    var isObject: Bool { bits & 1 == 1 }

    mutating func push(isObject: Bool) {
        bits = bits << 1 | (isObject ? 1 : 0)
        count += 1
    }

    mutating func pop() {
        bits >>= 1
        count -= 1
    }
}

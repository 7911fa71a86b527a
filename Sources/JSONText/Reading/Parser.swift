/// One pass over the bytes that fills the flat tree. It keeps its own stack: depth costs no call stack.
struct Parser {
    let bytes: [UInt8]
    let source: SourceText
    let rules: ReadingRules
    var at: Int
    var nodes: ContiguousArray<Node> = []
    var faults: [(offset: Int, fault: SyntaxFault)] = []
    var concealment: Concealment
    /// Open containers: node and number of values so far.
    private var open: [(node: Int32, count: Int32)] = []
    /// The key whose value comes next.
    private var pendingKey: Int32 = -1
    /// The comma that was read last: a trailing one is reported there.
    private var lastComma = 0
    /// Where the value of a concealed key begins, and how many containers are open around it.
    private var concealing: (start: Int, depth: Int)?

    /// The text of a token for a message, unless it stands where nothing may be shown.
    func shownToken(_ start: Int) -> String {
        concealing == nil ? String(decoding: bytes[start..<at], as: UTF8.self) : "***"
    }

    /// After a fault that nothing can mend.
    struct Stop: Error {}

    /// Of one text; a person mends the first few, and noise is no JSON.
    static let mostFaults = 20

    private enum State {
        case value, valueOrEnd, keyOrEnd, key, commaOrEnd, done
    }

    init(source: SourceText, rules: ReadingRules) {
        bytes = source.bytes
        self.source = source
        self.rules = rules
        concealment = Concealment(isPrivate: rules.concealsValue)
        at = source.start
        nodes.reserveCapacity(bytes.count / 16)
    }

    /// - Returns: whether the end was reached, with or without faults.
    mutating func parse() -> Bool {
        do {
            try readDocument()
            return true
        } catch {
            // Whatever the concealed value would have been, it is not shown.
            if let concealing { concealment.ranges.append(concealing.start..<bytes.count) }
            return false
        }
    }

    mutating func report(_ fault: SyntaxFault, at offset: Int) throws(Stop) {
        if faults.count == Self.mostFaults {
            faults.append((offset, .tooMany))
            throw Stop()
        }
        faults.append((offset, fault))
    }

    mutating func stop(_ fault: SyntaxFault, at offset: Int) throws(Stop) -> Never {
        try report(fault, at: offset)
        throw Stop()
    }

    private mutating func readDocument() throws(Stop) {
        if looksLikeUTF16 { try stop(.utf16, at: at) }
        var state = State.value
        while true {
            try skipTrivia()
            guard at < bytes.count else {
                if state == .done { return }
                try stopAtEnd()
            }
            switch state {
            case .value, .valueOrEnd: state = try readValue(mayEnd: state == .valueOrEnd)
            case .key, .keyOrEnd: state = try readKey(mayEnd: state == .keyOrEnd)
            case .commaOrEnd: state = try readCommaOrEnd()
            case .done: try stop(.textAfterEnd, at: at)
            }
        }
    }

    private var looksLikeUTF16: Bool {
        guard bytes.count >= 2 else { return false }
        return [[0xFE, 0xFF], [0xFF, 0xFE]].contains(Array(bytes[..<2])) || bytes[..<2].contains(0)
    }

    private mutating func stopAtEnd() throws(Stop) -> Never {
        guard let innermost = open.last else {
            try stop(bytes.count == source.start ? .empty : .endInsteadOfValue, at: bytes.count)
        }
        let start = Int(nodes[Int(innermost.node)].start)
        try stop(
            .unexpectedEnd(opened: Character(Unicode.Scalar(bytes[start])), at: source.position(of: start)),
            at: bytes.count)
    }

    private mutating func readValue(mayEnd: Bool) throws(Stop) -> State {
        let start = at
        switch bytes[at] {
        case 0x5D, 0x7D:
            if !mayEnd {
                guard !open.isEmpty, pendingKey < 0 else { try stopAtUnexpected(.value) }
                try report(.trailingComma, at: lastComma)
            }
            return try close()
        case 0x2C where mayEnd || pendingKey < 0 && !open.isEmpty:
            try report(.extraComma, at: at)
            lastComma = at
            at += 1
            return .value
        case 0x7B:
            try openContainer(.object)
            return .keyOrEnd
        case 0x5B:
            try openContainer(.array)
            return .valueOrEnd
        default:
            begin(.faulty)
            let node = nodes.count - 1
            try readScalar(into: node)
            nodes[node].end = Int32(at)
            nodes[node].next = Int32(nodes.count)
            if at == start { try stopAtUnexpected(.value) }
            endValue()
            return open.isEmpty ? .done : .commaOrEnd
        }
    }

    private mutating func readScalar(into node: Int) throws(Stop) {
        switch bytes[at] {
        case 0x22: try readString(into: node)
        case 0x27: try readSingleQuoted()
        case 0x2D, 0x2B, 0x2E, 0x30...0x39: try readNumber(into: node)
        case let byte where isWordByte(byte): try readWord(into: node)
        default: break
        }
    }

    func scalarHere() -> Unicode.Scalar {
        String(decoding: bytes[at..<min(at + 4, bytes.count)], as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
    }

    private mutating func stopAtUnexpected(_ wanted: SyntaxFault.Wanted) throws(Stop) -> Never {
        try stop(.unexpected(scalarHere(), wanted: wanted), at: at)
    }
}

extension Parser {
    /// Appends the node of a value that starts here, as the next child of the innermost open container.
    private mutating func begin(_ kind: JSONValue.Kind) {
        var ordinal: Int32 = 0
        if let innermost = open.last {
            ordinal = pendingKey >= 0 ? pendingKey : innermost.count
            open[open.count - 1].count += 1
        }
        if pendingKey >= 0, concealing == nil, let key = JSONKey.string(nodes[Int(pendingKey)], bytes),
            concealment.isPrivate(key)
        {
            concealing = (at, open.count)
        }
        pendingKey = -1
        nodes.append(Node(start: Int32(at), parent: open.last?.node ?? -1, ordinal: ordinal, kind: kind))
    }

    /// Called with the innermost value complete.
    private mutating func endValue() {
        guard let start = concealing, open.count == start.depth else { return }
        concealment.ranges.append(start.start..<at)
        concealing = nil
    }

    private mutating func openContainer(_ kind: JSONValue.Kind) throws(Stop) {
        if open.count == rules.maxDepth { try stop(.tooDeep(limit: rules.maxDepth), at: at) }
        begin(kind)
        open.append((Int32(nodes.count - 1), 0))
        at += 1
    }

    private mutating func close() throws(Stop) -> State {
        guard let innermost = open.last else { try stopAtUnexpected(.value) }
        let node = Int(innermost.node)
        let opened = bytes[Int(nodes[node].start)]
        guard bytes[at] == opened + 2 else {
            try stop(
                .mismatched(
                    found: Character(Unicode.Scalar(bytes[at])), opened: Character(Unicode.Scalar(opened)),
                    at: source.position(of: Int(nodes[node].start))),
                at: at)
        }
        at += 1
        open.removeLast()
        nodes[node].end = Int32(at)
        nodes[node].next = Int32(nodes.count)
        if opened == 0x7B, !rules.allowsDuplicateKeys { try reportDuplicates(in: node) }
        endValue()
        return open.isEmpty ? .done : .commaOrEnd
    }

    private mutating func readKey(mayEnd: Bool) throws(Stop) -> State {
        if bytes[at] == 0x7D || bytes[at] == 0x5D {
            if !mayEnd { try report(.trailingComma, at: lastComma) }
            return try close()
        }
        if bytes[at] == 0x2C {
            try report(.extraComma, at: at)
            lastComma = at
            at += 1
            return .key
        }
        let key = nodes.count
        nodes.append(
            Node(start: Int32(at), parent: open.last?.node ?? -1, ordinal: Int32(key), kind: .string))
        switch bytes[at] {
        case 0x22: try readString(into: key)
        case 0x27: try readSingleQuoted()
        case let byte where isWordByte(byte): try readBareKey(into: key)
        default: try stopAtUnexpected(.key)
        }
        nodes[key].kind = .string
        nodes[key].end = Int32(at)
        nodes[key].next = Int32(key + 1)
        pendingKey = Int32(key)
        try readColon()
        return .value
    }

    private mutating func readColon() throws(Stop) {
        try skipTrivia()
        guard at < bytes.count else { return }
        switch bytes[at] {
        case 0x3A: at += 1
        case 0x22, 0x7B, 0x5B, 0x2D, 0x30...0x39: try report(.missingColon, at: at)
        default: try stopAtUnexpected(.colon)
        }
    }

    private mutating func readCommaOrEnd() throws(Stop) -> State {
        let isObject = open.last.map { nodes[Int($0.node)].kind == .object } ?? false
        switch bytes[at] {
        case 0x2C:
            lastComma = at
            at += 1
            return isObject ? .key : .value
        case 0x5D, 0x7D:
            return try close()
        case 0x22, 0x7B, 0x5B, 0x27, 0x2D, 0x30...0x39:
            try report(.missingComma, at: at)
            return isObject ? .key : .value
        default:
            try stopAtUnexpected(.commaOrEnd)
        }
    }
}

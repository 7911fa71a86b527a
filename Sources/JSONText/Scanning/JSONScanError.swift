/// Where and why bulk JSON cannot be read any further.
public struct JSONScanError: Error, Hashable, Sendable {
    /// The byte, from 0.
    public var offset: Int
    /// What is wrong there.
    public var reason: Reason

    /// What can be wrong with bulk JSON.
    public enum Reason: Hashable, Sendable {
        /// The bytes end within something: they may be cut off.
        case end(within: Place)
        case unexpected(Unicode.Scalar, wanted: Wanted)
        case badNumber
        /// Deeper than ``JSONScanner/depthLimit``.
        case tooDeep
        case textAfterEnd
    }

    /// What the bytes can end within; `value` where one should begin, or is a word or a number.
    public enum Place: String, Sendable {
        case object = "an object"
        case array = "an array"
        case string = "a string"
        case value = "a value"
    }

    /// What may stand at a place.
    public enum Wanted: String, Sendable {
        case value = "a value"
        case object = "an object"
        case array = "an array"
        case string = "a string"
        case key = "a key in double quotes"
        case colon = "a colon after the key"
        case commaOrEnd = "a comma or the end"
    }

    /// Whether the bytes may have been cut off.
    public var isCutOff: Bool {
        if case .end = reason { true } else { false }
    }

    /// One line, without its place and without a full stop.
    public var message: String {
        switch reason {
        case .end(let place): "it ends within \(place.rawValue)"
        case .unexpected(let scalar, let wanted):
            "unexpected \(SyntaxFault.name(scalar)); \(wanted.rawValue) is expected here"
        case .badNumber: "this is no number"
        case .tooDeep: SyntaxFault.tooDeep(limit: JSONScanner.depthLimit).message
        case .textAfterEnd: SyntaxFault.textAfterEnd.message
        }
    }

    /// The line and column of the place.
    /// - Parameter bytes: those that were scanned.
    public func position(in bytes: [UInt8]) -> Position {
        SourceText(file: "", bytes: bytes).position(of: offset)
    }

    init(offset: Int, reason: Reason) {
        self.offset = offset
        self.reason = reason
    }
}

internal import Foundation
internal import JSONText

/// A file or a line of it that cannot be used: `papers.jsonl:7: error: …`.
public struct ScoreInputError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Reason: Hashable, Sendable {
        /// The file is not there, or not to be read.
        case unreadable
        /// The line is no JSON, lacks a key, or has a value of the wrong type; in words for people.
        case invalid(String)
        /// An id that stands in the file already.
        case repeatedID(String)
    }

    public var file: String
    /// From 1; `nil` where the whole file is meant.
    public var line: Int?
    public var reason: Reason

    public init(file: String, line: Int?, reason: Reason) {
        self.file = file
        self.line = line
        self.reason = reason
    }

    public var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        return switch reason {
        case .unreadable: "\(place): error: the file cannot be read"
        case .invalid(let detail): "\(place): error: \(detail)"
        case .repeatedID(let id): "\(place): error: the id \(quoted(id)) stands in the file twice"
        }
    }
}

/// Reads a file of JSON lines; blank lines count, but say nothing.
struct JSONLines {
    let file: String

    /// Opens the file. A handle, since pipes and devices have no contents for the file manager.
    func open() throws(ScoreInputError) -> FileHandle {
        guard let handle = FileHandle(forReadingAtPath: file) else {
            throw ScoreInputError(file: file, line: nil, reason: .unreadable)
        }
        return handle
    }

    /// The whole file.
    func bytes() throws(ScoreInputError) -> Data {
        guard let data = try? open().readToEnd() ?? Data() else {
            throw ScoreInputError(file: file, line: nil, reason: .unreadable)
        }
        return data
    }

    /// A bad line is skipped and named; the others are read all the same.
    /// - Throws: `ScoreInputError` where the file cannot be read.
    func read<Line: ScoreLine>(
        _ type: Line.Type, complain: (ScoreInputError) -> Void
    ) throws(ScoreInputError) -> [(line: Int, value: Line)] {
        let data = try bytes()
        var values: [(Int, Line)] = []
        var number = 0
        for bytes in data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            // A byte order mark may open the file.
            let text = number == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
            guard text.contains(where: { ![0x20, 0x09, 0x0D].contains($0) }) else { continue }
            do throws(ScoreInputError) {
                values.append((number, try self.line(type, Array(text), number: number)))
            } catch {
                complain(error)
            }
        }
        return values
    }

    /// Reads one line.
    func line<Line: ScoreLine>(_ type: Line.Type, _ bytes: [UInt8], number: Int) throws(ScoreInputError) -> Line {
        do throws(ScoreLineFault) {
            return try Line(Self.object(bytes))
        } catch {
            throw ScoreInputError(file: file, line: number, reason: .invalid(error.message))
        }
    }

    /// Of equal keys the first one counts, and keys that nobody asks for may hold anything.
    private static let rules = ReadingRules(
        allowsComments: false, maxDepth: 512, maxBytes: .max, allowsDuplicateKeys: true, concealsValue: { _ in false })

    private static func object(_ bytes: [UInt8]) throws(ScoreLineFault) -> JSONValue {
        let reading = JSONDocument.read(bytes, file: "", rules: rules)
        if let fault = reading.diagnostics.first {
            let place = fault.position.map { " at column \($0.column)" } ?? ""
            // Only the place: the reader's words speak of a file, and of its lines.
            switch fault.code {
            case "not-utf8": throw ScoreLineFault("the line is not UTF-8\(place)")
            case "too-deep": throw ScoreLineFault("\(rules.maxDepth) objects and arrays inside each other are the most")
            case "too-large": throw ScoreLineFault("the line is too long")
            default: throw ScoreLineFault("the line is not valid JSON\(place)")
            }
        }
        guard let root = reading.document?.root, root.kind == .object else {
            throw ScoreLineFault("the line must be a JSON object")
        }
        return root
    }
}

/// Reads a file in pieces of whole lines, so that its size costs no memory.
struct LinePieces {
    private let lines: JSONLines
    private let handle: FileHandle
    /// The beginning of a line whose end has not been read.
    private var rest: [UInt8] = []
    private var isFirst = true
    private var isAtEnd = false

    init(_ lines: JSONLines) throws(ScoreInputError) {
        self.lines = lines
        handle = try lines.open()
    }

    /// The next lines, about as many bytes as `size` says; `nil` at the end.
    mutating func next(_ size: Int) throws(ScoreInputError) -> [UInt8]? {
        var piece = rest
        rest = []
        while !isAtEnd {
            let data: Data?
            do { data = try handle.read(upToCount: size) } catch {
                throw ScoreInputError(file: lines.file, line: nil, reason: .unreadable)
            }
            guard let data, !data.isEmpty else {
                isAtEnd = true
                break
            }
            let end = data.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? data.startIndex
            piece += data[..<end]
            if end > data.startIndex {
                rest = Array(data[end...])
                break
            }
            piece += data
        }
        if isFirst, piece.starts(with: [0xEF, 0xBB, 0xBF]) { piece.removeFirst(3) }
        isFirst = false
        return piece.isEmpty ? nil : piece
    }
}

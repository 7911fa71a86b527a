internal import Foundation
internal import Matching

/// A line of a file that cannot be used: `papers.jsonl:7: error: …`.
public struct ScoreInputError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Reason: Hashable, Sendable {
        /// The file is not there, or not to be read.
        case unreadable
        /// The line is no JSON, or has a key of the wrong type; the parser's words.
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
        case .repeatedID(let id): "\(place): error: the id \"\(id)\" stands in the file twice"
        }
    }
}

/// A paper of the JSON lines that `score` reads. Unknown keys are ignored; every field but the id may be missing.
struct ScorePaperLine: Decodable {
    var id: String
    var title: String?
    var abstract: String?
    var authors: [String]?
    var categories: [String]?
}

/// A profile of the JSON lines that `score` reads.
struct ScoreProfileLine: Decodable {
    var id: String?
    var email: String?
    var keywords: [ScoreKeywordLine]?
    var require: [ScoreRequirementLine]?
    var exclude: [ScoreKeywordLine]?
    var minScore: Double?

    /// The reader's name in the output.
    var name: String? { id ?? email }

    var profile: Profile {
        Profile(
            keywords: (keywords ?? []).map(\.keyword), require: (require ?? []).map(\.alternatives),
            exclude: (exclude ?? []).map(\.keyword), minScore: minScore ?? 0)
    }
}

/// A keyword as a string or as an object.
struct ScoreKeywordLine: Decodable {
    var keyword: Keyword

    private enum Key: String, CodingKey {
        case term, weight, `in`, `case`, near, label, always
    }

    init(from decoder: any Decoder) throws {
        if let term = try? decoder.singleValueContainer().decode(String.self) {
            keyword = Keyword(written: term)
            return
        }
        let object = try decoder.container(keyedBy: Key.self)
        keyword = Keyword(
            written: try object.decode(String.self, forKey: .term),
            weight: try object.decodeIfPresent(Double.self, forKey: .weight) ?? 1,
            fields: try object.decodeIfPresent([Keyword.Field].self, forKey: .in),
            letterCase: try object.decodeIfPresent(Keyword.LetterCase.self, forKey: .case) ?? .acronyms,
            near: try object.decodeIfPresent(Int.self, forKey: .near),
            label: try object.decodeIfPresent(String.self, forKey: .label),
            always: try object.decodeIfPresent(Bool.self, forKey: .always) ?? false)
    }
}

/// A requirement: one keyword, or a list of which one suffices.
struct ScoreRequirementLine: Decodable {
    var alternatives: [Keyword]

    init(from decoder: any Decoder) throws {
        if var list = try? decoder.unkeyedContainer() {
            alternatives = []
            while !list.isAtEnd { alternatives.append(try list.decode(ScoreKeywordLine.self).keyword) }
        } else {
            alternatives = [try ScoreKeywordLine(from: decoder).keyword]
        }
    }
}

/// Reads a file of JSON lines; blank lines count, but say nothing.
struct JSONLines {
    let file: String

    func read<Line: Decodable>(_ type: Line.Type) throws(ScoreInputError) -> [(line: Int, value: Line)] {
        // A handle, since pipes and devices have no contents for the file manager.
        guard let handle = FileHandle(forReadingAtPath: file), let data = try? handle.readToEnd() ?? Data() else {
            throw ScoreInputError(file: file, line: nil, reason: .unreadable)
        }
        let decoder = JSONDecoder()
        var values: [(Int, Line)] = []
        var number = 0
        for bytes in data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            // A byte order mark may open the file.
            let text = number == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
            guard text.contains(where: { ![0x20, 0x09, 0x0D].contains($0) }) else { continue }
            do {
                values.append((number, try decoder.decode(type, from: text)))
            } catch {
                throw ScoreInputError(file: file, line: number, reason: .invalid(Self.detail(error)))
            }
        }
        return values
    }

    private static func detail(_ error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, _): "the key \"\(key.stringValue)\" is missing"
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            "wrong type at \(path(context.codingPath)): \(context.debugDescription)"
        case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
            "invalid value at \(path(context.codingPath)): \(context.debugDescription)"
        default: "the line is not valid JSON"
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        keys.reduce(into: "") { text, key in
            if let index = key.intValue {
                text += "[\(index)]"
            } else {
                text += (text.isEmpty ? "" : ".") + key.stringValue
            }
        }
    }
}

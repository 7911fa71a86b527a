internal import JSONText

/// A value of a YAML file. Scalars are text: what it stands for is for whoever asks.
indirect enum YAMLValue: Sendable {
    /// - `isPlain`: written without quotes and not as a block.
    case scalar(String, isPlain: Bool, Position)
    case list([YAMLValue], Position)
    /// In the order of the file.
    case map([(key: String, place: Position, value: YAMLValue)], Position)
    /// Nothing, `null` or `~`.
    case null(Position)

    var position: Position {
        switch self {
        case .scalar(_, _, let place), .list(_, let place), .map(_, let place), .null(let place): place
        }
    }

    /// The members of a map; empty for anything else.
    var members: [(key: String, place: Position, value: YAMLValue)] {
        if case .map(let members, _) = self { members } else { [] }
    }

    /// The elements of a list; a scalar is a list of one.
    var elements: [YAMLValue] {
        switch self {
        case .list(let elements, _): elements
        case .scalar: [self]
        case .map, .null: []
        }
    }

    var text: String? {
        if case .scalar(let text, _, _) = self { text } else { nil }
    }

    /// The value that a path of keys leads to.
    subscript(_ path: String...) -> YAMLValue? {
        var value = self
        for key in path {
            guard let next = value.members.first(where: { $0.key == key })?.value else { return nil }
            value = next
        }
        if case .null = value { return nil }
        return value
    }
}

/// Why a YAML file is not read.
struct YAMLFault: Error, Hashable {
    /// One line, without a full stop.
    var message: String
    var position: Position
}

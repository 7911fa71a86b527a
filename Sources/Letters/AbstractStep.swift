/// How much of each abstract a letter shows: the rungs of the ladder that keeps it below its largest size.
public enum AbstractStep: Int, Hashable, Sendable, Codable, CaseIterable, Comparable {
    case full
    /// 600 characters.
    case medium
    /// 280 characters.
    case brief
    /// The title and what is known about the paper.
    case none

    /// Most characters; `nil` = all.
    var characters: Int? {
        switch self {
        case .full: nil
        case .medium: 600
        case .brief: 280
        case .none: 0
        }
    }

    public static func < (left: AbstractStep, right: AbstractStep) -> Bool {
        left.rawValue < right.rawValue
    }
}

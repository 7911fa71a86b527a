internal import Papers

/// Days as a letter writes them; English, whatever the machine's locale.
enum LetterDate {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// `Mon 1 Dec`.
    static func masthead(_ day: Day) -> String {
        let parts = day.components
        return "\(day.weekday.rawValue.capitalizedASCII) \(parts.day) \(months[parts.month - 1])"
    }

    /// `Dec 1`.
    static func subject(_ day: Day) -> String {
        let parts = day.components
        return "\(months[parts.month - 1]) \(parts.day)"
    }

    /// `23 Mar 2023`.
    static func paper(_ day: Day) -> String {
        let parts = day.components
        return "\(parts.day) \(months[parts.month - 1]) \(parts.year)"
    }
}

extension String {
    fileprivate var capitalizedASCII: String { prefix(1).uppercased() + dropFirst() }
}

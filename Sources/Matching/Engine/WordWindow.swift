/// Windows of a text that hold one occurrence of each of several words.
enum WordWindow {
    /// The minimal windows, in order of their ends; each occurrence counts for one part, and each place for one too.
    /// - Parameters:
    ///   - occurrences: by place, ascending.
    ///   - parts: how many different parts a window must hold.
    ///   - longest: words of the longest window looked for; it bounds the work in a long text.
    static func windows(_ occurrences: [(place: Int, part: Int)], parts: Int, longest: Int) -> [Range<Int>] {
        var windows: [Range<Int>] = []
        for (index, last) in occurrences.enumerated() {
            var missing = Set(0..<parts)
            var taken: Set<Int> = []
            var at = index
            while at >= 0, !missing.isEmpty, last.place - occurrences[at].place < longest {
                let occurrence = occurrences[at]
                if missing.contains(occurrence.part), taken.insert(occurrence.place).inserted {
                    missing.remove(occurrence.part)
                }
                if missing.isEmpty {
                    let window = occurrence.place..<(last.place + 1)
                    // A window that holds an earlier one is not minimal.
                    if windows.last.map({ $0.lowerBound < window.lowerBound }) ?? true { windows.append(window) }
                }
                at -= 1
            }
        }
        return windows
    }
}

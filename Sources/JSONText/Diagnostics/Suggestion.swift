/// The candidate that a mistyped word most likely stands for, or `nil`.
///
/// Case, `_` and `-` are ignored first (`min_score` → `minScore`); then the fewest edits win (insert, delete, replace,
/// swap of neighbours: Damerau 1964), at most 1 for words up to four letters and 2 for longer ones.
/// Between equals the earlier candidate wins, so the answer is the same every time.
public func suggestion(for word: String, among candidates: some Sequence<String>) -> String? {
    let typed = squeezed(word)
    guard !typed.isEmpty, typed.count <= 64 else { return nil }
    var best: (candidate: String, distance: Int)?
    for candidate in candidates where candidate != word {
        let known = squeezed(candidate)
        let most = min(typed.count, known.count) <= 4 ? 1 : 2
        guard abs(known.count - typed.count) <= most else { continue }
        let distance = editDistance(typed, known)
        if distance <= most, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.candidate
}

private func squeezed(_ word: String) -> [Unicode.Scalar] {
    word.unicodeScalars.compactMap { scalar in
        switch scalar {
        case "_", "-": nil
        case "A"..."Z": Unicode.Scalar(scalar.value + 32)
        default: scalar
        }
    }
}

/// Optimal string alignment: each pair of neighbours is swapped at most once.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 0..<left.count {
        var current = [row + 1]
        for column in 0..<right.count {
            var cost = min(
                last[column + 1] + 1, current[column] + 1, last[column] + (left[row] == right[column] ? 0 : 1))
            if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                cost = min(cost, beforeLast[column - 1] + 1)
            }
            current.append(cost)
        }
        (beforeLast, last) = (last, current)
    }
    return last[right.count]
}

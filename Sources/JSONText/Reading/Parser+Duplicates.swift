extension Parser {
    /// Reports each key of an object that stood in it before, its escapes resolved.
    mutating func reportDuplicates(in object: Int) throws(Stop) {
        var keys: [Int] = []
        var at = object + 1
        while at < nodes.count {
            keys.append(at)
            at = Int(nodes[at + 1].next)
        }
        guard keys.count > 1, keys.count > 12 || mayRepeat(keys) else { return }
        var seen: [String: Int] = [:]
        for key in keys {
            guard let text = JSONKey.string(nodes[key], bytes) else { continue }
            if let first = seen[text] {
                let place = source.position(of: Int(nodes[first].start))
                try report(.duplicateKey(text, first: place), at: Int(nodes[key].start))
            } else {
                seen[text] = key
            }
        }
    }

    /// Whether two of a few keys could be equal: the common object needs no strings made for the answer.
    private func mayRepeat(_ keys: [Int]) -> Bool {
        for (index, left) in keys.enumerated() {
            for right in keys[..<index] {
                let (a, b) = (nodes[left], nodes[right])
                if a.spelling != .plain || b.spelling != .plain { return true }
                if a.end - a.start == b.end - b.start,
                    bytes[Int(a.start)..<Int(a.end)].elementsEqual(bytes[Int(b.start)..<Int(b.end)])
                {
                    return true
                }
            }
        }
        return false
    }
}

internal import JSONText

extension ConfigurationText {
    /// The text with one setting of an object: in place of its value, else at the object's end, which is made where
    /// there is none.
    func setting(_ key: String, of object: String, to value: String) -> [UInt8] {
        let literal = Self.literal(value)
        guard root.kind == .object else { return bytes }
        guard let holder = root.member(object), holder.kind == .object else {
            let member = "\"\(object)\": { \"\(key)\": \(literal) }"
            return inserting([member], into: root, last: root.members.map(\.value.range).last, unit, closing: "")
        }
        if let present = holder.member(key) {
            return bytes[..<present.range.lowerBound] + Array(literal.utf8) + bytes[present.range.upperBound...]
        }
        let depth = indentation(of: holder.range.lowerBound)
        let last = holder.members.map(\.value.range).last
        return inserting(["\"\(key)\": \(literal)"], into: holder, last: last, depth + unit, closing: depth)
    }
}

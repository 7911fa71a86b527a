/// A title reduced to what tells two papers apart: letters and digits, folded, single spaces between words.
///
/// Two titles that differ only in case, accents, TeX or punctuation are equal.
public struct NormalizedTitle: Hashable, Sendable {
    /// Lower-case words joined by single spaces; the trimmed title itself where no letter or digit is left.
    public let text: String

    /// Reduces `title` as a source gave it, TeX and all.
    public init(_ title: String) {
        if let plain = Self.plain(title) {
            text = plain
            return
        }
        var scalars = String.UnicodeScalarView()
        var gap = false
        for unit in FoldedScalars(title).units {
            if unit.isWord {
                if gap, !scalars.isEmpty { scalars.append(" ") }
                gap = false
                scalars.append(unit.scalar)
            } else if unit.scalar != "'" {
                // An apostrophe joins (`it's` = `its`), anything else separates.
                gap = true
            }
        }
        let folded = String(scalars)
        text = folded.isEmpty ? ReadableText.plain(title) : folded
    }

    /// The same for a title of ASCII without TeX, which most are; `nil` for any other.
    private static func plain(_ title: String) -> String? {
        for byte in title.utf8 {
            switch byte {
            case UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "^"),
                UInt8(ascii: "_"), UInt8(ascii: "`"), 0x7F...:
                return nil
            default: continue
            }
        }
        var isWord = false
        let text = String(unsafeUninitializedCapacity: title.utf8.count) { output in
            var length = 0
            var gap = false
            for byte in title.utf8 {
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                    UInt8(ascii: "A")...UInt8(ascii: "Z"):
                    if gap, length > 0 {
                        output[length] = 0x20
                        length += 1
                    }
                    gap = false
                    output[length] = byte < 0x41 ? byte : byte | 0x20
                    length += 1
                case UInt8(ascii: "'"): break
                default: gap = true
                }
            }
            isWord = length > 0
            return length
        }
        return isWord ? text : nil
    }
}

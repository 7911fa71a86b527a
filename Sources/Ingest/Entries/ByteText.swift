/// The beginning of a document as bytes whose ASCII letters are small: for looking for markers, which is done for every
/// source and must cost nothing.
struct ByteText {
    let bytes: [UInt8]

    /// - Parameter reach: how many bytes are looked at.
    init(_ bytes: ArraySlice<UInt8>, reach: Int) {
        self.bytes = bytes.prefix(reach).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }

    /// Whether a marker of small letters stands in it, within the first `reach` bytes.
    func contains(_ marker: StaticString, within reach: Int = .max) -> Bool {
        offset(of: marker, within: reach) != nil
    }

    /// Where a marker first begins.
    func offset(of marker: StaticString, from start: Int = 0, within reach: Int = .max) -> Int? {
        let length = marker.utf8CodeUnitCount
        return bytes.withUnsafeBufferPointer { bytes in
            let last = min(bytes.count, reach) - length
            guard length > 0, start <= last else { return nil }
            let first = marker.utf8Start[0]
            for place in start...last where bytes[place] == first {
                var index = 1
                while index < length, bytes[place + index] == marker.utf8Start[index] { index += 1 }
                if index == length { return place }
            }
            return nil
        }
    }

    func hasPrefix(_ marker: StaticString) -> Bool {
        offset(of: marker, within: marker.utf8CodeUnitCount) == 0
    }

    /// Where the comments, instructions and declarations end that a document begins with, but for that of HTML.
    var prologEnd: Int {
        let closings: [(opening: StaticString, closing: StaticString)] = [
            ("<!--", "-->"), ("<?", "?>"), ("<!doctype", ">"),
        ]
        var place = 0
        while true {
            while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
            let rest = closings.first {
                offset(of: $0.opening, from: place, within: place + $0.opening.utf8CodeUnitCount) != nil
            }
            guard let rest, offset(of: "<!doctype html", from: place, within: place + 14) == nil,
                let end = offset(of: rest.closing, from: place)
            else { return place }
            place = end + rest.closing.utf8CodeUnitCount
        }
    }
}

import Markup

/// What the reading of a list of feeds rests on: outlines within outlines, each with its attributes.
enum OutlinePromises {
    static func check(_ bytes: [UInt8]) {
        var lines: [Int] = []
        do throws(MarkupError) {
            let reading = try XMLRecords.read(bytes, records: ["outline"]) { outline in
                insist(outline.name == "outline", "records are outlines")
                lines.append(outline.line)
                walk(outline, depth: 0)
            }
            insist(reading.recordCount == lines.count, "each record is handed over once")
            // What is mended may be told anew from an earlier place.
            insist(!reading.notes.isEmpty || lines == lines.sorted(), "in their order")
        } catch {
            insist(!error.description.contains("\n"), "one line an error")
        }
    }

    private static func walk(_ element: XMLElement, depth: Int) {
        insist(depth <= XMLRecords.depthLimit, "no deeper than the limit")
        for attribute in element.attributes { insist(!attribute.name.local.isEmpty, "each attribute has a name") }
        for child in element.children("outline") { walk(child, depth: depth + 1) }
    }
}

extension HTMLPage {
    /// Calls a closure for every start tag that is not within a script, a style or a comment.
    func scan<Found>(_ body: (inout TagScanner, MarkupTag, inout [Found]) -> Void) -> [Found] {
        var found: [Found] = []
        bytes.withUnsafeBufferPointer { bytes in
            var scanner = TagScanner(bytes: bytes, isXML: false)
            var unclosed: Set<String> = []
            var position = scanner.find(UInt8(ascii: "<"), from: 0)
            while position < bytes.count {
                let tag = scanner.tag(at: position)
                var end = max(tag.end, position + 1)
                if tag.kind == .comment, tag.isCut { end = position + 4 }
                if tag.kind == .start, !tag.isCut {
                    body(&scanner, tag, &found)
                    end = behindRawText(scanner, tag, &unclosed) ?? end
                }
                position = scanner.find(UInt8(ascii: "<"), from: end)
            }
        }
        return found
    }

    /// The end tag of a script or style, whose content is no markup.
    private func behindRawText(_ scanner: TagScanner, _ tag: MarkupTag, _ unclosed: inout Set<String>) -> Int? {
        guard scanner.holds(tag.name, "script") || scanner.holds(tag.name, "style") else { return nil }
        let name = scanner.lowercasedName(tag.name)
        if unclosed.contains(name) { return nil }
        guard let end = scanner.endTag(tag.name, from: tag.end) else {
            unclosed.insert(name)
            return nil
        }
        return end
    }

    /// The links that stand in headings of one level, in document order.
    ///
    /// - Parameter level: 1…6.
    public func links(inHeadings level: Int) -> [Link] {
        var end = 0
        return scan { scanner, tag, links in
            let isHeading =
                tag.name.count == 2 && TagScanner.lowercased(scanner.bytes[tag.name.lowerBound]) == UInt8(ascii: "h")
                && Int(scanner.bytes[tag.name.lowerBound + 1]) == 0x30 + level
            if isHeading {
                // What does not end here is no heading; nor shall each of many search the whole page.
                let reach = min(tag.end + 8192, scanner.bytes.count)
                end = scanner.endTag(tag.name, from: tag.end, to: reach) ?? 0
            } else if tag.end <= end, scanner.holds(tag.name, "a"),
                let href = scanner.value(of: "href", in: tag)
            {
                let close = scanner.endTag(tag.name, from: tag.end, to: end) ?? end
                let text = HTMLText(scanner.string(tag.end..<close), layout: .oneLine).text
                links.append(Link(href: scanner.decoded(href), text: text))
            }
        }
    }
}

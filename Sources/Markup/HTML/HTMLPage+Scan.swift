extension HTMLPage {
    /// Calls a closure for every start and end tag that is not within a script, a style or a comment.
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
                if tag.kind == .start || tag.kind == .end, !tag.isCut { body(&scanner, tag, &found) }
                if tag.kind == .start { end = behindRawText(scanner, tag, &unclosed) ?? end }
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
        var isInHeading = false
        var open: (href: Range<Int>, start: Int)?
        return scan { scanner, tag, links in
            let isHeading =
                tag.name.count == 2 && TagScanner.lowercased(scanner.bytes[tag.name.lowerBound]) == UInt8(ascii: "h")
                && Int(scanner.bytes[tag.name.lowerBound + 1]) == 0x30 + level
            let isLink = isInHeading && scanner.holds(tag.name, "a")
            if let link = open, isLink || isHeading {
                // A heading that long is none: its end tag was forgotten.
                let content = link.start..<tag.name.lowerBound - (tag.kind == .end ? 2 : 1)
                if content.count <= 8192 {
                    let text = HTMLText(scanner.string(content), layout: .oneLine).text
                    links.append(Link(href: scanner.decoded(link.href), text: text))
                }
                open = nil
            }
            if isHeading { isInHeading = tag.kind == .start }
            if isLink, tag.kind == .start { open = scanner.value(of: "href", in: tag).map { ($0, tag.end) } }
        }
    }
}

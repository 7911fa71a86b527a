/// Lines of the page between blank lines.
struct Block {
    /// What can be told without looking at the neighbours.
    enum Kind {
        case text
        /// Apart from the block: few have one.
        indirect case meta(MetaLine)
    }

    /// The first line, from 1.
    var line: Int
    /// The lines joined by spaces.
    var text: String
    var kind: Kind
    /// How many lines that were.
    var height = 1

    /// The blocks of a page. Lines with authors and date make a block of their own, blank lines around them or not;
    /// a page without any blank line has a block a line.
    static func blocks(of lines: [String]) -> [Block] {
        let hasBlanks = lines.drop(while: \.isEmpty).dropLast().contains("")
        var blocks: [Block] = []
        var open = false
        for (index, line) in lines.enumerated() {
            if line.isEmpty {
                open = false
            } else if open, let last = blocks.last,
                last.takes(line) || !last.isMeta && hasBlanks && !MetaLine.begins(line)
            {
                blocks[blocks.count - 1].add(line)
            } else if let last = blocks.last, last.continues(with: line) {
                blocks[blocks.count - 1].add(line)
                open = true
            } else {
                var block = Block(line: index + 1, text: line, kind: .text)
                if MetaLine.begins(line) || PageDate.read(line) != nil { block.kind = .meta(MetaLine(line)) }
                blocks.append(block)
                open = true
            }
        }
        return blocks
    }

    var isMeta: Bool {
        if case .meta = kind { true } else { false }
    }

    private mutating func add(_ line: String) {
        text += " " + line
        height += 1
        if isMeta { kind = .meta(MetaLine(text)) }
    }

    /// Whether a line right below belongs to this block of authors and date.
    private func takes(_ line: String) -> Bool {
        guard case .meta(let meta) = kind, height < 6 else { return false }
        if line.hasPrefix("·") || text.hasSuffix("·") { return meta.date == nil && !meta.isUnreadable }
        return meta.date != nil && meta.count == nil && PageDate.number(line[...]) != nil
            || meta.hasBullet && meta.date == nil && PageDate.read(line) != nil
    }

    /// Whether a line after blank lines still belongs to it: some browsers copy each part as a paragraph.
    private func continues(with line: String) -> Bool {
        guard case .meta(let meta) = kind, meta.hasBullet, meta.date == nil, !meta.isUnreadable else {
            return false
        }
        return line.hasPrefix("·") || PageDate.read(line) != nil
    }
}

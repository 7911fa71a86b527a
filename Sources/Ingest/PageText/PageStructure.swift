/// Which block is a title, which an abstract: the likeliest reading of the whole page.
///
/// Lines with authors and date end a paper where they stand; where they are missing, the blocks' looks decide.
/// The reading is a path through the blocks (Viterbi): each block has a role with a score for its look,
/// each step from role to role a cost. A short block between a title and a line of authors is then an abstract, and one
/// of 60 words after such a line a title, whatever they look like.
///
/// Where an abstract may have several blocks and the lines of authors may be missing too, a page can be read in two ways:
/// a long block after a long one continues the abstract; a short one between two long ones is a title, unless it looks
/// like a sentence or an item of a list, or what stands before it ends with a colon.
enum PageStructure {
    enum Role: Int, CaseIterable {
        /// Of the page, of no paper.
        case furniture
        case title
        case abstract
        /// A further block of an abstract.
        case continuation
        case meta
    }

    /// A block's look.
    private struct Look {
        /// For each role, in the order of ``Role``.
        var scores: [Double]
        /// Ends with a colon, semicolon or comma: more of the same follows.
        var isOpen = false
    }

    /// For each role of a block, the role of the block before it on the likeliest way there: three bits each, for a page
    /// may have a hundred thousand blocks.
    private struct Origins {
        private var bits: UInt16 = 0

        subscript(role: Int) -> Int {
            get { Int(bits >> (3 * role) & 7) }
            set { bits = bits & ~(7 << (3 * role)) | UInt16(newValue & 7) << (3 * role) }
        }
    }

    /// A role for each block.
    static func roles(of blocks: [Block]) -> [Role] {
        guard let first = blocks.first else { return [] }
        let roles = Role.allCases
        var previous = look(first)
        var best = roles.map { start($0) + previous.scores[$0.rawValue] }
        var origins: [Origins] = []
        origins.reserveCapacity(blocks.count)
        for block in blocks.dropFirst() {
            let look = look(block)
            var next = [Double](repeating: -.infinity, count: roles.count)
            var origin = Origins()
            for to in roles where look.scores[to.rawValue] > -.infinity {
                for from in roles where best[from.rawValue] > -.infinity {
                    var score = best[from.rawValue] + step(from, to) + look.scores[to.rawValue]
                    if previous.isOpen, to == .title, from == .abstract || from == .continuation { score -= 3 }
                    if score > next[to.rawValue] { (next[to.rawValue], origin[to.rawValue]) = (score, from.rawValue) }
                }
            }
            (best, previous) = (next, look)
            origins.append(origin)
        }
        return trace(best, origins)
    }

    private static func trace(_ best: [Double], _ origins: [Origins]) -> [Role] {
        let ends = Role.allCases.map { best[$0.rawValue] + end($0) }
        var role = ends.indices.max { ends[$0] < ends[$1] } ?? 0
        var path = [role]
        for origin in origins.reversed() {
            role = origin[role]
            path.append(role)
        }
        return path.reversed().compactMap(Role.init)
    }

    private static func look(_ block: Block) -> Look {
        if block.isMeta { return Look(scores: [-.infinity, -.infinity, -.infinity, -.infinity, 0]) }
        let shape = BlockShape(block.text)
        let prose = shape.prose
        // A block that looks like a title is not likely the end of an abstract.
        let continuation = prose / 2 - (prose < 0 ? 1.5 : 0)
        let furniture = PageFurniture.contains(block.text) ? 4 : -min(8, 1 + 0.7 * Double(shape.size))
        return Look(
            scores: [furniture, -prose / 2, prose / 2, continuation, -.infinity], isOpen: shape.ending == .open)
    }

    private static func start(_ role: Role) -> Double {
        switch role {
        case .furniture, .title, .meta: 0
        case .abstract, .continuation: -.infinity
        }
    }

    /// One paper of 37 on the observed page lacks its line: about e⁻⁴. An abstract of several blocks is about as
    /// rare, but its third block is half expected; a title that nothing follows is much rarer.
    private static func step(_ from: Role, _ to: Role) -> Double {
        switch (from, to) {
        case (.title, .abstract): 0
        case (.title, .meta): -5
        case (.title, .title), (.title, .furniture): -9
        case (.title, .continuation), (.furniture, .abstract), (.furniture, .continuation): -.infinity
        case (.meta, .abstract), (.meta, .continuation): -.infinity
        case (.abstract, .abstract), (.continuation, .abstract): -.infinity
        case (.abstract, .meta), (.continuation, .meta): 0
        case (.continuation, .continuation): -2.5
        case (.abstract, .continuation), (.abstract, .title), (.continuation, .title): -4
        case (.abstract, .furniture), (.continuation, .furniture): -4
        case (.furniture, .furniture), (.furniture, .title), (.furniture, .meta): 0
        case (.meta, .title): 0
        case (.meta, .furniture), (.meta, .meta): -2
        }
    }

    private static func end(_ role: Role) -> Double {
        switch role {
        case .title: -5
        case .abstract, .continuation: -1
        case .furniture, .meta: 0
        }
    }
}

extension Parser {
    /// Blanks and comments.
    mutating func skipTrivia() throws(Stop) {
        while at < bytes.count {
            switch bytes[at] {
            case 0x20, 0x09, 0x0A, 0x0D: at += 1
            case 0x2F: try skipComment()
            case 0x23:
                try report(.hashComment, at: at)
                skipLine()
            default: return
            }
        }
    }

    private mutating func skipComment() throws(Stop) {
        let start = at
        let second = at + 1 < bytes.count ? bytes[at + 1] : 0
        guard second == 0x2F || second == 0x2A else {
            try stop(.unexpected("/", wanted: .value), at: at)
        }
        if !rules.allowsComments { try report(.commentNotAllowed, at: start) }
        if second == 0x2F {
            skipLine()
            return
        }
        at += 2
        while at + 1 < bytes.count {
            if bytes[at] == 0x2A, bytes[at + 1] == 0x2F {
                at += 2
                return
            }
            at += 1
        }
        try stop(.unclosedComment, at: start)
    }

    private mutating func skipLine() {
        while at < bytes.count, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
    }
}

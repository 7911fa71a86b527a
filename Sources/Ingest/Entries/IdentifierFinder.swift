internal import Papers

/// A paper's id as found in a URL, a guid or a line of metadata.
struct FoundIdentifier: Hashable {
    /// `arxiv:…` or `doi:…`.
    var id: PaperID
    /// The version that the text names, from 1.
    var version: Int?
}

/// Finds out which paper a URL, a guid or a field of metadata speaks of.
///
/// Knows arXiv and the sites that show its papers by their id, `doi.org`, the servers of preprints, and the publishers
/// that have the DOI in the address of an article. arXiv's own DOIs (`10.48550/arXiv.…`) give arXiv's ids.
enum IdentifierFinder {
    /// What a text names that is an identifier as a whole: `https://arxiv.org/abs/2512.00017v2`, `doi:10.1000/xyz`,
    /// `oai:arXiv.org:2512.00017v1`, `10.1371/journal.pone.0000001`; `nil` for any other.
    static func find(_ text: String) -> FoundIdentifier? {
        let text = trimmed(text[...])
        guard !text.isEmpty, text.utf8.count <= WebURL.maxLength else { return nil }
        if let address = Address(text) { return find(in: address) }
        if let rest = drop("oai:arxiv.org:", of: text) ?? drop("urn:arxiv:", of: text) ?? drop("arxiv:", of: text)
            ?? drop("info:arxiv/", of: text)
        {
            return arxiv(trimmed(rest))
        }
        for label in ["doi:", "info:doi/", "urn:doi:", "info:hdl/", "hdl:", "doi "] {
            guard let rest = drop(label, of: text) else { continue }
            return find(String(rest)).flatMap { $0.id.scheme == .doi || $0.id.scheme == .arxiv ? $0 : nil }
        }
        return text.utf8.starts(with: "10.".utf8) ? doi(PercentDecoding.decoded(text)[...]) : nil
    }

    /// What a running text names with a label (`doi:10.1038/…`, `arXiv:2512.00017v1`) or with the address of arXiv or
    /// doi.org, in order.
    ///
    /// Of use only where the text speaks of its own paper, such as the first line of a feed's description: an abstract
    /// may cite others.
    static func labelled(in text: String) -> [FoundIdentifier] {
        guard text.utf8.contains(UInt8(ascii: ":")) || text.utf8.contains(UInt8(ascii: "/")) else { return [] }
        let words = text.split(whereSeparator: \.isWhitespace)
        var found: [FoundIdentifier] = []
        for (index, word) in words.enumerated() {
            // `DOI: 10.1000/xyz` comes in two words.
            let isLabel = ["doi:", "arxiv:"].contains(word.lowercased())
            let whole = isLabel && index + 1 < words.count ? word + words[index + 1] : word
            guard let start = labelStart(in: whole), let hit = find(String(whole[start...])) else { continue }
            found.append(hit)
        }
        return found
    }

    private static func labelStart(in word: Substring) -> String.Index? {
        let lower = word.lowercased()
        for label in ["https://", "http://", "doi:", "oai:arxiv.org:", "arxiv:"] {
            guard let range = lower.firstRange(of: label) else { continue }
            let offset = lower.utf8.distance(from: lower.startIndex, to: range.lowerBound)
            // Folding may change the length of what stands before; then the place is not known.
            let start = word.utf8.index(word.startIndex, offsetBy: offset, limitedBy: word.endIndex)
            guard let start, drop(label, of: word[start...]) != nil else { continue }
            return start
        }
        return nil
    }

    // MARK: Addresses

    private static func find(in address: Address) -> FoundIdentifier? {
        let host = address.host
        if isArxiv(host) { return arxivPath(address.segments) }
        switch host {
        case "huggingface.co", "hf.co":
            return address.segments.first == "papers" ? arxiv(address.segments.dropFirst().first ?? "") : nil
        case "alphaxiv.org", "ar5iv.org", "scirate.com", "arxiv-vanity.com", "connectedpapers.com":
            return address.segments.dropFirst().first.flatMap { arxiv($0) } ?? arxivPath(address.segments)
        case "nature.com":
            if let id = article(address, after: "articles", prefix: "10.1038/") { return id }
        case "elifesciences.org":
            if let id = article(address, after: "articles", prefix: "10.7554/elife.") { return id }
        case "biorxiv.org", "medrxiv.org", "connect.biorxiv.org", "connect.medrxiv.org":
            return preprint(address)
        default: break
        }
        var name = doiStart(in: address.path) ?? address.query.flatMap(doiStart)
        if host == "academic.oup.com", let path = name, let slash = path.lastIndex(of: "/"),
            path.count(where: { $0 == "/" }) > 1, path[slash...].dropFirst().utf8.allSatisfy(isDigit)
        {
            // …/doi/10.1093/bioinformatics/btab123/6158035: the last number is the publisher's own.
            name = path[..<slash]
        }
        return name.flatMap { doi(withoutView($0)) }
    }

    private static func isArxiv(_ host: Substring) -> Bool {
        host == "arxiv.org" || host.hasSuffix(".arxiv.org") || host == "xxx.lanl.gov"
    }

    /// `/abs/ID`, `/pdf/IDv2.pdf`, `/html/ID`: the id is what stands after the kind of page.
    private static func arxivPath(_ segments: [Substring]) -> FoundIdentifier? {
        let pages: Set<Substring> = [
            "abs", "pdf", "html", "format", "ps", "src", "e-print", "overview", "resources", "cits", "tb", "arxiv",
        ]
        guard let page = segments.first, pages.contains(page), segments.count > 1 else { return nil }
        var name = segments.dropFirst().prefix(2).joined(separator: "/")
        // `/html/2512.00017v1/x1.png` is a figure of that paper.
        if segments[1].utf8.first.map(isDigit) ?? false { name = String(segments[1]) }
        for ending in [".pdf", ".ps", ".gz", ".ps.gz"] where name.hasSuffix(ending) { name.removeLast(ending.count) }
        return arxiv(name[...])
    }

    /// Nature and eLife have the second half of the DOI in the address.
    private static func article(_ address: Address, after segment: Substring, prefix: String) -> FoundIdentifier? {
        guard let place = address.segments.firstIndex(of: segment), place + 1 < address.segments.count else {
            return nil
        }
        let name = withoutView(address.segments[place + 1])
        let isName = name.utf8.allSatisfy { byte in
            isDigit(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D || byte == 0x2E
        }
        return isName && name.utf8.contains(where: isDigit) ? doi(prefix + name) : nil
    }

    /// bioRxiv and medRxiv: `/content/10.1101/2025.01.01.123456v2.full.pdf`, `/content/early/2018/05/01/123456`.
    private static func preprint(_ address: Address) -> FoundIdentifier? {
        guard let start = doiStart(in: address.path) else {
            guard address.segments.starts(with: ["content", "early"]), let last = address.segments.last else {
                return nil
            }
            let number = last.prefix { $0.isNumber }
            return number.utf8.count >= 6 ? doi("10.1101/" + number) : nil
        }
        var name = start
        for view in [".full", ".abstract", ".article", ".supplementary"] {
            if let range = name.firstRange(of: view) { name = name[..<range.lowerBound] }
        }
        guard let mark = name.lastIndex(of: "v"), let before = name[..<mark].last, before.isNumber,
            let version = Int(name[mark...].dropFirst()), version > 0
        else { return doi(withoutView(name)) }
        return doi(name[..<mark]).map { FoundIdentifier(id: $0.id, version: version) }
    }

    // MARK: Names

    /// An arXiv id with or without version.
    static func arxiv(_ name: Substring) -> FoundIdentifier? {
        let name = trimmed(name).prefix { !$0.isWhitespace && !",;)]".contains($0) }
        guard let id = PaperID(arxiv: String(name)), isPlausible(id) else { return nil }
        guard let mark = name.lastIndex(of: "v"), let version = Int(name[mark...].dropFirst()), version > 0,
            name[..<mark].last?.isNumber ?? false
        else { return FoundIdentifier(id: id) }
        return FoundIdentifier(id: id, version: version)
    }

    /// The digits begin with year and month; `2024.1201` is a date, no paper.
    private static func isPlausible(_ id: PaperID) -> Bool {
        let name = id.description.dropFirst("arxiv:".count)
        let digits = name.split(separator: "/").last ?? name
        return Int(digits.dropFirst(2).prefix(2)).map { (1...12).contains($0) } ?? false
    }

    private static func doi(_ name: Substring) -> FoundIdentifier? {
        doi(String(name))
    }

    private static func doi(_ name: String) -> FoundIdentifier? {
        let name = withoutPunctuation(name.prefix { !$0.isWhitespace })
        let registrant = name.dropFirst(3).prefix { $0 != "/" }
        guard name.hasPrefix("10."), registrant.utf8.count >= 4, registrant.utf8.count <= 12,
            registrant.utf8.allSatisfy({ isDigit($0) || $0 == 0x2E })
        else { return nil }
        if let own = drop("10.48550/arxiv.", of: name) { return arxiv(own) }
        return PaperID(doi: String(name)).map { FoundIdentifier(id: $0) }
    }

    /// The rest of a path from `10.NNNN/` on, the registrant's number being four digits at least.
    private static func doiStart(in path: Substring) -> Substring? {
        var rest = path
        while let range = rest.firstRange(of: "10.") {
            let before = rest[..<range.lowerBound].last
            let digits = rest[range.upperBound...].prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            if digits.utf8.count >= 4, rest[digits.endIndex...].first == "/",
                before.map({ "/=:,(".contains($0) }) ?? true
            {
                return rest[range.lowerBound...]
            }
            rest = rest[range.upperBound...]
        }
        return nil
    }

    /// Without what names a view of the article: `/full`, `/pdf`, `.pdf`.
    private static func withoutView(_ name: Substring) -> Substring {
        let views = [
            "/", "/full", "/abstract", "/pdf", "/epdf", "/meta", "/html", "/fulltext", "/full/html", "/summary", ".pdf",
            ".html", ".full", ".full.pdf", ".abstract", "/_pdf", "/pdfft", "/epub", "/references", "/figures",
        ]
        var name = name
        while let view = views.first(where: { name.hasSuffix($0) && name.utf8.count > $0.utf8.count + 8 }) {
            name = name.dropLast(view.count)
        }
        return name
    }

    /// Without the punctuation of the sentence around it: a closing bracket belongs to a name only where it was opened.
    private static func withoutPunctuation(_ name: Substring) -> Substring {
        // How many more are closed than opened; counted once, for a hostile name may end in two thousand of them.
        var surplus: [Character: Int] = [:]
        for character in name {
            switch character {
            case "(": surplus[")", default: 0] -= 1
            case "[": surplus["]", default: 0] -= 1
            case "<": surplus[">", default: 0] -= 1
            case ")", "]", ">": surplus[character, default: 0] += 1
            default: break
            }
        }
        var name = name
        while let last = name.last {
            switch last {
            case ".", ",", ";", ":", "!", "?", "'", "\"", "”", "’", "…", "*", "/": break
            case ")", "]", ">":
                guard let count = surplus[last], count > 0 else { return name }
                surplus[last] = count - 1
            default: return name
            }
            name.removeLast()
        }
        return name
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }

    /// What follows a beginning of ASCII, whatever its case.
    private static func drop(_ beginning: String, of text: Substring) -> Substring? {
        let bytes = text.utf8.prefix(beginning.utf8.count)
        guard bytes.count == beginning.utf8.count else { return nil }
        for (byte, wanted) in zip(bytes, beginning.utf8) {
            let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            guard lower == wanted else { return nil }
        }
        return text[bytes.endIndex...]
    }
}

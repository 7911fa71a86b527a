extension TemplateSet {
    /// Checks that every name in these templates, and in the partials that they include, is known.
    ///
    /// The tags are walked against sample data, sections that would be skipped too: the library renders an unknown
    /// name as nothing, and a mistake in a rare branch would show on a rare day only.
    /// - Parameter samples: template name → a context in which every name has a value, every list an item.
    /// - Throws: `TemplateErrors`, every mistake; an overriding file that none of these templates uses is one too.
    public func validate(_ samples: [String: TemplateContext]) throws(TemplateErrors) {
        var errors: [TemplateError] = []
        for (name, context) in samples.sorted(by: { $0.key < $1.key }) {
            guard scans[name] != nil else {
                errors.append(TemplateError(file: name + ".mustache", reason: .missingTemplate))
                continue
            }
            var walk = TemplateWalk(scans: scans)
            walk.visit(name, [context])
            for error in walk.errors where !errors.contains(error) { errors.append(error) }
        }
        guard errors.isEmpty else { throw TemplateErrors(errors: errors) }
    }

    /// Overriding files that none of `names` is or includes: most likely a misspelt file name.
    public func unusedFiles(besides names: [String]) -> [TemplateError] {
        let used = sources(of: names)
        return overridden.filter { used[$0] == nil }.map { name in
            let suggestion = TemplateSet.nearest(to: name, in: used.keys).map { $0 + ".mustache" }
            return TemplateError(file: name + ".mustache", reason: .unusedFile(suggestion: suggestion))
        }
    }
}

/// A walk over a template's tags with the contexts that are open at each.
private struct TemplateWalk {
    let scans: [String: TemplateScan]
    var errors: [TemplateError] = []

    init(scans: [String: TemplateScan]) {
        self.scans = scans
    }

    /// - Parameter outer: the open contexts, outermost first. Partials end: a cycle was refused before.
    mutating func visit(_ name: String, _ outer: [TemplateContext]) {
        guard let scan = scans[name] else { return }
        // A section that is open: the contexts before it come back at its end.
        var enclosing: [[TemplateContext]] = []
        var stack = outer
        for tag in scan.tags {
            switch tag.kind {
            case .end: stack = enclosing.popLast() ?? outer
            case .partial: visit(tag.name, stack)
            case .variable: _ = resolve(tag, stack, scan)
            case .section, .inverted:
                let value = resolve(tag, stack, scan)
                enclosing.append(stack)
                guard tag.kind == .section else { continue }
                if case .list(let items) = value { stack += items.first.map { [$0] } ?? [] }
                if case .section(let inner) = value { stack.append(inner) }
            }
        }
    }

    private mutating func resolve(
        _ tag: TemplateScan.Tag, _ stack: [TemplateContext], _ scan: TemplateScan
    ) -> TemplateValue? {
        if tag.name == "." { return nil }
        if let bracket = tag.name.firstIndex(of: "(") {
            let function = String(tag.name[..<bracket])
            let known = ["first", "last", "index", "even", "odd"].contains(function) && tag.name.hasSuffix("()")
            if !known { report(tag, scan, .unknownFunction(function)) }
            return nil
        }
        let names = tag.name.split(separator: ".").map(String.init)
        guard let first = names.first, let owner = stack.last(where: { $0[first] != nil }) else {
            let suggestion = TemplateSet.nearest(to: tag.name, in: stack.flatMap { Array($0.values.keys) })
            report(tag, scan, .unknownVariable(tag.name, suggestion: suggestion))
            return nil
        }
        var value = owner[first]
        for name in names.dropFirst() {
            guard case .section(let inner) = value, let next = inner[name] else {
                report(tag, scan, .unknownVariable(tag.name, suggestion: nil))
                return nil
            }
            value = next
        }
        return value
    }

    private mutating func report(_ tag: TemplateScan.Tag, _ scan: TemplateScan, _ reason: TemplateError.Reason) {
        errors.append(TemplateError(file: scan.file, line: tag.line, column: tag.column, reason: reason))
    }
}

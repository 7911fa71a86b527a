/// What a template can name: plain values only, so that nothing in them is ever read as a template again.
public struct TemplateContext: Sendable, Hashable {
    /// By name. A name that is missing here is a mistake in the template; a value that is not known is `.absent`.
    public var values: [String: TemplateValue]

    public init(_ values: [String: TemplateValue] = [:]) {
        self.values = values
    }

    /// The value of a name; `nil` where a template may not use it.
    public subscript(name: String) -> TemplateValue? {
        get { values[name] }
        set { values[name] = newValue }
    }

    /// These values, and those of `other` where both have the name.
    public func merging(_ other: TemplateContext) -> TemplateContext {
        TemplateContext(values.merging(other.values) { $1 })
    }
}

/// One value of a template's context.
public enum TemplateValue: Sendable, Hashable {
    /// Written escaped in HTML templates, as it is in text templates.
    case text(String)
    /// Opens or closes a section.
    case flag(Bool)
    /// Known by name, without a value: writes nothing, its section is skipped.
    case absent
    /// A section that repeats.
    case list([TemplateContext])
    /// A section that stands once, with names of its own.
    case section(TemplateContext)

    /// `.text`, or `.absent` for `nil`.
    public static func optional(_ text: String?) -> TemplateValue {
        text.map(TemplateValue.text) ?? .absent
    }
}

extension TemplateContext: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, TemplateValue)...) {
        values = Dictionary(elements) { $1 }
    }
}

extension TemplateValue: ExpressibleByStringInterpolation, ExpressibleByBooleanLiteral {
    public init(stringLiteral value: String) {
        self = .text(value)
    }

    public init(booleanLiteral value: Bool) {
        self = .flag(value)
    }
}

/// The effective settings with their origin; secrets are `***`.
public struct ConfigurationAnswer: Sendable {
    public struct Row: Sendable, Encodable {
        /// `mail.smtp.url`.
        public var path: String
        /// `nil` = not set.
        public var value: String?
        public var origin: String
    }

    public static func read(_ press: Press) -> [Row] {
        press.configuration.effective.map { Row(path: $0.path, value: $0.text, origin: $0.origin.description) }
    }
}

/// The JSON schemas that the binary carries.
public enum SchemaAnswer: String, Sendable, CaseIterable {
    case paperboy, subscribers

    public var bytes: [UInt8] {
        switch self {
        case .paperboy: Builtin.paperboySchema
        case .subscribers: Builtin.subscribersSchema
        }
    }
}

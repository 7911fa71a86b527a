internal import JSONText

/// What can be wrong with an imported file beyond what is wrong with a subscriber.
enum ImportFault: Fact, Hashable {
    case empty
    case operatorsFile
    case jsonArray
    case unknownFormat
    case utf16
    case notUTF8
    case longLine(most: Int)
    case noAddressColumn(columns: [String])
    case sameColumn(String)
    case cellCount(found: Int, wanted: Int)
    case openQuote
    case textAfterQuote
    case attributes(String)
    case status(String)
    case noColumn(String)
    case yaml(String)
    case settingLine
    case noSettings
    case needsAddress
    case noTerms
    case longAlert(most: Int)
    case tooManyColumns(most: Int)

    var code: String {
        switch self {
        case .empty: "empty"
        case .operatorsFile: "subscribers-file"
        case .jsonArray: "json-array"
        case .unknownFormat: "unknown-format"
        case .utf16: "utf-16"
        case .notUTF8: "not-utf8"
        case .longLine: "too-large"
        case .noAddressColumn: "no-address-column"
        case .sameColumn: "same-column"
        case .cellCount: "cell-count"
        case .openQuote: "open-quote"
        case .textAfterQuote: "text-after-quote"
        case .attributes: "attributes"
        case .status: "unknown-status"
        case .noColumn: "no-column"
        case .yaml: "yaml"
        case .settingLine: "no-setting"
        case .noSettings: "no-settings"
        case .needsAddress: "needs-address"
        case .noTerms: "no-terms"
        case .longAlert: "too-long"
        case .tooManyColumns: "too-many-columns"
        }
    }

    var message: String {
        switch self {
        case .empty: "there is nothing in it"
        case .operatorsFile:
            "this is a whole subscribers.json, which needs no import: name it in \"subscribers\" of paperboy.json"
        case .jsonArray: "this is a JSON list; write one object a line, such as with jq -c '.[]'"
        case .unknownFormat:
            "the format is not recognised; name it: --format "
                + ImportFormat.allCases.map(\.rawValue).joined(separator: "|")
        case .utf16: "this is UTF-16; save it as UTF-8"
        case .notUTF8: "this is not UTF-8; if the whole file is not, say --encoding latin1"
        case .longLine(let most): "longer than \(most >> 20) MiB; is a quote never closed?"
        case .noAddressColumn(let columns):
            "no column is named email; the columns are \(Self.list(columns))"
        case .sameColumn(let name): "the column \(quoted(name)) says what an earlier one says"
        case .cellCount(let found, let wanted):
            "the row has \(Self.cells(found)), and the header \(Self.cells(wanted))"
        case .openQuote: "the quote that opens here is never closed"
        case .textAfterQuote: "text stands behind the closing quote; write \"\" for a quote inside of quotes"
        case .attributes(let why): "the attributes are no JSON object: \(why)"
        default: settingMessage
        }
    }

    private var settingMessage: String {
        switch self {
        case .status(let found):
            "the status \(quoted(found)) is unknown; known are enabled, disabled, unsubscribed, blocklisted, unconfirmed"
        case .noColumn(let name): "--keywords-from: there is no column \(quoted(name))"
        case .yaml(let why): why
        case .settingLine: "this is no setting; they look like NAME=value"
        case .noSettings: "there is no setting in it that could be carried over"
        case .needsAddress: "it names no address; give one with --email"
        case .noTerms: "there is no term in it"
        case .longAlert(let most): "the line has more than \(most) bytes, which is no alert; write one a line"
        case .tooManyColumns(let most): "the header has more than \(most) columns"
        default: ""
        }
    }

    /// The whole file is refused for it.
    func refusing(_ file: String, at position: Position? = nil) -> RefusedFile {
        RefusedFile([diagnostic(file, at: position)])
    }

    func diagnostic(_ file: String, at position: Position?, path: String = "") -> Diagnostic {
        Diagnostic(file: file, position: position, path: path, code: code, message: message)
    }

    private static func list(_ names: [String]) -> String {
        names.prefix(12).map(quoted).joined(separator: ", ") + (names.count > 12 ? ", …" : "")
    }

    private static func cells(_ count: Int) -> String { count == 1 ? "1 cell" : "\(count) cells" }
}

/// Something that an imported file says and Paperboy does not take, or takes in another sense.
public struct Leaving: Hashable, Sendable {
    /// What it is: `column "city"`, `attribute "plan"`, `ZOTERO_ID`.
    public var what: String
    /// Why it is left, and what to do instead.
    public var why: String

    init(_ what: String, _ why: String) {
        self.what = what
        self.why = why
    }
}

extension Leaving {
    static func column(_ name: String, guess: String?) -> Leaving {
        Leaving(
            "column \(quoted(name))",
            guess.map { "not known; did you mean \(quoted($0))?" } ?? "Paperboy has no place for it")
    }

    static func listmonkColumn(_ name: String) -> Leaving {
        Leaving("column \(quoted(name))", "Paperboy keeps ids and dates of its own")
    }

    static func attribute(_ name: String) -> Leaving {
        Leaving("attribute \(quoted(name))", "Paperboy has no place for it; --keywords-from takes keywords from one")
    }

    static let unconfirmed = Leaving("readers who never confirmed", "without their consent nobody writes to them")
    static let commas = Leaving(
        "commas in keywords", "terms may hold commas: they are taken as part of the term; separate terms with ;")
}

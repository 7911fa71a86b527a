/// One SMTP command line, read strictly (RFC 5321 §4.1).
enum Command: Hashable, Sendable {
    case hello(String, extended: Bool)
    case startTLS
    case authenticate(mechanism: String, initial: String?)
    case mail(sender: String, MailParameters)
    case recipient(String)
    case data, reset, noop, help, verify, quit

    /// What MAIL may declare.
    struct MailParameters: Hashable, Sendable {
        var size: Int?
        var isEightBit = false
    }

    /// Why a line is no command: the reply to give.
    struct Refusal: Error {
        var reply: String
    }

    /// The verb of a line, upper case, for the record.
    static func verb(of line: String) -> String {
        String(line.prefix { $0 != " " && $0 != ":" }.prefix(10)).uppercased()
    }

    /// - Throws: ``Refusal`` with the reply for this line.
    static func parse(_ line: String) throws(Refusal) -> Command {
        let rest = line.drop { $0 != " " }.drop { $0 == " " }
        let argument = String(rest).trimmedRight
        switch line.prefix(while: { $0 != " " }).uppercased() {
        case "EHLO", "HELO":
            guard !argument.isEmpty, argument.utf8.allSatisfy({ (33..<127).contains($0) }) else {
                throw Refusal(reply: "501 5.5.4 name missing")
            }
            return .hello(argument, extended: line.uppercased().hasPrefix("E"))
        case "MAIL":
            let (path, parameters) = try pathAndParameters(argument, after: "FROM:")
            let sender = try path.isEmpty ? "" : checked(path, "501 5.1.7 sender address not understood")
            return .mail(sender: sender, try mailParameters(parameters))
        case "RCPT":
            let (path, parameters) = try pathAndParameters(argument, after: "TO:")
            guard parameters.isEmpty else { throw Refusal(reply: "555 5.5.4 parameter not known") }
            if path.lowercased() == "postmaster" { return .recipient(path) }
            return .recipient(try checked(path, "501 5.1.3 recipient address not understood"))
        case "AUTH":
            let words = argument.split(separator: " ")
            guard (1...2).contains(words.count) else { throw Refusal(reply: "501 5.5.4 mechanism missing") }
            return .authenticate(mechanism: words[0].uppercased(), initial: words.count > 1 ? String(words[1]) : nil)
        case "NOOP": return .noop
        case "HELP": return .help
        case "VRFY": return .verify
        case let verb: return try plain(verb, argument)
        }
    }

    private static func plain(_ verb: String, _ argument: String) throws(Refusal) -> Command {
        let command: Command
        switch verb {
        case "STARTTLS": command = .startTLS
        case "DATA": command = .data
        case "RSET": command = .reset
        case "QUIT": command = .quit
        case "EXPN": throw Refusal(reply: "502 5.5.1 not implemented")
        default: throw Refusal(reply: "500 5.5.2 command not known")
        }
        guard argument.isEmpty else { throw Refusal(reply: "501 5.5.4 no argument allowed") }
        return command
    }

    private static func pathAndParameters(
        _ text: String, after prefix: String
    ) throws(Refusal) -> (path: String, parameters: [String]) {
        guard text.uppercased().hasPrefix(prefix) else { throw Refusal(reply: "501 5.5.4 \(prefix)<address> expected") }
        let rest = text.dropFirst(prefix.count)
        guard rest.hasPrefix("<"), let end = rest.firstIndex(of: ">") else {
            throw Refusal(reply: "501 5.5.4 \(prefix)<address> expected")
        }
        let tail = rest[rest.index(after: end)...]
        guard tail.isEmpty || tail.hasPrefix(" ") else { throw Refusal(reply: "501 5.5.4 space expected") }
        return (String(rest[rest.index(after: rest.startIndex)..<end]), tail.split(separator: " ").map(String.init))
    }

    private static func mailParameters(_ words: [String]) throws(Refusal) -> MailParameters {
        var parameters = MailParameters()
        for word in words {
            let upper = word.uppercased()
            if upper.hasPrefix("SIZE="), let size = Int(upper.dropFirst(5)), size >= 0 {
                parameters.size = size
            } else if upper == "BODY=8BITMIME" {
                parameters.isEightBit = true
            } else if upper != "BODY=7BIT", !upper.hasPrefix("AUTH=") {
                throw Refusal(reply: "555 5.5.4 parameter not known")
            }
        }
        return parameters
    }

    /// A catch-all takes what it is given: only what would break its own header lines, or is plainly no address, is refused.
    private static func checked(_ path: String, _ reply: String) throws(Refusal) -> String {
        let isClean = path.utf8.count <= 254 && path.utf8.allSatisfy { (33..<127).contains($0) && $0 != 60 }
        guard isClean, let at = path.lastIndex(of: "@"), at > path.startIndex, !path.hasSuffix("@"),
            !path.hasPrefix("@")
        else { throw Refusal(reply: reply) }
        return path
    }
}

extension String {
    fileprivate var trimmedRight: String {
        var text = self[...]
        while text.last == " " || text.last == "\t" { text = text.dropLast() }
        return String(text)
    }
}

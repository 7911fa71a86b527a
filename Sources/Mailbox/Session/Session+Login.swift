import FoundationEssentials

extension Session {
    /// AUTH PLAIN (RFC 4616) and LOGIN, with or without an initial response.
    mutating func login(_ mechanism: String, _ initial: String?) {
        guard helloName != nil, transaction == nil, canLogIn else {
            outOfSequence()
            return
        }
        switch mechanism {
        case "PLAIN":
            if let initial { finishPlain(initial) } else { ask("334 ", .loginPlain) }
        case "LOGIN":
            if let initial { takeUser(initial) } else { ask("334 VXNlcm5hbWU6", .loginUser) }
        default: refuse("504 5.5.4 mechanism not known")
        }
    }

    /// The client's answer to a 334.
    mutating func takeLoginLine(_ line: String) {
        let asked = mode
        mode = .command
        if line == "*" {
            refuse("501 5.7.0 login given up")
            return
        }
        switch asked {
        case .loginPlain: finishPlain(line)
        case .loginUser: takeUser(line)
        case .loginPassword(let user): finish(user: user, password: decoded(line))
        default: break
        }
    }

    private mutating func ask(_ text: String, _ next: Mode) {
        reply(text)
        mode = next
    }

    private mutating func takeUser(_ text: String) {
        guard let user = decoded(text) else {
            refuse("501 5.5.2 not Base64")
            return
        }
        ask("334 UGFzc3dvcmQ6", .loginPassword(user: user))
    }

    private mutating func finishPlain(_ text: String) {
        let parts = (decoded(text) ?? "").split(separator: "\0", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3 else {
            refuse("501 5.5.2 not a PLAIN response")
            return
        }
        finish(user: parts[1], password: parts[2])
    }

    private mutating func finish(user: String, password: String?) {
        guard let login = settings.login, user == login.user, password == login.password else {
            refuse("535 5.7.8 user or password is wrong")
            return
        }
        self.user = user
        reply("235 2.7.0 logged in")
    }

    private func decoded(_ text: String) -> String? {
        if text == "=" { return "" }
        return Data(base64Encoded: text).flatMap { String(validating: $0, as: UTF8.self) }
    }
}

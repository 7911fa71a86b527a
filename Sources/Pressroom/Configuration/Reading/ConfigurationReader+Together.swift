internal import JSONText

/// What several settings say together.
extension ConfigurationReader {
    /// The variable itself > the variable with a path > the flag or file > the credential.
    mutating func findPassword() {
        let environment = input.environment
        let own = resolved["mail.smtp.passwordFile"]
        if environment[ConfigurationInput.password] != nil {
            let name = ConfigurationInput.password
            password = (.environment(name), .environment(name))
            if environment[ConfigurationInput.passwordFile] != nil {
                let fault = ConfigurationFault.passwordTwice
                outside.append(Diagnostic(file: "environment", path: name, code: fault.code, message: fault.message))
            }
        } else if let path = environment[ConfigurationInput.passwordFile] {
            password = (.file(joined(path, isData: false)), .environment(ConfigurationInput.passwordFile))
        } else if let own, case .text(let path) = own.value {
            password = (.file(path), own.origin)
        } else if let folder = environment[ConfigurationInput.credentials], text("mail.smtp.user") != nil {
            let name = ConfigurationInput.passwordCredential
            password = (.file("\(folder)/\(name)"), .credential(name))
        }
    }

    mutating func checkTogether() {
        if text("mail.transport") == "maildir", text("mail.maildir") == nil {
            report(.maildirMissing, about: "mail.transport")
        }
        if text("mail.smtp.user") != nil, password == nil { report(.userWithoutPassword, about: "mail.smtp.user") }
        if let password, text("mail.smtp.user") == nil {
            switch password.origin {
            case .file, .flag: report(.passwordWithoutUser, about: "mail.smtp.passwordFile")
            case let origin:
                let fault = ConfigurationFault.passwordWithoutUser
                outside.append(
                    Diagnostic(file: "\(origin)", code: fault.code, message: fault.message, severity: .warning))
            }
        }
    }

    func text(_ path: String) -> String? {
        if case .text(let text) = resolved[path]?.value { return text }
        return nil
    }
}

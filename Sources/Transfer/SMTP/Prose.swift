// Every sentence that this room says about SMTP.

extension RelayError: CustomStringConvertible {
    /// One sentence: what, where, and the relay's own words.
    public var description: String {
        var sentence = "\(what) (\(phase.prose))"
        if let reply { sentence += ": \(reply)" }
        if !detail.isEmpty { sentence += ": \(detail)" }
        return sentence
    }

    private var what: String {
        switch kind {
        case .hostUnknown: "the relay's host name is not known"
        case .connectionRefused: "the relay cannot be reached"
        case .tlsNotOffered: "the relay does not start TLS; nothing is sent in plain text"
        case .tls: "no secure connection to the relay"
        case .certificate: "the relay's certificate is not trusted"
        case .certificateFile: "the file of certificate authorities cannot be used"
        case .loginRefused: "the relay refused the login"
        case .loginNotOffered: "the relay offers no login, but a user is configured"
        case .greetingRefused: "the relay does not take connections now"
        case .timeout: "the relay did not answer in time"
        case .lost: "the connection to the relay was lost"
        case .garbage: "the relay's answer is not understood"
        case .closing: "the relay ends the session"
        case .policy: "the relay refuses mail from here"
        case .unclassified: "the connection to the relay failed"
        }
    }
}

extension SMTPPhase {
    var prose: String {
        switch self {
        case .connect: "while connecting"
        case .tls: "while starting TLS"
        case .greeting: "before its greeting"
        case .hello: "after EHLO"
        case .login: "at the login"
        case .mail: "at MAIL FROM"
        case .recipient: "at RCPT TO"
        case .data: "at DATA"
        case .body: "while sending the message"
        case .dot: "after the final dot"
        case .reset: "at RSET"
        case .quit: "at QUIT"
        }
    }
}

extension NotSent: CustomStringConvertible {
    /// Why it was not sent, as the end of a sentence.
    public var description: String {
        switch self {
        case .malformed(let fault): fault.description
        case .tooLarge(let size, let limit): "the message has \(size) octets, the relay takes \(limit)"
        case .needsEightBitMIME: "the message is not 7-bit, and the relay does not offer 8BITMIME"
        case .relay(let error): error.description
        case .stopped: "sending was stopped before its turn"
        }
    }
}

extension MessageFault: CustomStringConvertible {
    /// What is wrong, and on which line.
    public var description: String {
        switch self {
        case .empty: "the message is empty"
        case .bareLineFeed(let line): "line \(line) of the message ends with LF alone"
        case .bareCarriageReturn(let line): "line \(line) of the message holds a CR without LF"
        case .nul: "the message holds a NUL"
        case .lineTooLong(let line): "line \(line) of the message is longer than \(Payload.maxLine) octets"
        }
    }
}

extension RelayURLError: CustomStringConvertible {
    /// What is wrong with the relay's URL, and what to write.
    public var description: String {
        switch self {
        case .scheme: "a relay is written smtps://HOST, smtp+starttls://HOST, or smtp://127.0.0.1:PORT"
        case .host: "the relay's host is no host name"
        case .hostNotASCII: "write the relay's host in its ASCII form (xn--…)"
        case .port: "the relay's port must be 1 to 65535"
        case .portMissing: "smtp:// needs a port, as in smtp://127.0.0.1:1025"
        case .path: "a relay's URL ends after its port"
        case .loginInURL: "the relay's user and password do not belong in its URL; set mail.smtp.user and passwordFile"
        case .plainBeyondLoopback:
            "smtp:// is plain text and allowed to this machine only; write smtps:// or smtp+starttls://"
        case .helloName: "the name for EHLO is no host name"
        case .login: "the relay's user is empty, or user or password holds a NUL"
        }
    }
}

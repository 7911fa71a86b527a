import ArgumentParser
import Pressroom

struct MailboxCommand: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "mailbox", abstract: "A local catch-all SMTP server that keeps every letter in a Maildir.")

    static let hasJSON = false

    @OptionGroup var global: GlobalOptions

    @Option(help: ArgumentHelp("Where to listen.", valueName: "host:port"))
    var smtp = "127.0.0.1:1025"

    @Option(help: ArgumentHelp("Where letters are kept.", valueName: "dir"))
    var maildir = "mail"

    func perform(_ console: Console) async throws -> ExitStatus {
        let mailbox = try LocalMailbox(listen: smtp, maildir: maildir) { letter in
            console.write("\(letter.edition ?? "a letter")  \(letter.size) bytes  \(letter.subject)")
        }
        let port = try await mailbox.start()
        console.note("listening on \(mailbox.host):\(port), keeping letters in \(maildir); Ctrl-C ends it")
        if !mailbox.isLocal { console.warn("other machines may connect to it, without a login") }
        await Interruption.wait()
        await mailbox.stop()
        return .done
    }
}

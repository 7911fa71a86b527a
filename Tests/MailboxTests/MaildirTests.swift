import Foundation
import TestSupport
import Testing

@testable import Mailbox

@Suite struct MaildirTests {
    @Test func keepsMessagesWholeAndInOrder() throws {
        let folder = try temporaryDirectory().appendingPathComponent("mail").path
        let maildir = try Maildir(path: folder)
        let names = try (0..<20).map { try maildir.write(Array("message \($0)\r\n".utf8)) }
        #expect(Set(names).count == 20)
        #expect(try maildir.list() == names)
        #expect(try maildir.read(names[7]) == Array("message 7\r\n".utf8))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/tmp").isEmpty)
        let mode = try FileManager.default.attributesOfItem(atPath: folder + "/new/" + names[0])[.posixPermissions]
        #expect(mode as? Int == 0o600)
    }

    @Test func manyWritersNeverOverwriteOneAnother() async throws {
        let maildir = try Maildir(path: try temporaryDirectory().path)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<100 { group.addTask { try maildir.write(Array("\(number)".utf8)) } }
            try await group.waitForAll()
        }
        #expect(try maildir.list().count == 100)
        let texts = try maildir.list().map { try String(decoding: maildir.read($0), as: UTF8.self) }
        #expect(Set(texts).count == 100)
    }

    @Test func aFolderThatCannotBeMadeIsSaid() throws {
        let file = try temporaryDirectory().appendingPathComponent("file").path
        try Data().write(to: URL(fileURLWithPath: file))
        let error = #expect(throws: MaildirError.self) { try Maildir(path: file + "/mail") }
        #expect(error?.description == "cannot create \(file)/mail: Not a directory")
    }

    @Test func aMessageThatIsNotDurableIsTakenBack() throws {
        let folder = try temporaryDirectory().path
        var maildir = try Maildir(path: folder)
        maildir.sync = { _ in
            errno = EIO
            return -1
        }
        let error = #expect(throws: MaildirError.self) { try maildir.write([97]) }
        #expect(error?.code == EIO)
        #expect(try maildir.list() == [])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/tmp").isEmpty)
    }

    @Test func openingAnExistingMaildirKeepsIt() throws {
        let folder = try temporaryDirectory().path
        let name = try Maildir(path: folder).write([97])
        #expect(try Maildir(path: folder).list() == [name])
    }
}

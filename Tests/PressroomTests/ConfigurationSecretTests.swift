import Foundation
import JSONText
import Pressroom
import TestSupport
import Testing
import Transfer

@Suite struct ConfigurationSecretTests {
    private func file(_ bytes: [UInt8], mode: Int, in folder: URL) throws -> String {
        let path = folder.appendingPathComponent("secret-\(UUID().uuidString)").path
        #expect(
            FileManager.default.createFile(atPath: path, contents: Data(bytes), attributes: [.posixPermissions: mode]))
        return path
    }

    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = try temporaryDirectory()
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    @Test(arguments: [("s3cret\n", "s3cret"), ("s3 cret", "s3 cret"), ("s3cret\r\n", "s3cret")])
    func readsThePasswordOfAFile(text: String, password: String) throws {
        try withFolder { folder in
            let path = try file(Array(text.utf8), mode: 0o640, in: folder)
            #expect(try SecretReader.password(.file(path), environment: [:]) == Password(password))
        }
    }

    @Test(
        arguments: [
            ([0x61], 0o644, SecretFault.Reason.readableByAll), ([0x61], 0o602, .readableByAll), ([], 0o600, .empty),
            ([0x0A], 0o600, .empty), ([0x61, 0x0A, 0x62], 0o600, .severalLines), ([0x61, 0], 0o600, .severalLines),
            ([0xFF], 0o600, .notUTF8), ([UInt8](repeating: 0x61, count: 65_537), 0o600, .tooLong(65_536)),
        ] as [([UInt8], Int, SecretFault.Reason)])
    func refusesSecretsThatAreNone(bytes: [UInt8], mode: Int, reason: SecretFault.Reason) throws {
        try withFolder { folder in
            let path = try file(bytes, mode: mode, in: folder)
            #expect(throws: SecretFault(path: path, reason: reason)) { try SecretReader.line(path) }
        }
    }

    @Test func saysWhatIsNoFile() throws {
        try withFolder { folder in
            #expect(throws: SecretFault(path: folder.path, reason: .notAFile)) { try SecretReader.line(folder.path) }
            let absent = folder.path + "/absent"
            #expect(throws: SecretFault(path: absent, reason: .missing)) { try SecretReader.line(absent) }
            #expect(
                SecretFault(path: "/x", reason: .readableByAll).description
                    == "/x: every user of this machine can read this secret; run: chmod o-rwx /x")
        }
    }

    @Test func readsThePasswordOfTheEnvironment() throws {
        let environment = ["PAPERBOY_SMTP_PASSWORD": "s3cret"]
        #expect(
            try SecretReader.password(.environment("PAPERBOY_SMTP_PASSWORD"), environment: environment)
                == Password("s3cret"))
        #expect(try SecretReader.password(nil, environment: environment) == nil)
    }

    @Test func theSitesSecretIsWrittenOnceForItsOwnerOnly() throws {
        try withFolder { folder in
            let path = folder.path + "/paperboy.secret"
            let secret = try #require(Secret((0..<32).map { UInt8($0) }))
            try secret.write(path)
            #expect(try Secret.read(path) == secret)
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            #expect(throws: SecretFault(path: path, reason: .exists)) { try secret.write(path) }
            #expect(
                "\(secret)" == "***" && String(reflecting: secret) == "***"
                    && Mirror(reflecting: secret).children.isEmpty)
        }
    }

    @Test(
        arguments: [
            ([UInt8](repeating: 7, count: 32), SecretFault.Reason.notRandom),
            (Array(0..<31), .wrongLength(31)), (Array(0..<33), .wrongLength(33)), ([], .wrongLength(0)),
        ] as [([UInt8], SecretFault.Reason)])
    func refusesADamagedSecret(bytes: [UInt8], reason: SecretFault.Reason) throws {
        try withFolder { folder in
            let path = try file(bytes, mode: 0o600, in: folder)
            #expect(throws: SecretFault(path: path, reason: reason)) { try Secret.read(path) }
        }
        #expect(Secret(bytes) == nil)
    }

    @Test func loadsTheNamedFileOrTheDefaults() throws {
        try withFolder { folder in
            let path = folder.path + "/p.json"
            try Data(#"{"site": {"title": "Here"}}"#.utf8).write(to: URL(fileURLWithPath: path))
            let loaded = try ConfigurationLoader.load(path: path)
            #expect(loaded.site.title == "Here" && loaded.subscribersPath == folder.path + "/subscribers.json")
            let named = ConfigurationInput(environment: ["PAPERBOY_CONFIG": path])
            #expect(try ConfigurationLoader.load(input: named).site.title == "Here")
            do {
                _ = try ConfigurationLoader.load(path: folder.path + "/absent.json")
                Testing.Issue.record("accepted")
            } catch let refused as RefusedFile {
                #expect(
                    refused.description == "\(folder.path)/absent.json: error: cannot be read: there is no such file")
            }
        }
    }

    @Test func readsNoMoreThanAReaderTakes() throws {
        try withFolder { folder in
            let path = try file([UInt8](repeating: 0x20, count: 5_000), mode: 0o644, in: folder)
            #expect(try InputFile.bytes(path, most: 1_000).count == 1_001)
            #expect(try InputFile.bytes(path).count == 5_000)
        }
    }
}
